import { countStatements, eventually } from '#platform/testing';
import { newId } from '#kernel';
import { ModeratedConsultation } from '../builders/moderation.builder';
import { TestPlatform } from '../platform/test-platform';
import type { Visitor } from '../verify/person';

const QUEUE = `query ($filter: ModerationQueueFilter, $first: Int, $after: String) {
  moderationQueue(filter: $filter, first: $first, after: $after) {
    nodes { id body screenedText authorName sectionTitle queue lease isLate ageSeconds version allowedDecisions
      findings { rule severity start end score explanation } }
    pageInfo { hasNextPage endCursor } totalCount queueCounts { queue count late }
  }
}`;
const CLAIM = `mutation ($input: ClaimCaseInput!) {
  claimCase(input: $input) { __typename ... on ModerationCase { lease leaseExpiresAt } ... on UserError { code message } }
}`;
const DECIDE = `mutation ($input: DecideCaseInput!) {
  decideCase(input: $input) { __typename ... on ModerationCase { isOpen allowedDecisions } ... on UserError { code message field } }
}`;
const COMMENT = `query ($id: ID!) {
  comment(id: $id) { state traceReason moderationReason { label } moderationDecisions { kind byRule statement reason { label } } }
}`;

interface CaseNode {
  id: string;
  body: string;
  screenedText: string;
  lease: string;
  version: number;
  findings: { rule: string; start: number; end: number }[];
}

interface CasePage {
  nodes: CaseNode[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

describe('moderation through the API', () => {
  let platform: TestPlatform;
  let world: ModeratedConsultation;
  let author: Visitor;
  let moderator: Visitor;
  let stranger: Visitor;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    world = await ModeratedConsultation.build(platform.database, 'before');
    const elsewhere = await ModeratedConsultation.build(platform.database, 'before');
    author = await platform.signIn('autrice@exemple.fr');
    moderator = await platform.signIn('moderateur@exemple.fr');
    stranger = await platform.signIn('ailleurs@exemple.fr');
    await grantModerator('moderateur@exemple.fr', world.id);
    await grantModerator('ailleurs@exemple.fr', elsewhere.id);
  }, 60_000);

  afterAll(() => platform.stop());

  const grantModerator = (email: string, consultationId: string): Promise<unknown> =>
    platform.database.query(
      `INSERT INTO role_grant (id, participant_id, role, consultation_id)
       SELECT $1, id, 'moderator', $3 FROM participant WHERE email = $2`,
      [newId(), email, consultationId],
    );

  const post = async (body: string): Promise<string> => {
    const { id } = await author.ask<{ id: string }>(
      `mutation ($input: PostCommentInput!) {
        postComment(input: $input) { __typename ... on Comment { id } ... on UserError { message } } }`,
      {
        input: {
          consultationId: world.id,
          sectionId: world.sectionId,
          anchor: { kind: 'section' },
          clientKey: newId(),
          body,
        },
      },
    );
    await eventually(
      () => author.ask<{ state: string }>('query ($id: ID!) { comment(id: $id) { state } }', { id }),
      ({ state }) => state !== 'submitted',
    );
    return id;
  };

  const queue = (person: Visitor, more: object = {}): Promise<CasePage> =>
    person.ask<CasePage>(QUEUE, { filter: { consultationId: world.id }, ...more });

  const caseOf = async (body: string): Promise<CaseNode> => {
    const found = (await queue(moderator, { first: 100 })).nodes.find((node) => node.body === body);
    if (!found) throw new Error(`No case for ${body}`);
    return found;
  };

  it('shows a text before it is sent, to participants, and keeps nothing of it', async () => {
    const PREVIEW = `query ($body: String!) { previewComment(body: $body) { bodyHtml warnings { rule hint excerpt } } }`;
    const variables = { body: ' Une **remarque** : camille.durand@courriel.fr, connard.\r\n' };
    const { result, statements } = await countStatements(platform.database, () =>
      author.ask<{ bodyHtml: string; warnings: object[] }>(PREVIEW, variables),
    );
    expect(result.bodyHtml).toContain('<p>Une <strong>remarque</strong> : ');
    expect(result.warnings).toMatchObject([
      { rule: 'personal_data.email', excerpt: 'camille.durand@courriel.fr' },
    ]);
    // Who is asking, and nothing else.
    expect(statements).toHaveLength(1);
    const script = await author.ask<{ bodyHtml: string }>(PREVIEW, { body: '<script>alert(1)</script>' });
    expect(script.bodyHtml).not.toContain('<script');
    const long = await author.ask<{ bodyHtml: string }>(PREVIEW, { body: 'mot '.repeat(6_000) });
    expect(long).toMatchObject({ bodyHtml: '', warnings: [{ rule: 'length.too_long' }] });
    const { errors } = await platform.visitor.graphql(PREVIEW, variables);
    expect(errors?.[0]?.extensions?.code).toBe('SIGN_IN_REQUIRED');
  });

  it('carries a text from its author to a moderator and the decision back to its author', async () => {
    const body = 'Écrivez à camille.martin@exemple-perso.fr pour en parler.';
    const id = await post(body);
    const { id: caseId, screenedText, findings, version } = await caseOf(body);
    expect(findings.map(({ start, end }) => screenedText.slice(start, end))).toContain(
      'camille.martin@exemple-perso.fr',
    );
    expect(await moderator.ask(CLAIM, { input: { caseId } })).toMatchObject({ lease: 'mine' });
    const input = { caseId, kind: 'refuse', expectedVersion: version };
    expect(await moderator.ask(DECIDE, { input })).toMatchObject({
      __typename: 'ReasonRequired',
      field: 'reasonCode',
    });
    const facts = 'Le texte donne l’adresse électronique d’une personne.';
    expect(
      await moderator.ask(DECIDE, { input: { ...input, reasonCode: 'donnees_personnelles', facts } }),
    ).toEqual({ __typename: 'ModerationCase', isOpen: false, allowedDecisions: [] });
    expect(await moderator.ask(DECIDE, { input })).toMatchObject({ __typename: 'CaseAlreadyDecided' });
    const seen = await author.ask(COMMENT, { id });
    expect(seen).toMatchObject({
      state: 'refused',
      moderationDecisions: [{ kind: 'refuse', byRule: false, reason: { label: 'Données personnelles' } }],
    });
    expect(JSON.stringify(seen)).toContain(facts);
    expect(await platform.visitor.ask(COMMENT, { id })).toBeNull();
    const mails = await eventually(
      () =>
        platform.database.query<{ text_body: string }[]>(
          `SELECT text_body FROM mail WHERE to_address = 'autrice@exemple.fr' AND template = 'contribution-refused'`,
        ),
      (rows) => rows.length > 0,
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text_body).toContain(facts);
  }, 60_000);

  it('shows the public why a comment is hidden, and nothing of the decision', async () => {
    const body = 'Une remarque qui sera publiée, puis signalée par une lectrice.';
    const id = await post(body);
    const first = await caseOf(body);
    await moderator.ask(CLAIM, { input: { caseId: first.id } });
    await moderator.ask(DECIDE, { input: { caseId: first.id, kind: 'publish' } });
    const report = `mutation ($input: ReportCommentInput!) { reportComment(input: $input) { __typename } }`;
    const input = {
      commentId: id,
      reasonCode: 'hors_sujet',
      explanation: 'Cela ne parle pas de la section.',
    };
    expect(await platform.visitor.ask(report, { input })).toEqual({ __typename: 'SignInRequired' });
    expect(await stranger.ask(report, { input })).toEqual({ __typename: 'ReportReceived' });
    const second = await caseOf(body);
    await moderator.ask(CLAIM, { input: { caseId: second.id } });
    const facts = 'Le texte parle d’un tout autre sujet que la section.';
    await moderator.ask(DECIDE, {
      input: { caseId: second.id, kind: 'hide', reasonCode: 'hors_sujet', facts },
    });
    expect(await platform.visitor.ask(COMMENT, { id })).toEqual({
      state: 'hidden',
      traceReason: 'hors_sujet',
      moderationReason: { label: 'Hors sujet' },
      moderationDecisions: [],
    });
  }, 60_000);

  it('is closed to moderators of other consultations, participants and visitors', async () => {
    const body = 'Une remarque que seuls les modérateurs de la concertation voient.';
    await post(body);
    const { id } = await caseOf(body);
    expect((await queue(stranger)).nodes).toEqual([]);
    const one = 'query ($id: ID!) { moderationCase(id: $id) { id } }';
    expect(await stranger.ask(one, { id })).toBeNull();
    expect(await moderator.ask(one, { id })).toEqual({ id });
    expect(await moderator.ask(one, { id: 'x' })).toBeNull();
    expect(await stranger.ask(CLAIM, { input: { caseId: id } })).toMatchObject({ __typename: 'NotFound' });
    expect(await author.ask(CLAIM, { input: { caseId: id } })).toMatchObject({ __typename: 'NotAllowed' });
    expect(await platform.visitor.ask(CLAIM, { input: { caseId: id } })).toMatchObject({
      __typename: 'SignInRequired',
    });
    const { errors } = await author.graphql(QUEUE, {});
    expect(errors?.[0]?.extensions?.code).toBe('NOT_ALLOWED');
    const log =
      'query ($id: ID!) { decisionLog(consultationId: $id) { nodes { seq deciderName reason { code } } } }';
    expect(await stranger.ask(log, { id: world.id })).toBeNull();
    expect((await moderator.ask<{ nodes: unknown[] }>(log, { id: world.id })).nodes.length).toBeGreaterThan(
      0,
    );
  }, 60_000);

  it('costs the same number of statements whatever the length of the queue', async () => {
    await Promise.all(
      Array.from({ length: 6 }, (_, n) => post(`Une remarque pour la file, la numéro ${String(n)}.`)),
    );
    const count = async (first: number): Promise<[nodes: number, statements: number]> => {
      const { result, statements } = await countStatements(platform.database, () =>
        queue(moderator, { first }),
      );
      return [
        result.nodes.length,
        statements.filter(
          (sql) =>
            sql.includes('moderation_case') || sql.includes('screening_finding') || sql.includes('session'),
        ).length,
      ];
    };
    expect(await count(1)).toEqual([1, 5]);
    expect(await count(5)).toEqual([5, 5]);
  }, 60_000);

  it('costs one statement for the decisions on a page of contributions', async () => {
    const mine = `query ($first: Int) { myContributions(first: $first) { nodes { id moderationDecisions { kind } } } }`;
    const count = async (first: number): Promise<number> => {
      const { statements } = await countStatements(platform.database, () => author.ask(mine, { first }));
      return statements.filter((sql) => sql.includes('FROM decision ')).length;
    };
    expect(await count(1)).toBe(1);
    expect(await count(8)).toBe(1);
  });

  it('names the reasons of the charter to everybody', async () => {
    const reasons = await platform.visitor.ask<{ code: string }[]>(
      '{ decisionReasons { code label description charterClause legalGround } }',
    );
    expect(reasons).toHaveLength(15);
    expect(reasons[0]).toMatchObject({ code: 'hors_sujet', label: 'Hors sujet', legalGround: null });
  });
});
