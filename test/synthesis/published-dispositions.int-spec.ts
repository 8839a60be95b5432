import { newId } from '#kernel';
import { countStatements, eventually } from '#platform/testing';
import { buildEdition } from '../builders/consultation.builder';
import { DraftedConsultation, type SectionSlug } from '../builders/drafted-consultation.builder';
import { TestPlatform } from '../platform/test-platform';
import type { Visitor } from '../verify/person';

const SET = `mutation ($input: SetDispositionInput!) { setDisposition(input: $input) {
  ... on Disposition { id outcome publishedAt } ... on UserError { code field message } } }`;
const PUBLISH = `mutation ($input: PublishDispositionsInput!) { publishDispositions(input: $input) {
  __typename ... on DispositionPublication { id dispositionCount } ... on UserError { code field message } } }`;
const READY = `query ($id: ID!) { dispositionsToPublish(consultationId: $id) {
  count replacing authors byOutcome { outcome count } publications { id dispositionCount } } }`;
const COMMENT = `query ($id: ID!) { comment(id: $id) {
  publishedDisposition { outcome motiveHtml motiveStart publishedAt reference } disposition { motive } } }`;
const LOG = `query ($from: ID!, $to: ID!) { releaseComparison(fromReleaseId: $from, toReleaseId: $to) {
  dispositions { slug title isInEdition count byOutcome { outcome count }
    comments { id author { name } section { consultationSlug } publishedDisposition { outcome motiveStart reference } } } } }`;
const LIST = `query ($release: ID!, $first: Int, $after: String) {
  releaseDispositions(releaseId: $release, first: $first, after: $after) {
    nodes { id parentId author { name } section { consultationSlug }
      publishedDisposition { id outcome motiveStart reference } } pageInfo { hasNextPage endCursor } } }`;

interface SectionLog {
  slug: string;
  count: number;
  comments: { id: string }[];
}

describe('published dispositions in the API', () => {
  let platform: TestPlatform;
  let consultation: DraftedConsultation;
  let drafter: Visitor;
  let releaseId: string;

  beforeAll(async () => {
    platform = await TestPlatform.start();
    consultation = await DraftedConsultation.build(platform.database);
    drafter = await platform.signIn('redactrice@exemple.test');
    await platform.database.query(
      `INSERT INTO role_grant (id, participant_id, role, consultation_id)
       SELECT $1, id, 'drafter', $2 FROM participant WHERE email = 'redactrice@exemple.test'`,
      [newId(), consultation.id],
    );
    const [doctrine]: { id: string }[] = await platform.database.query(
      'SELECT doctrine_id AS id FROM consultation WHERE id = $1',
      [consultation.id],
    );
    const slugs: readonly SectionSlug[] = ['identite', 'agenda'];
    releaseId = await buildEdition(
      platform.database,
      doctrine?.id ?? '',
      slugs.map((slug) => ({
        id: consultation.sectionId(slug),
        blocks: [{ id: newId(), text: 'Un autre paragraphe.' }],
      })),
    );
  }, 60_000);

  afterAll(() => platform.stop());

  const decide = async (section: SectionSlug, motive: string): Promise<string> => {
    const { id } = await consultation.comment({ section, name: 'Odile' });
    await drafter.ask(SET, { input: { commentId: id, outcome: 'deferred', motive } });
    return id;
  };

  const publish = () =>
    drafter.ask<{ __typename: string; dispositionCount: number }>(PUBLISH, {
      input: { consultationId: consultation.id, clientKey: newId() },
    });

  it('are read by everybody with the contribution, and their author gets a letter', async () => {
    const id = await decide('identite', `Un **motif**. ${'Des mots de plus. '.repeat(20)}`);
    expect(await platform.visitor.ask(COMMENT, { id })).toEqual({
      ...{ publishedDisposition: null, disposition: null },
    });
    expect(await drafter.ask(READY, { id: consultation.id })).toEqual({
      ...{ count: 1, replacing: 0, authors: 1, publications: [] },
      byOutcome: [{ outcome: 'deferred', count: 1 }],
    });
    expect(await publish()).toMatchObject({ __typename: 'DispositionPublication', dispositionCount: 1 });
    expect(await publish()).toMatchObject({
      ...{ __typename: 'NoDispositionToPublish', code: 'NO_DISPOSITION_TO_PUBLISH' },
    });
    const { publishedDisposition, disposition } = await platform.visitor.ask<{
      publishedDisposition: { motiveStart: string };
      disposition: null;
    }>(COMMENT, { id });
    expect(disposition).toBeNull();
    expect(publishedDisposition).toMatchObject({
      ...{ outcome: 'deferred', reference: null },
      motiveHtml: expect.stringContaining('<strong>motif</strong>') as string,
      motiveStart: expect.stringMatching(/^Un motif\. Des mots .*…$/) as string,
    });
    expect(publishedDisposition.motiveStart.length).toBeLessThanOrEqual(200);
    const mails = await eventually(
      () =>
        platform.database.query<{ template: string }[]>(
          `SELECT template FROM mail WHERE template = 'contribution-disposition'`,
        ),
      ({ length }) => length > 0,
      30,
    );
    expect(mails).toHaveLength(1);
  });

  /** What a reading costs once the worker's statements, which count too, are over. */
  const counted = async <Read>(read: () => Promise<Read>) => {
    await eventually(
      () => platform.database.query<unknown[]>(`SELECT 1 FROM job WHERE state = 'waiting'`),
      ({ length }) => length === 0,
      30,
    );
    return countStatements(platform.database, read);
  };

  it('stand in the change log at the same number of statements whatever their number', async () => {
    const pair = { from: consultation.releaseId, to: releaseId };
    const read = () => counted(() => platform.visitor.ask<{ dispositions: SectionLog[] }>(LOG, pair));
    await decide('identite', 'Un premier motif.');
    await publish();
    // The first look also counts and keeps the words that change.
    await read();
    const few = await read();
    for (let made = 0; made < 6; made += 1) {
      await decide('identite', 'Un motif de plus.');
      await decide('ins', 'Un motif de plus.');
      await decide('agenda', 'Un motif de plus.');
    }
    await publish();
    const many = await read();
    expect(many.statements.length).toBe(few.statements.length);
    expect(
      many.result.dispositions.map(({ slug, count, comments }) => [slug, count, comments.length]),
    ).toEqual([
      ['identite', 8, 3],
      ['agenda', 6, 3],
      ['ins', 6, 3],
    ]);
    expect(many.result.dispositions).toMatchObject([
      { isInEdition: true },
      { isInEdition: true },
      { isInEdition: false },
    ]);
  });

  it('are listed page by page to the last', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } =
        await platform.visitor.ask(LIST, { release: releaseId, first: 9, after });
      seen.push(...page.nodes.map(({ id }) => id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toHaveLength(20);
    expect(new Set(seen).size).toBe(20);
  });

  it('are listed at the same number of statements, however many a page has and wherever it begins', async () => {
    const read = (first: number, after: string | null = null) =>
      counted(() =>
        platform.visitor.ask<{ nodes: { author: { name: string } }[]; pageInfo: { endCursor: string } }>(
          LIST,
          {
            ...{ release: releaseId, first, after },
          },
        ),
      );
    const one = await read(1);
    const all = await read(50);
    const rest = await read(50, one.result.pageInfo.endCursor);
    expect([one, all, rest].map(({ result }) => result.nodes.length)).toEqual([1, 20, 19]);
    expect(all.result.nodes[19]?.author.name).toBe('Odile');
    expect(all.statements.length).toBe(one.statements.length);
    expect(rest.statements.length).toBe(one.statements.length);
    expect(all.statements.length).toBeLessThanOrEqual(8);
  });
});
