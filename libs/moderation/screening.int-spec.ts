import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { ScreenRevisionPayload } from '#comments/jobs';
import { PlatformModule, readConfiguration, Transactions } from '#platform';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { ModeratedConsultation } from '../../test/builders/moderation.builder';
import { ScreenRevisionHandler } from './jobs/screen-revision.handler';
import { ModerationModule } from './moderation.module';

const CLEAN = 'Je propose de préciser le calendrier des travaux sur l’identité.';
const INSULT = 'Ce texte a été écrit par des connards, voilà ce que j’en pense.';
const WITH_ADDRESS = 'Écrivez-moi sur camille.martin@exemple-perso.fr pour en parler.';
const EMPTY = '\u200b\u200b\u200b';

interface ScreeningFindingRow {
  span_start: number;
  span_end: number;
  explanation: string;
  hint: string;
}

const payloadOf = (revisionId: string): ScreenRevisionPayload =>
  Object.assign(new ScreenRevisionPayload(), { revisionId });

describe('the screening of a revision', () => {
  let database: TestDatabase;
  let app: TestingModule;
  let dataSource: DataSource;
  let handler: ScreenRevisionHandler;

  beforeAll(async () => {
    database = await createTestDatabase();
    const configuration = readConfiguration({ DATABASE_URL: database.url, LOG_LEVEL: 'silent' });
    app = await Test.createTestingModule({
      imports: [PlatformModule.forProcess('api', configuration, []), ModerationModule],
      providers: [ScreenRevisionHandler],
    }).compile();
    dataSource = app.get(DataSource);
    handler = app.get(ScreenRevisionHandler);
  }, 30_000);

  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  const screen = (revisionId: string): Promise<void> =>
    app.get(Transactions).run((transaction) => handler.apply(payloadOf(revisionId), transaction));

  const rowOf = async <Row>(sql: string, id: string): Promise<Row | undefined> => {
    const rows: Row[] = await dataSource.query(sql, [id]);
    return rows[0];
  };

  /** All that came of a revision. */
  const outcomeOf = async (revisionId: string) => {
    const states = await rowOf<{ comment: string; revision: string }>(
      `SELECT c.state AS comment, r.state AS revision
       FROM comment_revision r JOIN comment c ON c.id = r.comment_id WHERE r.id = $1`,
      revisionId,
    );
    const jobs: { name: string }[] = await dataSource.query(
      `SELECT name FROM job WHERE name LIKE 'moderation.%' AND (
         payload->>'decisionId' IN (SELECT id::text FROM decision WHERE revision_id = $1)
         OR payload->>'caseId' IN (SELECT id::text FROM moderation_case WHERE revision_id = $1))`,
      [revisionId],
    );
    const verdict = 'SELECT verdict AS value FROM screening WHERE revision_id = $1';
    const queue = 'SELECT queue AS value FROM moderation_case WHERE revision_id = $1';
    const decision = `SELECT concat_ws(' ', kind, reason_code, rule) AS value FROM decision WHERE revision_id = $1`;
    return {
      comment: states?.comment,
      revision: states?.revision,
      verdict: (await rowOf<{ value: string }>(verdict, revisionId))?.value,
      case: (await rowOf<{ value: string }>(queue, revisionId))?.value,
      decision: (await rowOf<{ value: string }>(decision, revisionId))?.value,
      told: jobs.map(({ name }) => name),
    };
  };

  const HELD = { comment: 'in_review', revision: 'in_review', verdict: 'review', decision: undefined };
  const PASSED = { comment: 'published', revision: 'published', verdict: 'pass' };
  const REFUSED = { comment: 'refused', revision: 'refused', verdict: 'refuse', case: undefined };

  it.each([
    ['before', 'a clean text', CLEAN, { ...HELD, case: 'review', told: [] }],
    ['before', 'an insult', INSULT, { ...HELD, case: 'review', told: [] }],
    ['before', 'an address', WITH_ADDRESS, { ...HELD, case: 'personal_data', told: [] }],
    ['after', 'a clean text', CLEAN, { ...PASSED, case: 'review' }],
    ['after', 'an insult', INSULT, { ...HELD, case: 'review', told: ['moderation.tell-hold'] }],
    ['after', 'an address', WITH_ADDRESS, { ...HELD, case: 'personal_data', told: ['moderation.tell-hold'] }],
    ['automatic', 'a clean text', CLEAN, { ...PASSED, case: undefined }],
    ['automatic', 'an insult', INSULT, { ...HELD, case: 'review', told: ['moderation.tell-hold'] }],
    [
      'automatic',
      'an address',
      WITH_ADDRESS,
      { ...HELD, case: 'personal_data', told: ['moderation.tell-hold'] },
    ],
    ['before', 'a text of nothing', EMPTY, REFUSED],
    ['after', 'a text of nothing', EMPTY, REFUSED],
    ['automatic', 'a text of nothing', EMPTY, REFUSED],
  ] as const)('under the policy « %s », %s goes where it must', async (policy, _, body, expected) => {
    const world = await ModeratedConsultation.build(dataSource, policy);
    const { revisionId } = await world.send({ body });
    await screen(revisionId);
    const decided = {
      decision:
        expected.verdict === 'pass' ? 'publish screening.passed' : 'refuse incomprehensible length.empty',
      told: ['moderation.tell-author'],
    };
    expect(await outcomeOf(revisionId)).toEqual(
      expected.verdict === 'review' ? expected : { ...expected, ...decided },
    );
  });

  it('is written once, however often the job runs', async () => {
    const world = await ModeratedConsultation.build(dataSource, 'after');
    const { revisionId } = await world.send({ body: `${INSULT} ${WITH_ADDRESS}` });
    await Promise.all([screen(revisionId), screen(revisionId), screen(revisionId)]);
    const before = await outcomeOf(revisionId);
    const findings = 'SELECT count(*)::int AS n FROM screening_finding WHERE revision_id = $1';
    const seen = await rowOf<{ n: number }>(findings, revisionId);
    await screen(revisionId);
    expect(await outcomeOf(revisionId)).toEqual(before);
    expect(before.told).toHaveLength(1);
    expect(await rowOf(findings, revisionId)).toEqual(seen);
    expect(seen?.n).toBeGreaterThanOrEqual(2);
  });

  it('writes nothing when the job’s transaction fails', async () => {
    const world = await ModeratedConsultation.build(dataSource, 'automatic');
    const { revisionId } = await world.send();
    await expect(
      app.get(Transactions).run(async (transaction) => {
        await handler.apply(payloadOf(revisionId), transaction);
        throw new Error('the worker died');
      }),
    ).rejects.toThrow('the worker died');
    expect(await outcomeOf(revisionId)).toMatchObject({ comment: 'submitted', verdict: undefined, told: [] });
    await screen(revisionId);
    expect(await outcomeOf(revisionId)).toMatchObject(PASSED);
  });

  it('keeps the spans of what it saw, with a word for the moderator and one for the author', async () => {
    const world = await ModeratedConsultation.build(dataSource, 'before');
    const { revisionId } = await world.send({ body: WITH_ADDRESS });
    await screen(revisionId);
    const finding = await rowOf<ScreeningFindingRow>(
      'SELECT * FROM screening_finding WHERE revision_id = $1',
      revisionId,
    );
    expect(WITH_ADDRESS.slice(finding?.span_start, finding?.span_end)).toBe(
      'camille.martin@exemple-perso.fr',
    );
    expect(finding?.explanation).toBeTruthy();
    expect(finding?.hint).toBeTruthy();
  });

  it('reads the proposed wording as well as the comment', async () => {
    const world = await ModeratedConsultation.build(dataSource, 'automatic');
    const { revisionId } = await world.send({ proposedWording: WITH_ADDRESS });
    await screen(revisionId);
    expect(await outcomeOf(revisionId)).toMatchObject({ revision: 'in_review', case: 'personal_data' });
  });

  it('sees the same text of the same author, even screened at the same moment', async () => {
    const world = await ModeratedConsultation.build(dataSource, 'automatic');
    const texts = [await world.send(), await world.send()];
    await Promise.all(texts.map(({ revisionId }) => screen(revisionId)));
    const states = await Promise.all(texts.map(({ revisionId }) => outcomeOf(revisionId)));
    expect(states.map(({ revision }) => revision).sort()).toEqual(['in_review', 'published']);
  });

  it('does not hold against an author what they withdrew, nor what stands in another consultation', async () => {
    const world = await ModeratedConsultation.build(dataSource, 'automatic');
    const elsewhere = await ModeratedConsultation.build(dataSource, 'automatic');
    const first = await world.send();
    await screen(first.revisionId);
    await world.withdraw(first.commentId);
    for (const { revisionId } of [await world.send(), await elsewhere.send({ authorId: world.authorId })]) {
      await screen(revisionId);
      expect(await outcomeOf(revisionId)).toMatchObject(PASSED);
    }
  });

  it('leaves alone what was withdrawn or replaced before it came to it', async () => {
    const world = await ModeratedConsultation.build(dataSource, 'automatic');
    const withdrawn = await world.send();
    await world.withdraw(withdrawn.commentId);
    await screen(withdrawn.revisionId);
    expect(await outcomeOf(withdrawn.revisionId)).toMatchObject({ comment: 'withdrawn', verdict: undefined });
    const old = await world.send({ body: 'Une première idée, à laquelle je renonce aussitôt.' });
    const newer = await world.revise(old.commentId, 'Une seconde idée, qui la remplace tout à fait.');
    await screen(old.revisionId);
    await screen(newer.revisionId);
    expect(await outcomeOf(old.revisionId)).toMatchObject({ revision: 'superseded', verdict: undefined });
    expect(await outcomeOf(newer.revisionId)).toMatchObject(PASSED);
  });

  it('closes the case of a text that its author replaced', async () => {
    const world = await ModeratedConsultation.build(dataSource, 'before');
    const old = await world.send();
    await screen(old.revisionId);
    const newer = await world.revise(old.commentId, 'Le calendrier des travaux gagnerait à être détaillé.');
    await screen(newer.revisionId);
    const cases: unknown = await dataSource.query(
      'SELECT revision_id, state, outcome FROM moderation_case WHERE comment_id = $1 ORDER BY opened_at',
      [old.commentId],
    );
    expect(cases).toEqual([
      { revision_id: old.revisionId, state: 'closed', outcome: 'replaced' },
      { revision_id: newer.revisionId, state: 'open', outcome: null },
    ]);
  });

  it('gives a case 72 hours', async () => {
    const world = await ModeratedConsultation.build(dataSource, 'before');
    const { revisionId } = await world.send();
    await screen(revisionId);
    expect(
      await rowOf(
        `SELECT reasons, due_at - opened_at = interval '72 hours' AS due FROM moderation_case WHERE revision_id = $1`,
        revisionId,
      ),
    ).toEqual({ reasons: ['policy.before'], due: true });
  });
});
