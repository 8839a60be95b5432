import type { DataSource } from 'typeorm';
import { Viewer } from '#identity';
import { DomainError } from '#kernel';
import { Transactions } from '#platform';
import { buildParticipant } from '../../test/builders/consultation.builder';
import { TestDomain } from '../../test/builders/domain.builder';
import { ModeratedConsultation, type SentText } from '../../test/builders/moderation.builder';
import { DecisionQueries } from './decision.queries';
import { ModerationCaseQueries } from './moderation-case.queries';
import { ModerationModule } from './moderation.module';
import { ModerationService } from './moderation.service';
import { REPORTS_A_DAY, ReportsService } from './reports.service';
import { ScreeningService } from './screening.service';

const FACTS = 'Le deuxième paragraphe attaque une personne par son nom.';

describe('reports of readers', () => {
  let app: TestDomain;
  let dataSource: DataSource;
  let moderation: ModerationService;
  let cases: ModerationCaseQueries;
  let world: ModeratedConsultation;
  let moderator: Viewer;

  beforeAll(async () => {
    app = await TestDomain.start(ModerationModule);
    dataSource = app.database;
    moderation = app.get(ModerationService);
    cases = app.get(ModerationCaseQueries);
  }, 30_000);

  beforeEach(async () => {
    world = await ModeratedConsultation.build(dataSource, 'before');
    moderator = moderatorOf(world.id, world.moderatorId);
  });

  afterAll(() => app.stop());

  const moderatorOf = (consultationId: string, participantId: string): Viewer =>
    Viewer.participant(participantId, [{ role: 'moderator', consultationId, stageId: null }]);

  const screened = async (text: Promise<SentText>): Promise<SentText & { caseId: string }> => {
    const sent = await text;
    await app.get(Transactions).run((tx) => app.get(ScreeningService).screenRevision(tx, sent.revisionId));
    return { ...sent, caseId: await caseOn(sent.revisionId) };
  };

  const caseOn = async (revisionId: string): Promise<string> => {
    const rows: { id: string }[] = await dataSource.query(
      `SELECT id FROM moderation_case WHERE revision_id = $1 AND state = 'open'`,
      [revisionId],
    );
    return rows[0]?.id ?? '';
  };

  const codeOf = async (work: Promise<unknown>): Promise<string> => {
    try {
      await work;
      return 'done';
    } catch (error) {
      if (error instanceof DomainError) return error.code;
      throw error;
    }
  };

  const stateOf = async (revisionId: string): Promise<string> => {
    const rows: { state: string }[] = await dataSource.query(
      'SELECT state FROM comment_revision WHERE id = $1',
      [revisionId],
    );
    return rows[0]?.state ?? '';
  };

  const published = async (): Promise<SentText & { caseId: string }> => {
    const text = await screened(world.send());
    await moderation.claim(moderator, text.caseId);
    await moderation.decide(moderator, { caseId: text.caseId, kind: 'publish' });
    return text;
  };

  const report = { reasonCode: 'diffamation', explanation: 'Une personne y est accusée à tort.' } as const;

  it('puts a public comment before a moderator, once per reader, and hiding it follows', async () => {
    const { commentId, revisionId } = await published();
    const reader = Viewer.participant(await buildParticipant(dataSource, 'Sacha'));
    const reports = app.get(ReportsService);
    await reports.report(reader, { commentId, ...report });
    await reports.report(reader, { commentId, ...report });
    await reports.report(Viewer.participant(await buildParticipant(dataSource, 'Lou')), {
      commentId,
      ...report,
    });
    const caseId = await caseOn(revisionId);
    const row = await cases.byId(moderator, caseId);
    expect(row).toMatchObject({ queue: 'reported', reasons: ['report.diffamation'], version: 2 });
    await moderation.claim(moderator, caseId);
    await moderation.decide(moderator, { caseId, kind: 'hide', reasonCode: 'diffamation', facts: FACTS });
    expect(await stateOf(revisionId)).toBe('hidden');
    const told = await app.get(DecisionQueries).ofComments([commentId]);
    expect(told.at(-1)?.statement).toContain('signalement d’un lecteur');
    const trace: unknown = await dataSource.query('SELECT state, trace_reason FROM comment WHERE id = $1', [
      commentId,
    ]);
    expect(trace).toEqual([{ state: 'hidden', trace_reason: 'diffamation' }]);
  });

  it('that is not followed leaves the text public and tells its author nothing', async () => {
    const { commentId, revisionId } = await published();
    const reader = Viewer.participant(await buildParticipant(dataSource, 'Sacha'));
    await app.get(ReportsService).report(reader, { commentId, ...report });
    const caseId = await caseOn(revisionId);
    await moderation.claim(moderator, caseId);
    const decisionId = await moderation.decide(moderator, { caseId, kind: 'keep' });
    expect(await stateOf(revisionId)).toBe('published');
    const jobs: unknown[] = await dataSource.query(`SELECT 1 FROM job WHERE payload->>'decisionId' = $1`, [
      decisionId,
    ]);
    expect(jobs).toEqual([]);
  });

  it('cannot be made of what is not public, nor without an account, nor without end', async () => {
    const reports = app.get(ReportsService);
    const readerId = await buildParticipant(dataSource, 'Sacha');
    const reader = Viewer.participant(readerId);
    const waiting = await screened(world.send());
    expect(await codeOf(reports.report(reader, { commentId: waiting.commentId, ...report }))).toBe(
      'NOT_FOUND',
    );
    expect(await codeOf(reports.report(Viewer.visitor, { commentId: waiting.commentId, ...report }))).toBe(
      'SIGN_IN_REQUIRED',
    );
    const automatic = await ModeratedConsultation.build(dataSource, 'automatic');
    for (let n = 0; n <= REPORTS_A_DAY; n += 1) {
      const { commentId } = await screened(
        automatic.send({ body: `Une remarque publiée, la numéro ${String(n)}.` }),
      );
      const code = await codeOf(reports.report(reader, { commentId, ...report }));
      expect(code).toBe(n < REPORTS_A_DAY ? 'done' : 'TOO_MANY_REQUESTS');
    }
  });
});
