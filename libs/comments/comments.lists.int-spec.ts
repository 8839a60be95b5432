import { InvalidInput } from '#kernel';
import { Viewer } from '#identity';
import { countStatements } from '#platform/testing';
import { CommentsStage } from '../../test/builders/comments.stage';
import type { BuiltConsultation } from '../../test/builders/consultation.builder';

describe('lists of comments', () => {
  let stage: CommentsStage;
  let camille: Viewer;

  beforeAll(async () => {
    stage = await CommentsStage.open();
    camille = await stage.participant('Camille');
  }, 60_000);

  afterAll(() => stage.close());

  const placeOf = (consultation: BuiltConsultation) => ({
    consultationId: consultation.id,
    sectionId: consultation.sections[0]?.id ?? '',
  });

  /** Published comments in great number, written by the database from one that was sent. */
  const multiply = async (id: string, times: number): Promise<void> => {
    await stage.dataSource.query(
      `WITH copy AS (
         INSERT INTO comment (id, consultation_id, section_id, root_id, path, depth, author_id, kind, anchor_kind,
           anchor_version_id, channel, latest_revision_id, published_revision_id, state, published_at)
         SELECT n.id, consultation_id, section_id, n.id, '', 0, author_id, kind, anchor_kind, anchor_version_id, channel,
           n.revision_id, n.revision_id, 'published', now()
         FROM comment, (SELECT uuidv7() AS id, gen_random_uuid() AS revision_id FROM generate_series(1, $2)) n
         WHERE comment.id = $1 RETURNING id, latest_revision_id)
       INSERT INTO comment_revision (id, comment_id, ordinal, body, body_html, state)
       SELECT latest_revision_id, id, 1, 'Copie.', '<p>Copie.</p>', 'published' FROM copy`,
      [id, times],
    );
  };

  it('cost three statements, with 3 comments as with 500', async () => {
    const consultation = await stage.consultation();
    const place = placeOf(consultation);
    const first = await stage.published(camille, consultation);
    await stage.decide(await stage.reply(camille, first), 'publish');
    await stage.published(camille, consultation);
    const cost = async (work: () => Promise<unknown>) =>
      (await countStatements(stage.dataSource, work)).statements.length;
    const threads = () => stage.queries.sectionThreads(camille, place, { first: 100 });
    const replies = () => stage.queries.replies(camille, first, { first: 100 });
    const mine = () => stage.queries.myContributions(camille, { first: 100 });
    const few = [await cost(threads), await cost(replies), await cost(mine)];
    await multiply(first, 500);
    const many = [await cost(threads), await cost(replies), await cost(mine)];
    expect({ few, many }).toEqual({ few: [3, 3, 3], many: [3, 3, 3] });
    expect(await cost(() => stage.counts.bySection(consultation.id))).toBe(1);
    expect(await stage.counts.bySection(consultation.id)).toEqual([
      { sectionId: place.sectionId, comments: 502, replies: 1 },
    ]);
  });

  it('page through all threads once, in either order', async () => {
    const consultation = await stage.consultation();
    const first = await stage.published(camille, consultation);
    await multiply(first, 24);
    for (const sort of ['newest', 'oldest'] as const) {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page = await stage.queries.sectionThreads(
          Viewer.visitor,
          placeOf(consultation),
          { first: 10, after },
          {},
          sort,
        );
        seen.push(...page.nodes.map(({ root }) => root.id));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after);
      const rows: { id: string }[] = await stage.dataSource.query(
        'SELECT id FROM comment WHERE consultation_id = $1 ORDER BY id',
        [consultation.id],
      );
      const ids = rows.map(({ id }) => id);
      expect(seen).toEqual(sort === 'oldest' ? ids : ids.reverse());
    }
  });

  it('give each thread its first three replies in tree order, and the rest by the cursor', async () => {
    const consultation = await stage.consultation();
    const root = await stage.published(camille, consultation);
    const answer = async (to: string, body: string) =>
      stage.decide(await stage.reply(camille, to, body), 'publish');
    const a = await answer(root, 'a');
    await answer(root, 'b');
    const aa = await answer(a, 'aa');
    await answer(a, 'ab');
    await answer(aa, 'aaa');
    await stage.reply(camille, root, 'attend');
    const { nodes } = await stage.queries.sectionThreads(Viewer.visitor, placeOf(consultation), {});
    const [thread] = nodes;
    expect(thread?.root.replyCount).toBe(5);
    expect(thread?.hasMoreReplies).toBe(true);
    expect(thread?.replies.map((reply) => reply.revision?.body)).toEqual(['a', 'aa', 'aaa']);
    const rest = await stage.queries.replies(Viewer.visitor, root, { after: thread?.repliesEndCursor });
    expect(rest.nodes.map((reply) => [reply.revision?.body, reply.depth])).toEqual([
      ['ab', 2],
      ['b', 1],
    ]);
    expect(rest.pageInfo.hasNextPage).toBe(false);
    const own = await stage.queries.replies(camille, root, {});
    expect(own.nodes.at(-1)).toMatchObject({ state: 'submitted', visibility: 'all' });
  });

  it('are filtered by kind, position, stage and state, within what is seen', async () => {
    const consultation = await stage.consultation();
    const rennes = await stage.tourStage(consultation);
    await stage.published(camille, consultation, { kind: 'question', body: 'question' });
    await stage.published(camille, consultation, { position: 'against', body: 'contre' });
    await stage.published(camille, consultation, { stageId: rennes, body: 'rennes' });
    await stage.post(camille, consultation, { body: 'attend' });
    const bodies = async (viewer: Viewer, filters: object) => {
      const page = await stage.queries.sectionThreads(viewer, placeOf(consultation), {}, filters);
      return page.nodes.map(({ root }) => root.revision?.body);
    };
    expect(await bodies(Viewer.visitor, { kind: 'question' })).toEqual(['question']);
    expect(await bodies(Viewer.visitor, { position: 'against' })).toEqual(['contre']);
    expect(await bodies(Viewer.visitor, { stageId: rennes })).toEqual(['rennes']);
    expect(await bodies(Viewer.visitor, { state: 'submitted' })).toEqual([]);
    expect(await bodies(camille, { state: 'submitted' })).toEqual(['attend']);
    const raised = await stage.queries.stageComments(Viewer.visitor, rennes, {});
    expect(raised.nodes.map((comment) => comment.revision?.body)).toEqual(['rennes']);
  });

  it('show what a comment carries: its author as they present themselves, sources, never an account', async () => {
    const consultation = await stage.consultation();
    const id = await stage.published(camille, consultation, {
      body: 'Une **remarque**.',
      title: 'Titre',
      sources: [{ title: 'Une étude', url: 'https://etude.example/a' }],
    });
    const comment = await stage.queries.commentById(Viewer.visitor, id);
    expect(comment).toMatchObject({
      author: { name: 'Camille', category: null, organisation: null },
      revision: {
        title: 'Titre',
        body: 'Une **remarque**.',
        bodyHtml: '<p>Une <strong>remarque</strong>.</p>',
      },
      sources: [{ title: 'Une étude', url: 'https://etude.example/a' }],
      isOwn: false,
    });
    const [{ email }]: [{ email: string }] = await stage.dataSource.query(
      'SELECT email FROM participant WHERE id = $1',
      [camille.participantId],
    );
    const told = JSON.stringify(comment);
    expect(told.includes(email)).toBe(false);
    expect(told.includes(camille.participantId ?? '')).toBe(false);
  });

  it('refuse cursors that are none', async () => {
    const place = placeOf(await stage.consultation());
    for (const after of ['x', 'WyJhIl0', 'W10']) {
      await expect(stage.queries.sectionThreads(camille, place, { after })).rejects.toThrow(InvalidInput);
    }
    await expect(stage.queries.sectionThreads(camille, place, { first: 101 })).rejects.toThrow(InvalidInput);
  });
});
