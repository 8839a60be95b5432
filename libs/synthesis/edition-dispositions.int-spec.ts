import { newId } from '#kernel';
import { Viewer } from '#identity';
import { countStatements } from '#platform/testing';
import { CommentsStage } from '../../test/builders/comments.stage';
import { type BuiltConsultation, buildEdition } from '../../test/builders/consultation.builder';
import type { Outcome } from './disposition.entity';
import { DispositionPublicationsService } from './disposition-publications.service';
import { DispositionsService } from './dispositions.service';
import { EditionDispositionsQueries } from './edition-dispositions.queries';
import { SynthesisModule } from './synthesis.module';

const REFERENT =
  'Chaque établissement désigne un référent chargé de suivre les échanges de données avec ses partenaires.';
const CALENDAR =
  'Le calendrier annonce les échéances de raccordement des éditeurs aux services nationaux de référence.';
const KEPT = 'Une annexe décrit les profils de certificats que les autorités délivrent aux structures.';

describe('dispositions in the change log of an edition', () => {
  let stage: CommentsStage;
  let queries: EditionDispositionsQueries;
  let camille: Viewer;
  let drafter: Viewer;
  let consultation: BuiltConsultation;
  let first: BuiltConsultation['sections'][number];
  let second: BuiltConsultation['sections'][number];

  beforeAll(async () => {
    stage = await CommentsStage.open(SynthesisModule);
    queries = stage.get(EditionDispositionsQueries);
    camille = await stage.participant('Camille');
  }, 60_000);

  afterAll(() => stage.close());

  beforeEach(async () => {
    consultation = await stage.consultation({ sections: [[REFERENT, KEPT], [CALENDAR]] });
    [first, second] = consultation.sections as [typeof first, typeof second];
    drafter = await stage.holder('drafter', consultation.id);
  });

  const commented = (blockId: string | undefined): Promise<string> =>
    stage.published(camille, consultation, { anchor: { kind: 'block', blockId: blockId ?? '' } });

  const decide = (commentId: string, outcome: Outcome) =>
    stage
      .get(DispositionsService)
      .set(drafter, { commentId, outcome, motive: 'Le motif de cette suite est ici.' });

  const publish = () =>
    stage
      .get(DispositionPublicationsService)
      .publish(drafter, { consultationId: consultation.id, clientKey: newId() });

  /** The referent's paragraph goes to the second section. */
  const nextEdition = (): Promise<string> =>
    buildEdition(stage.dataSource, consultation.doctrineId, [
      { id: first.id, blocks: [{ id: first.blocks[1] ?? '', text: KEPT }] },
      {
        id: second.id,
        blocks: [
          { id: second.blocks[0] ?? '', text: CALENDAR },
          { id: first.blocks[0] ?? '', text: REFERENT },
        ],
      },
    ]);

  const pairTo = (toReleaseId: string, fromReleaseId = consultation.releaseId) => ({
    fromReleaseId,
    toReleaseId,
  });

  it('stand in the section where the comment is placed, counted by outcome', async () => {
    const moved = await commented(first.blocks[0]);
    const stays = await commented(first.blocks[1]);
    const reply = await stage.decide(await stage.reply(camille, moved), 'publish');
    await decide(moved, 'accepted_in_part');
    await decide(reply, 'answered');
    await decide(stays, 'deferred');
    await publish();
    const to = await nextEdition();
    const before = await queries.bySection(Viewer.visitor, pairTo(to));
    expect(before.map(({ sectionId, count }) => [sectionId, count])).toEqual([[first.id, 3]]);
    await stage.placing.place(to);
    const placed = await queries.bySection(Viewer.visitor, pairTo(to));
    expect(placed).toMatchObject([
      { sectionId: first.id, isInEdition: true, count: 1, firstComments: [stays] },
      { sectionId: second.id, count: 2, firstComments: [moved, reply] },
    ]);
    expect(placed[1]?.byOutcome).toEqual([
      { outcome: 'accepted_in_part', count: 1 },
      { outcome: 'answered', count: 1 },
    ]);
  });

  it('are those last published: neither what is drafted nor what was replaced', async () => {
    const id = await commented(first.blocks[1]);
    const drafted = await commented(first.blocks[1]);
    await decide(id, 'deferred');
    await publish();
    await decide(id, 'accepted_in_part');
    await publish();
    await decide(id, 'answered');
    await decide(drafted, 'answered');
    const to = await nextEdition();
    const [section, ...others] = await queries.bySection(Viewer.visitor, pairTo(to));
    expect(others).toEqual([]);
    expect(section).toMatchObject({ count: 1, firstComments: [id] });
    expect(section?.byOutcome).toEqual([{ outcome: 'accepted_in_part', count: 1 }]);
  });

  it('are of the consultation held on the older edition, or of which the newer one is the outcome', async () => {
    await decide(await commented(first.blocks[1]), 'deferred');
    await publish();
    const between = await nextEdition();
    const outcome = await nextEdition();
    expect(await queries.bySection(Viewer.visitor, pairTo(outcome, between))).toEqual([]);
    await stage.dataSource.query('UPDATE consultation SET outcome_release_id = $2 WHERE id = $1', [
      ...[consultation.id, outcome],
    ]);
    expect(await queries.bySection(Viewer.visitor, pairTo(outcome, between))).toHaveLength(1);
    expect(await queries.bySection(Viewer.visitor, pairTo(consultation.releaseId, outcome))).toEqual([]);
    expect(await queries.bySection(Viewer.visitor, pairTo(newId()))).toEqual([]);
    const elsewhere = await stage.consultation();
    expect(await queries.bySection(Viewer.visitor, pairTo(elsewhere.releaseId))).toEqual([]);
  });

  it('leave with the text: what is hidden is in no change log', async () => {
    const id = await commented(first.blocks[1]);
    await decide(id, 'deferred');
    await publish();
    const to = await nextEdition();
    await stage.decide(id, 'hide');
    expect(await queries.bySection(Viewer.visitor, pairTo(to))).toEqual([]);
  });

  it('are listed page by page, of one section or one outcome', async () => {
    const made: string[] = [];
    for (const outcome of ['deferred', 'answered', 'deferred'] as const) {
      const id = await commented(first.blocks[1]);
      await decide(id, outcome);
      made.push(id);
    }
    await publish();
    const pair = pairTo(await nextEdition());
    const page = (filters: { sectionId?: string; outcome?: Outcome }, after?: string) =>
      queries.commentIds(Viewer.visitor, pair, filters, { first: 2, after });
    const top = await page({});
    expect(top).toMatchObject({ ids: made.slice(0, 2), hasNextPage: true });
    expect(await page({}, top.endCursor ?? '')).toMatchObject({ ids: made.slice(2), hasNextPage: false });
    expect((await page({ outcome: 'answered' })).ids).toEqual([made[1]]);
    expect((await page({ sectionId: second.id })).ids).toEqual([]);
  });

  it('cost one statement', async () => {
    const pair = pairTo(await nextEdition());
    const { statements } = await countStatements(stage.dataSource, () =>
      queries.bySection(Viewer.visitor, pair),
    );
    expect(statements).toHaveLength(1);
  });
});
