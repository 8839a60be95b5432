import { newId } from '#kernel';
import { countStatements } from '#platform/testing';
import { buildConsultation, type BuiltConsultation } from '../builders/consultation.builder';
import { TestPlatform } from '../platform/test-platform';

type Person = Awaited<ReturnType<TestPlatform['signIn']>>;

const ERROR = '... on UserError { code message field }';
const COMMENT = `id state isOwn replyCount position kind traceReason
  revision { body bodyHtml ordinal state proposedWording } pendingRevision { body }
  author { name category organisation } anchor { kind blockId quote { exact start } }
  provenance { channel stage { name } verbatim } reactions { for mixed against } viewerReaction
  sources { title url } tallies { label for }`;
const POST = `mutation ($input: PostCommentInput!) {
  postComment(input: $input) { __typename ... on Comment { ${COMMENT} } ${ERROR} } }`;
const REPLY = `mutation ($input: ReplyToCommentInput!) {
  replyToComment(input: $input) { __typename ... on Comment { id depth parentId } ${ERROR} } }`;
const REACT = `mutation ($input: ReactInput!) {
  react(input: $input) { __typename ... on Comment { viewerReaction } ${ERROR} } }`;
const THREADS = `query ($consultationId: ID!, $sectionId: ID!, $first: Int, $filter: CommentFilterInput, $sort: CommentSort!) {
  sectionThreads(consultationId: $consultationId, sectionId: $sectionId, first: $first, filter: $filter, sort: $sort) {
    nodes { root { ${COMMENT} } replies { id depth revision { body } } hasMoreReplies }
    pageInfo { hasNextPage endCursor } } }`;

describe('comments through the API', () => {
  let platform: TestPlatform;
  let consultation: BuiltConsultation;
  let camille: Person;
  let place: { consultationId: string; sectionId: string };

  beforeAll(async () => {
    platform = await TestPlatform.start({}, { worker: false });
    consultation = await buildConsultation(platform.database, { sections: [['Le dossier est partagé.']] });
    place = { consultationId: consultation.id, sectionId: consultation.sections[0]?.id ?? '' };
    camille = await platform.signIn('camille@exemple.fr');
  }, 120_000);

  afterAll(() => platform.stop());

  const input = (more: object = {}) => ({
    input: { ...place, clientKey: newId(), body: 'Une **remarque**.', ...more },
  });

  const publish = async (id: string) => {
    await platform.database.query(`UPDATE comment_revision SET state = 'published' WHERE comment_id = $1`, [
      id,
    ]);
    await platform.database.query(
      `UPDATE comment SET state = 'published', published_revision_id = latest_revision_id, published_at = now() WHERE id = $1`,
      [id],
    );
  };

  it('are sent on a quote, seen by their author alone until published, then by all', async () => {
    const blockId = consultation.sections[0]?.blocks[0];
    const posted = await camille.ask<{ id: string }>(
      POST,
      input({
        kind: 'amendment',
        proposedWording: 'Le dossier médical',
        anchor: { kind: 'quote', blockId, quote: { exact: 'Le dossier' } },
        sources: [{ title: 'Étude', url: 'https://etude.example' }],
      }),
    );
    expect(posted).toMatchObject({
      __typename: 'Comment',
      state: 'submitted',
      isOwn: true,
      revision: { bodyHtml: '<p>Une <strong>remarque</strong>.</p>', proposedWording: 'Le dossier médical' },
      anchor: { kind: 'quote', blockId, quote: { exact: 'Le dossier', start: 0 } },
    });
    const seen = async (person: Pick<Person, 'ask'>) => {
      const variables = { ...place, first: 10, filter: { kind: 'amendment', state: null }, sort: 'newest' };
      const page = await person.ask<{ nodes: { root: { id: string } }[] }>(THREADS, variables);
      return page.nodes.map(({ root }) => root.id);
    };
    expect(await seen(platform.visitor)).toEqual([]);
    expect(await seen(camille)).toEqual([posted.id]);
    await publish(posted.id);
    expect(await seen(platform.visitor)).toEqual([posted.id]);
  });

  it('sent twenty times at once make one comment', async () => {
    const variables = input();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => camille.ask<{ id: string }>(POST, variables)),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  });

  it('are answered and reacted to once public', async () => {
    const { id } = await camille.ask<{ id: string }>(POST, input());
    const reply = { input: { parentId: id, clientKey: newId(), body: 'Je réponds.' } };
    expect(await camille.ask(REPLY, reply)).toMatchObject({ __typename: 'CommentStateConflict' });
    await publish(id);
    expect(await camille.ask(REPLY, reply)).toMatchObject({ __typename: 'Comment', depth: 1, parentId: id });
    const reaction = { input: { commentId: id, position: 'for' } };
    expect(await camille.ask(REACT, reaction)).toMatchObject({ viewerReaction: 'for' });
    expect(await platform.visitor.ask(REACT, reaction)).toMatchObject({ __typename: 'SignInRequired' });
  });

  it.each([
    [{ body: ' ' }, 'InvalidInput', 'body'],
    [{ sectionId: newId() }, 'NotFound', 'sectionId'],
    [{ sectionId: 'x' }, 'InvalidInput', 'sectionId'],
    [{ anchor: { kind: 'quote', blockId: newId() } }, 'InvalidInput', 'anchor'],
    [{ anchor: { kind: 'block', blockId: 'x' } }, 'InvalidInput', 'anchor.blockId'],
    [{ transcription: { channel: 'mail', authorName: 'X' } }, 'NotAllowed', 'transcription'],
    [{ sources: [{ title: 'x', url: 'ftp://x' }] }, 'InvalidInput', 'sources.0.url'],
  ])('with %j are refused by a member of the union', async (more, type, field) => {
    expect(await camille.ask(POST, input(more))).toMatchObject({ __typename: type, field });
  });

  it.each(['a\0', 'a\ud800'])('with %j are refused with a sentence before anything is done', async (body) => {
    const { status, errors } = await camille.graphql(POST, input({ body }));
    expect(status).toBeLessThan(500);
    expect(errors?.[0]?.message).toMatch(/caractères/);
  });

  it('do not take what the schema does not name', async () => {
    for (const more of [
      { state: 'published' },
      { authorId: newId() },
      { id: newId() },
      { publishedAt: 'x' },
    ]) {
      expect((await camille.graphql(POST, input(more))).status).toBe(400);
    }
  });

  it('are refused once the consultation has closed, with the date', async () => {
    const closed = await buildConsultation(platform.database, { opensInDays: -9, closesInDays: -1 });
    const there = { consultationId: closed.id, sectionId: closed.sections[0]?.id };
    const answer = await camille.ask<{ message: string }>(POST, input(there));
    expect(answer).toMatchObject({ __typename: 'ConsultationClosed', code: 'CONSULTATION_CLOSED' });
    expect(answer.message).toMatch(/close depuis le/);
  });

  it('are counted under the filter where the number is asked for', async () => {
    const COUNT = `query ($consultationId: ID!, $sectionId: ID!, $filter: CommentFilterInput) {
      sectionThreads(consultationId: $consultationId, sectionId: $sectionId, filter: $filter) { totalCount nodes { root { id } } } }`;
    // Compiled from the third time on: both ways of execution count.
    for (let time = 0; time < 4; time += 1) {
      const page = await platform.visitor.ask<{ totalCount: number; nodes: object[] }>(COUNT, {
        ...place,
        filter: { kind: 'amendment' },
      });
      expect([page.totalCount, page.nodes.length]).toEqual([1, 1]);
    }
    const counts = await platform.visitor.ask(
      'query ($consultationId: ID!, $sectionId: ID!) { blockCommentCounts(consultationId: $consultationId, sectionId: $sectionId) { blockId comments } }',
      place,
    );
    expect(counts).toEqual([{ blockId: consultation.sections[0]?.blocks[0], comments: 1 }]);
  });

  it('of a whole consultation are searched, each with its section, in four statements', async () => {
    const SEARCH = `query ($id: ID!, $search: String) { consultationComments(consultationId: $id, filter: { search: $search }) {
      nodes { id section { slug number title consultationSlug } revision { body } } } }`;
    const ask = (search: string | null) =>
      countStatements(platform.database, () =>
        platform.visitor.ask<{ nodes: { section: object }[] }>(SEARCH, { id: consultation.id, search }),
      );
    const all = await ask(null);
    const found = await ask('remarques');
    expect(found.result.nodes).toHaveLength(2);
    expect(found.result.nodes[0]?.section).toEqual({
      slug: 'section-1',
      number: '1',
      title: 'Section 1',
      consultationSlug: `concertation-${consultation.id}`,
    });
    expect([all.statements.length, found.statements.length]).toEqual([4, 4]);
    const { errors } = await platform.visitor.graphql(SEARCH, {
      id: consultation.id,
      search: 'x'.repeat(201),
    });
    expect(errors?.[0]?.extensions?.code).toBe('INVALID_INPUT');
  });

  it('are listed for their author and counted for all', async () => {
    const mine = await camille.ask<{ nodes: object[] }>(
      '{ myContributions(first: 100) { nodes { id state } } }',
    );
    expect(mine.nodes.length).toBeGreaterThan(2);
    const counts = await platform.visitor.ask(
      'query ($id: ID!) { commentCounts(consultationId: $id) { sectionId comments replies } }',
      { id: consultation.id },
    );
    expect(counts).toEqual([{ sectionId: place.sectionId, comments: 2, replies: 0 }]);
    const { errors } = await platform.visitor.graphql('{ myContributions { nodes { id } } }');
    expect(errors?.[0]?.extensions?.code).toBe('SIGN_IN_REQUIRED');
  });

  it('are not found by a made-up id', async () => {
    for (const id of ['x', newId(), `${newId()}'`]) {
      expect(await platform.visitor.ask('query ($id: ID!) { comment(id: $id) { id } }', { id })).toBeNull();
    }
  });

  it('and the tour are there to read', async () => {
    const stages = await platform.visitor.ask(
      'query ($id: ID!) { tourStages(consultationId: $id) { id name state days { day startsAt } } }',
      { id: consultation.id },
    );
    expect(stages).toEqual([]);
    const page =
      'query ($id: ID!) { tourStage(consultationId: $id, slug: "rennes") { stage { id } facts { field } } }';
    expect(await platform.visitor.ask(page, { id: consultation.id })).toBeNull();
  });
});
