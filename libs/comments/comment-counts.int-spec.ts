import { Viewer } from '#identity';
import { countStatements } from '#platform/testing';
import { CommentsStage } from '../../test/builders/comments.stage';
import type { BuiltConsultation } from '../../test/builders/consultation.builder';
import { MOST_COUNTED } from './comment-counts.queries';

describe('comments by block and by category', () => {
  let stage: CommentsStage;
  let camille: Viewer;
  let consultation: BuiltConsultation;
  let place: { consultationId: string; sectionId: string };
  let blocks: string[];

  const anchorOn = (blockId = '', exact?: string) => ({
    anchor: exact
      ? { kind: 'quote' as const, blockId, quote: { exact } }
      : { kind: 'block' as const, blockId },
  });

  beforeAll(async () => {
    stage = await CommentsStage.open();
    camille = await stage.participant('Camille');
  }, 60_000);

  beforeEach(async () => {
    consultation = await stage.consultation({
      sections: [['Premier paragraphe.', 'Second paragraphe.'], ['Ailleurs.']],
    });
    const [section] = consultation.sections;
    place = { consultationId: consultation.id, sectionId: section?.id ?? '' };
    blocks = section?.blocks ?? [];
  });

  afterAll(() => stage.close());

  const bodies = async (viewer: Viewer, filters: object): Promise<(string | undefined)[]> => {
    const page = await stage.queries.sectionThreads(viewer, place, {}, filters);
    return page.nodes.map(({ root }) => root.revision?.body);
  };

  it('give the threads on a block and on words of it, and none of another block', async () => {
    await stage.published(camille, consultation, { body: 'section' });
    await stage.published(camille, consultation, { body: 'bloc', ...anchorOn(blocks[0]) });
    await stage.published(camille, consultation, { body: 'mots', ...anchorOn(blocks[0], 'Premier') });
    await stage.published(camille, consultation, { body: 'autre', ...anchorOn(blocks[1]) });
    expect(await bodies(Viewer.visitor, { blockId: blocks[0] })).toEqual(['mots', 'bloc']);
    expect(await bodies(Viewer.visitor, { blockId: consultation.sections[1]?.blocks[0] })).toEqual([]);
  });

  it('are counted by block in one statement: what the public sees, traces among it, replies and the rest not', async () => {
    const thread = await stage.published(camille, consultation, anchorOn(blocks[1]));
    await stage.decide(await stage.reply(camille, thread), 'publish');
    await stage.published(camille, consultation, anchorOn(blocks[0], 'Premier'));
    await stage.decide(await stage.published(camille, consultation, anchorOn(blocks[0])), 'hide');
    await stage.post(camille, consultation, anchorOn(blocks[0]));
    await stage.decide(await stage.post(camille, consultation, anchorOn(blocks[0])), 'refuse');
    await stage.published(camille, consultation);
    const counted = await countStatements(stage.dataSource, () =>
      stage.counts.byBlock(place.consultationId, place.sectionId),
    );
    expect(counted.statements).toHaveLength(1);
    expect(counted.result).toEqual([
      { blockId: blocks[0], comments: 2 },
      { blockId: blocks[1], comments: 1 },
    ]);
    expect(await stage.counts.byBlock(place.consultationId, consultation.sections[1]?.id ?? '')).toEqual([]);
  });

  it('are found by the category that is shown, never by one that a trace does not show', async () => {
    await stage.dataSource.query('UPDATE participant SET category = $2 WHERE id = $1', [
      camille.participantId,
      'citizen',
    ]);
    const rapporteur = await stage.holder('rapporteur', consultation.id);
    await stage.published(camille, consultation, { body: 'compte' });
    await stage.published(rapporteur, consultation, {
      body: 'courrier',
      transcription: { channel: 'mail', authorName: 'Une usagère', authorCategory: 'citizen' },
    });
    await stage.published(await stage.participant(), consultation, { body: 'sans catégorie' });
    await stage.decide(await stage.published(camille, consultation, { body: 'masquée' }), 'hide');
    const category = 'citizen';
    expect(await bodies(Viewer.visitor, { category })).toEqual(['courrier', 'compte']);
    expect(await bodies(camille, { category })).toEqual(['masquée', 'courrier', 'compte']);
    expect(await stage.counts.threads(Viewer.visitor, place, { category })).toBe(2);
  });

  it('are counted under the filters up to a bound, and then no longer', async () => {
    const id = await stage.published(camille, consultation);
    const copy = (times: number) =>
      stage.dataSource.query(
        `INSERT INTO comment (id, consultation_id, section_id, root_id, path, depth, author_id, kind, anchor_kind, channel,
           latest_revision_id, published_revision_id, state, published_at)
         SELECT n.id, consultation_id, section_id, n.id, '', 0, author_id, kind, anchor_kind, channel, latest_revision_id,
           published_revision_id, 'published', now()
         FROM comment, (SELECT uuidv7() AS id FROM generate_series(1, $2)) n WHERE comment.id = $1`,
        [id, times],
      );
    await copy(MOST_COUNTED - 1);
    expect(await stage.counts.threads(Viewer.visitor, place, {})).toBe(MOST_COUNTED);
    expect(await stage.counts.threads(Viewer.visitor, place, { kind: 'question' })).toBe(0);
    await copy(1);
    expect(await stage.counts.threads(Viewer.visitor, place, {})).toBeNull();
  });
});
