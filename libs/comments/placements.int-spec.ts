import { ConsultationsService } from '#doctrine';
import { Viewer } from '#identity';
import { countStatements } from '#platform/testing';
import { CommentsStage } from '../../test/builders/comments.stage';
import { type BuiltConsultation, buildEdition } from '../../test/builders/consultation.builder';
import { placeOf } from './comments.place';
import { PLACEMENT_GROUPS, type PlacementView } from './placements.queries';

const REFERENT =
  'Chaque établissement désigne un référent chargé de suivre les échanges de données avec ses partenaires.';
const CALENDAR =
  'Le calendrier annonce les échéances de raccordement des éditeurs aux services nationaux de référence.';
const OLD =
  'Une annexe décrit les profils de certificats que les autorités délivrent aux structures de soins.';

describe('placements', () => {
  let stage: CommentsStage;
  let camille: Viewer;
  let antoine: Viewer;
  let administrator: Viewer;
  let consultation: BuiltConsultation;
  let first: BuiltConsultation['sections'][number];
  let second: BuiltConsultation['sections'][number];

  const block = (id: string | undefined, text: string) => ({ id: id ?? '', text });
  const on = (blockId: string | undefined, exact?: string) => ({
    anchor: exact
      ? { kind: 'quote' as const, blockId: blockId ?? '', quote: { exact } }
      : { kind: 'block' as const, blockId: blockId ?? '' },
  });

  beforeAll(async () => {
    stage = await CommentsStage.open();
    camille = await stage.participant('Camille');
  }, 60_000);

  beforeEach(async () => {
    consultation = await stage.consultation({ sections: [[REFERENT, OLD], [CALENDAR]] });
    [first, second] = consultation.sections as [typeof first, typeof second];
    antoine = await stage.holder('drafter', consultation.id);
    administrator = await stage.holder('administrator', consultation.id);
  });

  /** Drafts another doctrine. */
  let elsewhere: Viewer;
  beforeAll(async () => {
    elsewhere = await stage.holder('drafter', (await stage.consultation()).id);
  });

  afterAll(() => stage.close());

  /** The referent's paragraph goes to the second section, the calendar is reworded, the old annex is gone. */
  const nextEdition = (): Promise<string> =>
    buildEdition(stage.dataSource, consultation.doctrineId, [
      { id: first.id, blocks: [block('01a00000-0000-7000-8000-000000000001', 'Un tout autre paragraphe.')] },
      {
        id: second.id,
        blocks: [
          block(second.blocks[0], CALENDAR.replace('services nationaux', 'téléservices nationaux')),
          block(first.blocks[0], REFERENT),
        ],
      },
    ]);

  /** As if the rule had been sure of nothing; the table itself lets nobody say so. */
  const makeUncertain = async (releaseId: string): Promise<void> => {
    await stage.dataSource.query('ALTER TABLE placement DISABLE TRIGGER USER');
    await stage.dataSource.query('UPDATE placement SET is_certain = false WHERE release_id = $1', [
      releaseId,
    ]);
    await stage.dataSource.query('ALTER TABLE placement ENABLE TRIGGER USER');
  };

  const placementOf = async (commentId: string): Promise<PlacementView | undefined> =>
    (await stage.placementQueries.ofComments([commentId]))[0];

  it('are found once for every thread, whoever looks at the same time', async () => {
    const moved = await stage.published(camille, consultation, on(first.blocks[0], 'un référent chargé'));
    const gone = await stage.published(camille, consultation, on(first.blocks[1]));
    const whole = await stage.post(camille, consultation);
    const reply = await stage.reply(camille, moved);
    const releaseId = await nextEdition();
    await Promise.all([stage.placing.place(releaseId), stage.placing.place(releaseId)]);
    expect(await stage.placing.unplaced(releaseId)).toBe(0);
    expect(await placementOf(moved)).toMatchObject({
      status: 'moved',
      isCertain: true,
      isSettled: false,
      sectionId: second.id,
      passage: { blockId: first.blocks[0], endBlockId: first.blocks[0] },
      madeOn: { releaseSlug: 'soumise', sectionSlug: 'section-1' },
    });
    expect(await placementOf(gone)).toMatchObject({ status: 'lost', passage: null, sectionId: first.id });
    expect(await placementOf(whole)).toMatchObject({ status: 'exact', passage: null, sectionId: first.id });
    expect(await stage.placementQueries.ofComments([moved, gone, whole, reply])).toHaveLength(3);
  });

  it('are marked in the text of the edition, and listed by section and by paragraph', async () => {
    const moved = await stage.published(camille, consultation, on(first.blocks[0], 'un référent chargé'));
    const again = await stage.published(camille, consultation, on(first.blocks[0], 'un référent chargé'));
    const waiting = await stage.post(camille, consultation, on(first.blocks[0], 'Chaque établissement'));
    const releaseId = await nextEdition();
    await stage.placing.place(releaseId);
    const place = { releaseId, sectionId: second.id };
    const { result: marked, statements } = await countStatements(stage.dataSource, async () => {
      const text = await stage.passages.placed(Viewer.visitor, place);
      return { ...text, pieces: await stage.passages.pieces(text) };
    });
    expect(statements).toHaveLength(2);
    expect(marked.passages).toEqual([
      {
        passage: { blockId: first.blocks[0], start: 29, endBlockId: first.blocks[0], end: 47 },
        exact: 'un référent chargé',
        comments: 2,
        rootIds: [again, moved],
      },
    ]);
    expect(marked.pieces).toHaveLength(1);
    // Who wrote what is not published yet sees it where it stands.
    expect((await stage.passages.placed(camille, place)).passages).toHaveLength(2);
    const listed = async (viewer: Viewer, blockId: string | null) =>
      (await stage.placementQueries.inSection(viewer, { ...place, blockId }, {})).nodes.map(
        ({ commentId }) => commentId,
      );
    expect(await listed(Viewer.visitor, first.blocks[0] ?? '')).toEqual([again, moved]);
    expect(await listed(Viewer.visitor, second.blocks[0] ?? '')).toEqual([]);
    expect(await listed(camille, null)).toEqual([waiting, again, moved]);
    expect(await stage.passages.placed(Viewer.visitor, { ...place, sectionId: 'x' })).toEqual({
      versionId: null,
      passages: [],
    });
  });

  it('lead back to the words in the text that was read, and to no others', async () => {
    const quote = await stage.published(camille, consultation, on(first.blocks[0], 'un référent chargé'));
    await stage.published(camille, consultation, on(first.blocks[0], 'Chaque établissement'));
    const paragraph = await stage.published(camille, consultation, on(first.blocks[1]));
    const place = { releaseId: consultation.releaseId, sectionId: first.id };
    const [blockId, old] = first.blocks;
    const of = (commentId: string) => stage.passages.madeOn(Viewer.visitor, { ...place, commentId });
    const words = await of(quote);
    expect(words.passages).toMatchObject([
      { passage: { blockId, start: 29, endBlockId: blockId, end: 47 }, rootIds: [quote] },
    ]);
    expect(await stage.passages.pieces(words)).toHaveLength(1);
    expect((await of(paragraph)).passages).toMatchObject([
      { passage: { blockId: old, start: 0, endBlockId: old, end: OLD.length }, exact: OLD },
    ]);
    const later = { ...place, releaseId: await nextEdition() };
    expect((await stage.passages.madeOn(camille, { ...later, commentId: quote })).passages).toEqual([]);
  });

  it('become the places at which a consultation’s comments are read when it goes on with the newer text', async () => {
    const moved = await stage.published(camille, consultation, on(first.blocks[0], 'un référent chargé'));
    const reply = await stage.reply(camille, moved);
    const releaseId = await nextEdition();
    const update = { releaseId, reason: 'Une section a été réécrite.' };
    await expect(stage.texts.update(camille, consultation.id, update)).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    });
    await stage.texts.update(administrator, consultation.id, update);
    const there = await stage.queries.sectionThreads(
      camille,
      { consultationId: consultation.id, sectionId: second.id },
      {},
      { blockId: first.blocks[0] },
    );
    expect(there.nodes.map(({ root }) => root.id)).toEqual([moved]);
    expect((await stage.queries.commentById(camille, reply))?.sectionId).toBe(second.id);
    expect(await stage.counts.byBlock(consultation.id, second.id)).toEqual([
      { blockId: first.blocks[0], comments: 1 },
    ]);
    await expect(stage.texts.update(administrator, consultation.id, update)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    // What is said from now on is said on the newer text.
    const later = await stage.service.post(
      camille,
      { consultationId: consultation.id, sectionId: second.id },
      { clientKey: 'plus-tard', kind: 'remark', body: 'Plus tard.', ...on(first.blocks[0]) },
    );
    expect(await stage.queries.commentById(camille, later)).toMatchObject({ placementId: null });
  });

  it('are found by their comment, however many there are', async () => {
    const comment = await stage.published(camille, consultation, on(first.blocks[0]));
    await stage.placing.place(await nextEdition());
    const plan = await stage.transactions.run(async ({ manager }): Promise<string> => {
      await manager.query('SET LOCAL enable_seqscan = off');
      const rows: Record<string, string>[] = await manager.query(
        'EXPLAIN SELECT * FROM placement p WHERE p.comment_id = $1 ORDER BY p.id DESC',
        [comment],
      );
      return JSON.stringify(rows);
    });
    expect(plan).toContain('placement_comment');
  });

  it('let people comment while a consultation goes on with another text, and lose nothing of it', async () => {
    const before = await stage.published(camille, consultation, on(first.blocks[0], 'un référent chargé'));
    const releaseId = await nextEdition();
    await stage.placing.place(releaseId);
    const late = await stage.transactions.run(async (tx) => {
      const update = { releaseId, reason: 'Une section a été réécrite.' };
      await stage.get(ConsultationsService).updateTextIn(tx, administrator, consultation.id, update);
      return stage.post(camille, consultation, on(first.blocks[0], 'un référent chargé'));
    });
    await stage.placing.place(releaseId);
    await stage.transactions.run(({ manager }) => stage.placing.bring(manager, consultation.id, releaseId));
    for (const id of [before, late])
      expect(await stage.queries.commentById(camille, id)).toMatchObject({ sectionId: second.id });
  });

  it('are looked for once those who comment on the earlier text are done', async () => {
    const releaseId = await nextEdition();
    await stage.texts.update(administrator, consultation.id, { releaseId, reason: 'Réécriture.' });
    const order: string[] = [];
    let placing: Promise<unknown> | undefined;
    await stage.transactions.run(async ({ manager }) => {
      const place = { consultationId: consultation.id, sectionId: second.id, blockId: null, stageId: null };
      await placeOf(manager, place);
      placing = stage.placing.place(releaseId).then(() => order.push('placed'));
      await new Promise((done) => setTimeout(done, 200));
      order.push('commented');
    });
    await placing;
    expect(order).toEqual(['commented', 'placed']);
  });

  it('are not waited for by what is said on the edition itself', async () => {
    await stage.published(camille, consultation, on(first.blocks[0]));
    const unplaced = async (releaseId: string) =>
      (await stage.placementQueries.counts(antoine, releaseId)).unplaced;
    expect(await unplaced(consultation.releaseId)).toBe(0);
    const releaseId = await nextEdition();
    expect(await unplaced(releaseId)).toBe(1);
    await stage.texts.update(administrator, consultation.id, { releaseId, reason: 'Réécriture.' });
    await stage.service.post(
      camille,
      { consultationId: consultation.id, sectionId: second.id },
      { clientKey: 'sur-le-nouveau', kind: 'remark', body: 'Sur le nouveau.', ...on(first.blocks[0]) },
    );
    expect(await unplaced(releaseId)).toBe(0);
  });

  it('wait for those who write the doctrine when they are uncertain, and keep what was there before', async () => {
    const lost = await stage.published(camille, consultation, on(first.blocks[1], 'profils de certificats'));
    const releaseId = await nextEdition();
    await stage.placing.place(releaseId);
    const placement = await placementOf(lost);
    const settle = (viewer: Viewer, answer: 'lost' | 'section') =>
      stage.placements.settle(viewer, { placementId: placement?.id ?? '', answer });
    await expect(settle(camille, 'lost')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(settle(elsewhere, 'lost')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const correct = {
      placementId: placement?.id ?? '',
      answer: 'correct' as const,
      blockId: second.blocks[0],
      exact: 'téléservices nationaux',
    };
    await expect(
      stage.placements.settle(antoine, { ...correct, exact: 'mots absents' }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT', field: 'exact' });
    // Pressed twice, it is answered once.
    const [answered, again] = await Promise.all([1, 2].map(() => stage.placements.settle(antoine, correct)));
    expect([again, await stage.placements.settle(antoine, correct)]).toEqual([answered, answered]);
    await expect(settle(antoine, 'lost')).rejects.toMatchObject({ code: 'PLACEMENT_SETTLED' });
    const [now, before] = await stage.placementQueries.ofComments([lost]);
    expect(now).toMatchObject({ isSettled: true, isCertain: true, sectionId: second.id });
    expect(before).toMatchObject({ id: placement?.id, isSettled: false });
    await stage.texts.update(administrator, consultation.id, { releaseId, reason: 'Réécriture.' });
    expect(await stage.queries.commentById(camille, lost)).toMatchObject({
      sectionId: second.id,
      placementId: now?.id,
    });
  });

  it('are listed for those who write the doctrine only, in one statement', async () => {
    await stage.published(camille, consultation, on(first.blocks[1], 'profils de certificats'));
    const releaseId = await nextEdition();
    await stage.placing.place(releaseId);
    await makeUncertain(releaseId);
    const counted = await countStatements(stage.dataSource, () =>
      stage.placementQueries.inEdition(antoine, releaseId, 'waiting', {}),
    );
    expect(counted.statements).toHaveLength(1);
    expect(counted.result.nodes).toHaveLength(1);
    expect(
      (await stage.placementQueries.inEdition(administrator, releaseId, 'waiting', {})).nodes,
    ).toHaveLength(1);
    for (const viewer of [Viewer.visitor, camille, elsewhere])
      expect((await stage.placementQueries.inEdition(viewer, releaseId, 'waiting', {})).nodes).toEqual([]);
    expect(await stage.placementQueries.counts(antoine, releaseId)).toMatchObject({
      waiting: 1,
      unplaced: 0,
    });
  });

  it('wait for nobody once somebody has answered for a later edition', async () => {
    const lost = await stage.published(camille, consultation, on(first.blocks[1], 'profils de certificats'));
    const earlier = await nextEdition();
    await stage.placing.place(earlier);
    await makeUncertain(earlier);
    const later = await nextEdition();
    await stage.placing.place(later);
    const [placement] = await stage.placementQueries.ofComments([lost]);
    await stage.placements.settle(antoine, { placementId: placement?.id ?? '', answer: 'section' });
    const groups = async (releaseId: string) =>
      Promise.all(
        PLACEMENT_GROUPS.map(async (group) => {
          const { nodes } = await stage.placementQueries.inEdition(antoine, releaseId, group, {});
          return [group, nodes.length];
        }),
      );
    for (const releaseId of [earlier, later])
      expect(await stage.placementQueries.counts(antoine, releaseId)).toMatchObject(
        Object.fromEntries(await groups(releaseId)),
      );
    expect(await groups(earlier)).toContainEqual(['waiting', 0]);
    expect(await groups(later)).toContainEqual(['settled', 1]);
  });

  it('never change, by the database’s own rule', async () => {
    await stage.published(camille, consultation, on(first.blocks[0]));
    await stage.placing.place(await nextEdition());
    for (const sql of [
      `UPDATE placement SET status = 'lost', passage = NULL`,
      'DELETE FROM placement',
      'TRUNCATE placement CASCADE',
      'UPDATE comment SET section_id = gen_random_uuid()',
      'UPDATE comment SET block_id = NULL WHERE block_id IS NOT NULL',
    ])
      await expect(stage.dataSource.query(sql)).rejects.toMatchObject({ code: '23001' });
  });
});
