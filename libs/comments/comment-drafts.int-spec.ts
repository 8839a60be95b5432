import { DomainError, newId } from '#kernel';
import { Viewer } from '#identity';
import { countStatements } from '#platform/testing';
import { CommentsStage } from '../../test/builders/comments.stage';
import type { BuiltConsultation } from '../../test/builders/consultation.builder';

describe('what somebody is still writing', () => {
  let stage: CommentsStage;
  let camille: Viewer;
  let consultation: BuiltConsultation;
  let place: { consultationId: string; sectionId: string };
  let blockId: string;

  beforeAll(async () => {
    stage = await CommentsStage.open();
  }, 60_000);

  beforeEach(async () => {
    camille = await stage.participant('Camille');
    consultation = await stage.consultation({ sections: [['Un paragraphe.'], ['Un autre.']] });
    place = { consultationId: consultation.id, sectionId: consultation.sections[0]?.id ?? '' };
    blockId = consultation.sections[0]?.blocks[0] ?? '';
  });

  afterAll(() => stage.close());

  const save = (viewer: Viewer, more: object = {}, content: object = {}) =>
    stage.drafts.save(viewer, { ...place, ...more }, { kind: 'remark', ...content });

  const body = async (viewer: Viewer, more: object = {}): Promise<string | undefined> =>
    (await stage.draftQueries.at(viewer, { ...place, ...more }))?.body;

  const codeOf = async (doing: Promise<unknown>): Promise<string> => {
    const error: unknown = await doing.catch((thrown: unknown) => thrown);
    if (error instanceof DomainError) return `${error.code} ${error.field ?? ''}`;
    throw new Error(`Not a refusal: ${String(error)}`);
  };

  it('is kept as typed, however incomplete, one text a place', async () => {
    const parentId = await stage.published(camille, consultation);
    const draft = await save(camille, {}, { body: ' Une pens', title: 'T', position: 'for' });
    expect(draft).toMatchObject({ body: ' Une pens', title: 'T', position: 'for', proposedWording: '' });
    const again = await save(
      camille,
      {},
      { kind: 'amendment', body: ' Une pensée \r\n', organisation: 'ACME' },
    );
    expect(again).toMatchObject({
      id: draft.id,
      kind: 'amendment',
      title: '',
      position: null,
      organisation: 'ACME',
    });
    await save(camille, { blockId }, { body: 'bloc' });
    await save(camille, { parentId }, { body: 'réponse' });
    expect([
      await body(camille),
      await body(camille, { blockId }),
      await body(camille, { parentId }),
      await body(camille, { blockId, parentId }),
    ]).toEqual([' Une pensée \n', 'bloc', 'réponse', undefined]);
  });

  it('is seen by its author alone', async () => {
    await save(camille, {}, { body: 'secret' });
    for (const viewer of [
      await stage.participant(),
      await stage.holder('moderator', consultation.id),
      await stage.holder('administrator', null),
    ]) {
      expect(await body(viewer)).toBeUndefined();
      expect((await stage.draftQueries.mine(viewer, {})).nodes).toEqual([]);
      await stage.drafts.discard(viewer, place);
    }
    expect(await codeOf(stage.draftQueries.mine(Viewer.visitor, {}))).toBe('SIGN_IN_REQUIRED ');
    expect(await body(camille)).toBe('secret');
    await stage.drafts.discard(camille, place);
    await stage.drafts.discard(camille, place);
    expect(await body(camille)).toBeUndefined();
  });

  it('ends when it is sent, in the same transaction, and no other does', async () => {
    const other = await stage.participant();
    const parentId = await stage.published(camille, consultation);
    await save(camille);
    await save(camille, { blockId });
    await save(camille, { parentId });
    await save(other);
    await stage.post(camille, consultation);
    expect([await body(camille), await body(camille, { blockId }), await body(other)]).toEqual([
      undefined,
      '',
      '',
    ]);
    await stage.post(camille, consultation, { anchor: { kind: 'quote', blockId, quote: { exact: 'Un' } } });
    expect([await body(camille, { blockId }), await body(camille, { parentId })]).toEqual([undefined, '']);
    await stage.reply(camille, parentId);
    expect(await body(camille, { parentId })).toBeUndefined();
  });

  it('stays when the sending is refused, and when a sending is repeated', async () => {
    const clientKey = newId();
    await stage.post(camille, consultation, { clientKey });
    await save(camille, {}, { body: 'suite' });
    await stage.post(camille, consultation, { clientKey });
    expect(await codeOf(stage.post(camille, consultation, { body: ' ' }))).toBe('INVALID_INPUT body');
    await stage.dataSource.query('UPDATE consultation SET closes_at = now() WHERE id = $1', [
      consultation.id,
    ]);
    expect(await codeOf(stage.post(camille, consultation))).toBe('CONSULTATION_CLOSED ');
    expect(await body(camille)).toBe('suite');
    await save(camille, {}, { body: 'après la clôture' });
    expect(await body(camille)).toBe('après la clôture');
  });

  it('is refused where no contribution could stand, and beyond the lengths of one', async () => {
    const elsewhere = await stage.consultation();
    const unseen = await stage.post(await stage.participant(), consultation);
    const there = await stage.published(camille, elsewhere);
    const refused: [object, object, string][] = [
      [{ sectionId: elsewhere.sections[0]?.id }, {}, 'NOT_FOUND sectionId'],
      [{ consultationId: newId() }, {}, 'NOT_FOUND consultationId'],
      [{ blockId: consultation.sections[1]?.blocks[0] }, {}, 'NOT_FOUND blockId'],
      [{ parentId: unseen }, {}, 'NOT_FOUND parentId'],
      [{ parentId: there }, {}, 'NOT_FOUND parentId'],
      [{}, { stageId: newId() }, 'NOT_FOUND stageId'],
      [{}, { body: 'a'.repeat(20_001) }, 'INVALID_INPUT body'],
      [{}, { title: 'a'.repeat(301) }, 'INVALID_INPUT title'],
      [{}, { body: 'a\0' }, 'INVALID_INPUT body'],
    ];
    for (const [where, content, code] of refused)
      expect(await codeOf(save(camille, where, content))).toBe(code);
    await save(camille, {}, { body: 'é'.repeat(20_000) });
  });

  it('is listed from what was last worked on, page by page, in one statement each', async () => {
    await save(camille, {}, { body: '1' });
    await save(camille, { blockId }, { body: '2' });
    await save(camille, { sectionId: consultation.sections[1]?.id }, { body: '3' });
    await stage.dataSource.query(`SELECT pg_sleep(0.01)`);
    await save(camille, {}, { body: '1 encore' });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { result, statements } = await countStatements(stage.dataSource, () =>
        stage.draftQueries.mine(camille, { first: 2, after }),
      );
      expect(statements).toHaveLength(1);
      seen.push(...result.nodes.map((draft) => draft.body));
      after = result.pageInfo.hasNextPage ? result.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(['1 encore', '3', '2']);
    for (const cursor of ['x', 'WyJhIiwiYiJd']) {
      expect(await codeOf(stage.draftQueries.mine(camille, { after: cursor }))).toBe('INVALID_INPUT after');
    }
  });

  it('saved twenty times at once is one draft', async () => {
    const drafts = await Promise.all(
      Array.from({ length: 20 }, (_, n) => save(camille, {}, { body: String(n) })),
    );
    expect(new Set(drafts.map(({ id }) => id)).size).toBe(1);
  });
});
