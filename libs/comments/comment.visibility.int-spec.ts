import { Viewer } from '#identity';
import { CommentsStage } from '../../test/builders/comments.stage';
import { COMMENT_STATES, type CommentState } from './comment.state';
import { type CommentStanding, visibilityOf, visibleComments } from './comment.visibility';

interface Row extends CommentStanding {
  id: string;
  key: string;
}

type Case = readonly [state: CommentState, wasPublic: boolean];

/** Every state, and for those that keep a past: whether the comment was ever public. */
const CASES: readonly Case[] = [
  ...COMMENT_STATES.filter((state) => state !== 'withdrawn').map((state): Case => [
    state,
    state === 'published' || state === 'hidden',
  ]),
  ['withdrawn', true],
  ['withdrawn', false],
];

describe('who sees what of a comment', () => {
  let stage: CommentsStage;
  let rows: Row[];
  const viewers: Record<string, Viewer> = {};

  beforeAll(async () => {
    stage = await CommentsStage.open();
    const here = await stage.consultation();
    const elsewhere = await stage.consultation();
    const author = await stage.participant('author');
    const rapporteur = await stage.holder('rapporteur', here.id);
    Object.assign(viewers, {
      visitor: Viewer.visitor,
      participant: await stage.participant(),
      author,
      rapporteur,
      'rapporteur who no longer is one': Viewer.participant(rapporteur.requireParticipant()),
      'other rapporteur': await stage.holder('rapporteur', here.id),
      moderator: await stage.holder('moderator', here.id),
      'moderator elsewhere': await stage.holder('moderator', elsewhere.id),
      drafter: await stage.holder('drafter', here.id),
      administrator: await stage.holder('administrator', here.id),
      'platform administrator': await stage.holder('administrator', null),
    });
    for (const [state, wasPublic] of CASES) {
      for (const sender of ['author', 'rapporteur'] as const) {
        const transcription = { channel: 'mail' as const, authorName: 'Une usagère' };
        const viewer = sender === 'author' ? author : rapporteur;
        const id = await stage.post(viewer, here, sender === 'author' ? {} : { transcription });
        if (wasPublic) await stage.decide(id, 'publish');
        if (state === 'in_review') await stage.decide(id, 'hold');
        if (state === 'refused') await stage.decide(id, 'refuse');
        if (state === 'hidden') await stage.decide(id, 'hide');
        if (state === 'withdrawn') await stage.service.withdraw(viewer, id);
      }
    }
    rows = await stage.dataSource.query(
      `SELECT id, consultation_id AS "consultationId", author_id AS "authorId", transcribed_by AS "transcribedBy", state,
         published_at AS "publishedAt", CASE WHEN author_id IS NULL THEN 'transcribed' ELSE 'own' END || ' ' || state
         || CASE WHEN state = 'withdrawn' AND published_at IS NULL THEN ' unseen' ELSE '' END AS key
       FROM comment ORDER BY id`,
    );
  }, 60_000);

  afterAll(() => stage.close());

  it('is tried on every state, sent by somebody and entered for somebody', () => {
    expect(rows).toHaveLength(2 * CASES.length);
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(COMMENT_STATES));
  });

  const seenBySql = async (viewer: Viewer) => {
    const parameters: unknown[] = [];
    const { visibilitySql, visibleSql, textSql, allSql } = visibleComments(viewer, 'c', parameters);
    return stage.dataSource.query<
      { id: string; visibility: string; visible: boolean; text: boolean; all: boolean }[]
    >(
      `SELECT c.id, ${visibilitySql} AS visibility, ${visibleSql} AS visible, ${textSql} AS text, ${allSql} AS "all"
       FROM comment c ORDER BY c.id`,
      parameters,
    );
  };

  it('is the same in SQL and in the program, for every role and state', async () => {
    for (const viewer of Object.values(viewers)) {
      const expected = rows.map((row) => {
        const visibility = visibilityOf(viewer, row);
        return {
          id: row.id,
          visibility,
          visible: visibility !== 'none',
          text: visibility === 'text' || visibility === 'all',
          all: visibility === 'all',
        };
      });
      expect(await seenBySql(viewer)).toEqual(expected);
    }
  });

  it('is this matrix', () => {
    const seen = (name: string) =>
      Object.fromEntries(
        rows.map((row) => [row.key, visibilityOf(viewers[name] ?? Viewer.visitor, row)] as const),
      );
    const ofPublic = Object.fromEntries(
      rows.map(({ key }) => [
        key,
        key.endsWith('published') ? 'text' : /hidden|withdrawn$/.test(key) ? 'trace' : 'none',
      ]),
    );
    const allOf = (kind: string) =>
      Object.fromEntries(rows.map(({ key }) => [key, key.startsWith(kind) ? 'all' : ofPublic[key]]));
    for (const name of [
      'visitor',
      'participant',
      'drafter',
      'administrator',
      'platform administrator',
      'moderator elsewhere',
      'other rapporteur',
      'rapporteur who no longer is one',
    ]) {
      expect({ [name]: seen(name) }).toEqual({ [name]: ofPublic });
    }
    expect(seen('moderator')).toEqual(allOf(''));
    expect(seen('author')).toEqual(allOf('own'));
    expect(seen('rapporteur')).toEqual(allOf('transcribed'));
  });

  it('holds on every list: what is not seen is not there, and a trace has no words', async () => {
    for (const viewer of Object.values(viewers)) {
      const [row] = rows;
      const [section]: { id: string }[] = await stage.dataSource.query(
        'SELECT section_id AS id FROM comment WHERE id = $1',
        [row?.id],
      );
      const { nodes } = await stage.queries.sectionThreads(
        viewer,
        { consultationId: row?.consultationId ?? '', sectionId: section?.id ?? '' },
        { first: 100 },
      );
      const listed = Object.fromEntries(nodes.map(({ root }) => [root.id, root]));
      for (const expected of rows) {
        const visibility = visibilityOf(viewer, expected);
        const alone = await stage.queries.commentById(viewer, expected.id);
        expect(alone?.visibility ?? 'none').toBe(visibility);
        expect(listed[expected.id]?.visibility ?? 'none').toBe(visibility);
        const hasWords = visibility === 'text' || visibility === 'all';
        expect(alone?.revision != null).toBe(hasWords);
        expect(alone?.author != null).toBe(hasWords);
        expect(listed[expected.id]?.revision != null).toBe(hasWords);
      }
    }
  });
});
