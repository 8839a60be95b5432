import { RolesService } from '#identity';
import { newId } from '#kernel';
import { countStatements } from '#platform/testing';
import { buildConsultation } from '../builders/consultation.builder';
import { TestPlatform } from '../platform/test-platform';
import type { Visitor } from '../verify/person';

const FAILED = `query ($first: Int, $after: String) { failedJobs(first: $first, after: $after) {
  nodes { id name state attempts lastError } pageInfo { hasNextPage endCursor } } }`;
const STATE = `{ systemState { version startedAt jobBackend database { ok latencyMs sizeBytes connectionsUsed connectionsMax }
  jobs { waiting oldestWaitingSeconds failed completedLastHour } mails { waiting failed } lastMigration } }`;
const RETRY =
  'mutation ($input: RetryJobInput!) { retryJob(input: $input) { __typename ... on UserError { field message } } }';
const RETRY_ALL = 'mutation { retryAllFailedJobs { ... on JobsRetried { count } } }';

interface Failed {
  nodes: { id: string; name: string; state: string; attempts: number; lastError: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

describe('the platform’s machinery, for its administrators', () => {
  let platform: TestPlatform;
  let administrator: Visitor;
  let localAdministrator: Visitor;
  const failed = [newId(), newId(), newId()];

  beforeAll(async () => {
    platform = await TestPlatform.start({}, { worker: false });
    const { id } = await buildConsultation(platform.database);
    const roles = platform.api.get(RolesService, { strict: false });
    administrator = await platform.signIn('chef@exemple.fr');
    localAdministrator = await platform.signIn('locale@exemple.fr');
    await roles.grant({ email: 'chef@exemple.fr', role: 'administrator', consultationId: null });
    await roles.grant({ email: 'locale@exemple.fr', role: 'administrator', consultationId: id });
  }, 60_000);

  beforeEach(async () => {
    await platform.database.query('DELETE FROM job');
    await platform.database.query('DELETE FROM mail');
    for (const job of failed) {
      await platform.database.query(
        `INSERT INTO job (id, name, payload, correlation_id, state, attempts, last_error)
         VALUES ($1, 'test.fail', '{}', 'test', 'failed', 5, 'Error ENOSPC')`,
        [job],
      );
    }
  });

  afterAll(() => platform.stop());

  it('lists failed jobs page after page, the newest first, each with why', async () => {
    const first = await administrator.ask<Failed>(FAILED, { first: 2 });
    expect(first.nodes.map(({ id }) => id)).toEqual([failed[2], failed[1]]);
    expect(first.nodes[0]).toMatchObject({
      ...{
        name: 'test.fail',
        state: 'failed',
        attempts: 5,
        lastError: 'Le disque est plein (Error ENOSPC).',
      },
    });
    const rest = await administrator.ask<Failed>(FAILED, { after: first.pageInfo.endCursor });
    expect(rest.nodes.map(({ id }) => id)).toEqual([failed[0]]);
    expect(rest.pageInfo.hasNextPage).toBe(false);
  });

  it('puts one back, once', async () => {
    const input = { jobId: failed[1] };
    expect(await administrator.ask(RETRY, { input })).toEqual({ __typename: 'Done' });
    expect(await administrator.ask(RETRY, { input })).toMatchObject({
      __typename: 'NotFound',
      field: 'jobId',
    });
    const { nodes } = await administrator.ask<Failed>(FAILED);
    expect(nodes.map(({ id }) => id)).toEqual([failed[2], failed[0]]);
  });

  it('puts all of them back', async () => {
    expect(await administrator.ask(RETRY_ALL)).toEqual({ count: 3 });
    expect(await administrator.ask(RETRY_ALL)).toEqual({ count: 0 });
    const states: unknown = await platform.database.query('SELECT DISTINCT state, attempts FROM job');
    expect(states).toEqual([{ state: 'waiting', attempts: 0 }]);
  });

  it('tells the state of the system in a fixed number of statements', async () => {
    await platform.database.query(
      `INSERT INTO job (id, name, payload, correlation_id, state, available_at, completed_at)
       SELECT gen_random_uuid(), 'test.state', '{}', 'test', state, at, done
       FROM (VALUES ('waiting', now() - interval '90 seconds', NULL::timestamptz), ('waiting', now() + interval '1 hour', NULL),
         ('completed', now(), now() - interval '5 minutes'), ('completed', now(), now() - interval '2 hours')) j (state, at, done)`,
    );
    await platform.database.query(
      `INSERT INTO mail (id, to_address, template, subject, state)
       SELECT gen_random_uuid(), 'a@exemple.fr', 'test', 'test', state FROM unnest('{waiting,sent,failed,failed}'::text[]) m (state)`,
    );
    const { result, statements } = await countStatements(platform.database, () => administrator.ask(STATE));
    expect(result).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
      jobBackend: 'postgresql',
      database: { ok: true, connectionsMax: expect.any(Number) as number },
      jobs: { waiting: 2, failed: 3, completedLastHour: 1 },
      mails: { waiting: 1, failed: 2 },
      lastMigration: expect.stringMatching(/\d{13}$/) as string,
    });
    const { jobs, database } = result as {
      jobs: { oldestWaitingSeconds: number };
      database: { sizeBytes: number };
    };
    expect(jobs.oldestWaitingSeconds).toBeGreaterThanOrEqual(90);
    expect(jobs.oldestWaitingSeconds).toBeLessThan(120);
    expect(database.sizeBytes).toBeGreaterThan(1_000_000);
    // The session, the way to the database and back, the figures.
    expect(statements).toHaveLength(3);
  });

  it('is no business of a consultation’s administrator', async () => {
    for (const query of [FAILED, STATE]) {
      const { errors } = await localAdministrator.graphql(query);
      expect(errors?.[0]?.extensions?.code).toBe('NOT_ALLOWED');
    }
    const input = { jobId: failed[0] };
    expect(await localAdministrator.ask(RETRY, { input })).toMatchObject({ __typename: 'NotAllowed' });
  });
});
