import { DomainError, newId } from '#kernel';
import { Viewer } from '#identity';
import { CommentsStage } from '../../test/builders/comments.stage';
import type { BuiltConsultation } from '../../test/builders/consultation.builder';

describe('sending a comment', () => {
  let stage: CommentsStage;
  let consultation: BuiltConsultation;
  let camille: Viewer;

  beforeAll(async () => {
    stage = await CommentsStage.open();
    consultation = await stage.consultation({
      sections: [['Le dossier est partagé. Le dossier est tenu à jour.'], ['Autre section.']],
    });
    camille = await stage.participant();
  }, 60_000);

  afterAll(() => stage.close());

  const codeOf = async (sending: Promise<unknown>): Promise<string> => {
    const error: unknown = await sending.catch((thrown: unknown) => thrown);
    if (error instanceof DomainError) return `${error.code}${error.field ? ` ${error.field}` : ''}`;
    throw new Error(`Not a refusal: ${String(error)}`);
  };

  const count = async (clientKey: string) => {
    const [row]: [{ comments: number; revisions: number; jobs: number }] = await stage.dataSource.query(
      `SELECT count(DISTINCT c.id)::int AS comments, count(DISTINCT r.id)::int AS revisions, count(DISTINCT j.id)::int AS jobs
       FROM comment c JOIN comment_revision r ON r.comment_id = c.id
       LEFT JOIN job j ON j.name = 'comments.screen-revision' AND j.payload->>'revisionId' = r.id::text
       WHERE c.client_key = $1`,
      [clientKey],
    );
    return row;
  };

  it('fifty times at once under one key makes one comment, one text and one job, and gives fifty times the same', async () => {
    const clientKey = newId();
    const ids = await Promise.all(
      Array.from({ length: 50 }, () => stage.post(camille, consultation, { clientKey })),
    );
    expect(new Set(ids).size).toBe(1);
    expect(await count(clientKey)).toEqual({ comments: 1, revisions: 1, jobs: 1 });
  });

  it('again under its key gives the same comment, also once the consultation has closed', async () => {
    const closing = await stage.consultation();
    const clientKey = newId();
    const first = await stage.post(camille, closing, { clientKey });
    await stage.dataSource.query(`UPDATE consultation SET closes_at = now() WHERE id = $1`, [closing.id]);
    expect(await stage.post(camille, closing, { clientKey })).toBe(first);
    expect(await codeOf(stage.post(camille, closing))).toBe('CONSULTATION_CLOSED');
  });

  it('of another content under a used key is refused; another person may use the same key', async () => {
    const clientKey = newId();
    await stage.post(camille, consultation, { clientKey });
    expect(await codeOf(stage.post(camille, consultation, { clientKey, body: 'Autre.' }))).toBe(
      'IDEMPOTENCY_KEY_REUSED clientKey',
    );
    const other = await stage.participant();
    await stage.post(other, consultation, { clientKey, body: 'Autre.' });
    expect((await count(clientKey)).comments).toBe(2);
  });

  it('is refused before the opening and after the closing, with the dates', async () => {
    const early = await stage.consultation({ opensInDays: 2 });
    const late = await stage.consultation({ opensInDays: -10, closesInDays: -1 });
    expect(await codeOf(stage.post(camille, early))).toBe('CONSULTATION_NOT_OPEN_YET');
    expect(await codeOf(stage.post(camille, late))).toBe('CONSULTATION_CLOSED');
    await expect(stage.post(camille, late)).rejects.toThrow(
      /close depuis le \d+(?:er)?\u00A0\S+\u00A0\d{4} à \d+\u00A0h\u00A0\d\d \(/,
    );
  });

  it('to a consultation that is being prepared, or a section outside its edition, finds nothing', async () => {
    const draft = await stage.consultation({ opensInDays: null });
    const other = await stage.consultation();
    expect(await codeOf(stage.post(camille, draft))).toBe('NOT_FOUND consultationId');
    expect(await codeOf(stage.post(camille, { ...consultation, sections: other.sections }))).toBe(
      'NOT_FOUND sectionId',
    );
    expect(await codeOf(stage.post(camille, { ...consultation, id: 'x' }))).toBe('NOT_FOUND consultationId');
  });

  it('needs an account', async () => {
    expect(await codeOf(stage.post(Viewer.visitor, consultation))).toBe('SIGN_IN_REQUIRED');
  });

  it.each([
    ['no text', { body: ' \n ' }, 'INVALID_INPUT body'],
    ['a text too long', { body: 'é'.repeat(20_001) }, 'INVALID_INPUT body'],
    ['U+0000', { body: 'a\0b' }, 'INVALID_INPUT body'],
    ['half a character', { body: 'a\ud83d' }, 'INVALID_INPUT body'],
    ['half a character in the key', { clientKey: '\udc00' }, 'INVALID_INPUT clientKey'],
    [
      'a source that is no web address',
      { sources: [{ title: 'x', url: 'javascript:alert(1)' }] },
      'INVALID_INPUT sources.0.url',
    ],
    ['an amendment without a wording', { kind: 'amendment' as const }, 'INVALID_INPUT proposedWording'],
    [
      'an amendment of a whole section',
      { kind: 'amendment' as const, proposedWording: 'x' },
      'INVALID_INPUT anchor',
    ],
    ['a wording in a remark', { proposedWording: 'x' }, 'INVALID_INPUT proposedWording'],
    ['a block anchor without a block', { anchor: { kind: 'block' as const } }, 'INVALID_INPUT anchor'],
    [
      'a block that does not exist',
      { anchor: { kind: 'block' as const, blockId: newId() } },
      'NOT_FOUND anchor.blockId',
    ],
    ['a stage of nowhere', { stageId: newId() }, 'NOT_FOUND stageId'],
  ])('with %s is refused', async (_, content, code) => {
    expect(await codeOf(stage.post(camille, consultation, content))).toBe(code);
  });

  it('of twenty thousand characters outside the basic plane passes', async () => {
    await expect(stage.post(camille, consultation, { body: '😀'.repeat(20_000) })).resolves.toBeTruthy();
  });

  it('on a block of another section is refused', async () => {
    const blockId = consultation.sections[1]?.blocks[0] ?? '';
    const anchor = { kind: 'block' as const, blockId };
    expect(await codeOf(stage.post(camille, consultation, { anchor }))).toBe('NOT_FOUND anchor.blockId');
  });

  it('on a quote keeps the words with what stands around them, and tells repetitions apart', async () => {
    const blockId = consultation.sections[0]?.blocks[0] ?? '';
    const quote = { exact: 'Le dossier', prefix: 'partagé. ' };
    const id = await stage.post(camille, consultation, {
      kind: 'amendment',
      proposedWording: 'Le dossier médical',
      anchor: { kind: 'quote', blockId, quote },
    });
    const comment = await stage.queries.commentById(camille, id);
    expect(comment).toMatchObject({
      anchorKind: 'quote',
      anchorBlockId: blockId,
      anchorVersionId: consultation.sections[0]?.versionId,
      anchorQuote: {
        exact: 'Le dossier',
        prefix: 'Le dossier est partagé. ',
        suffix: ' est tenu à jour.',
        start: 24,
      },
    });
    const absent = { kind: 'quote' as const, blockId, quote: { exact: 'absent' } };
    expect(await codeOf(stage.post(camille, consultation, { anchor: absent }))).toBe(
      'INVALID_INPUT anchor.quote.exact',
    );
  });

  it('on words that go on over the next block keeps them with a line end, and they are a passage of the section', async () => {
    const long = await stage.consultation({
      sections: [['L’usager dispose d’un compte.', 'Il en est averti.', 'Fin.']],
    });
    const [blockId = '', endBlockId = ''] = long.sections[0]?.blocks ?? [];
    const anchor = { kind: 'quote' as const, blockId, quote: { exact: "d'un\u00A0compte. Il en\u202Fest" } };
    const id = await stage.published(camille, long, { anchor });
    expect((await stage.queries.commentById(camille, id))?.anchorQuote).toEqual({
      exact: 'd’un compte.\nIl en est',
      prefix: 'L’usager dispose ',
      suffix: ' averti.',
      start: 17,
    });
    const place = { consultationId: long.id, sectionId: long.sections[0]?.id ?? '' };
    expect(await stage.passages.quoted(Viewer.visitor, place)).toEqual({
      versionId: long.sections[0]?.versionId,
      passages: [
        {
          passage: { blockId, start: 17, endBlockId, end: 9 },
          exact: 'd’un compte.\nIl en est',
          comments: 1,
          rootIds: [id],
        },
      ],
    });
  });

  it('may name the stage of the tour where it was raised, of this consultation only', async () => {
    const other = await stage.consultation();
    const rennes = await stage.tourStage(consultation);
    const id = await stage.post(camille, consultation, { stageId: rennes });
    expect((await stage.queries.commentById(camille, id))?.stage?.name).toBe('Rennes');
    expect(await codeOf(stage.post(camille, other, { stageId: rennes }))).toBe('NOT_FOUND stageId');
  });

  it('for somebody in the room is a rapporteur’s, of that stage', async () => {
    const rennes = await stage.tourStage(consultation);
    const brest = await stage.tourStage(consultation, 'Brest');
    const rapporteur = await stage.holder('rapporteur', consultation.id, rennes);
    const transcription = { channel: 'in_room' as const, authorName: 'Une infirmière', verbatim: false };
    const id = await stage.post(rapporteur, consultation, { stageId: rennes, transcription });
    expect(await stage.queries.commentById(rapporteur, id)).toMatchObject({
      channel: 'in_room',
      author: { name: 'Une infirmière' },
      verbatim: false,
      isOwn: false,
    });
    const mail = { ...transcription, channel: 'mail' as const };
    const refused = 'NOT_ALLOWED transcription';
    expect(await codeOf(stage.post(rapporteur, consultation, { stageId: brest, transcription }))).toBe(
      refused,
    );
    expect(await codeOf(stage.post(rapporteur, consultation, { transcription: mail }))).toBe(refused);
    expect(await codeOf(stage.post(rapporteur, consultation, { transcription }))).toBe(
      'INVALID_INPUT stageId',
    );
    expect(await codeOf(stage.post(camille, consultation, { stageId: rennes, transcription }))).toBe(refused);
  });

  it('twenty times at once by a rapporteur’s key makes one comment', async () => {
    const rapporteur = await stage.holder('rapporteur', consultation.id);
    const content = {
      clientKey: newId(),
      transcription: { channel: 'mail' as const, authorName: 'Une usagère' },
    };
    const ids = await Promise.all(
      Array.from({ length: 20 }, () => stage.post(rapporteur, consultation, content)),
    );
    expect(new Set(ids).size).toBe(1);
  });

  it('as a reply joins the thread at any depth, under what is public only', async () => {
    const root = await stage.published(camille, consultation);
    let parent = root;
    for (let depth = 1; depth <= 120; depth += 1) {
      parent = await stage.decide(await stage.reply(camille, parent), 'publish');
    }
    const deepest = await stage.queries.commentById(camille, parent);
    expect(deepest).toMatchObject({ depth: 120, rootId: root, sectionId: consultation.sections[0]?.id });
    const waiting = await stage.post(camille, consultation);
    expect(await codeOf(stage.reply(camille, waiting))).toBe('COMMENT_STATE_CONFLICT');
    const other = await stage.participant();
    expect(await codeOf(stage.reply(other, waiting))).toBe('NOT_FOUND parentId');
  }, 30_000);

  it('is kept: no text changes, no row goes, by the database’s own rule', async () => {
    const id = await stage.published(camille, consultation);
    const revisionId = await stage.latestRevision(id);
    for (const [sql, value] of [
      [`UPDATE comment_revision SET body = 'autre' WHERE id = $1`, revisionId],
      [`UPDATE comment_revision SET proposed_wording = 'autre' WHERE id = $1`, revisionId],
      ['DELETE FROM comment_revision WHERE id = $1', revisionId],
      ['DELETE FROM comment WHERE id = $1', id],
      [`UPDATE comment SET path = 'x' WHERE id = $1`, id],
    ] as const) {
      await expect(stage.dataSource.query(sql, [value])).rejects.toMatchObject({
        driverError: { code: '23001' },
      });
    }
    await expect(stage.dataSource.query('TRUNCATE comment CASCADE')).rejects.toThrow(/never emptied/);
  });
});
