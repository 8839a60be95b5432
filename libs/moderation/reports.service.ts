import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Viewer } from '#identity';
import { newId, NotFound, TooManyRequests } from '#kernel';
import { Transactions } from '#platform';
import type { ReasonCode } from './decision.reasons';
import { openCase } from './moderation-case.store';
import { lockRevision } from './revision.queries';
import { cleanText } from './screening';

/** Hours until a report is due: sooner than a text that only waits. */
export const REPORT_DUE_HOURS = 24;

/** Reports that one account may send in a day. */
export const REPORTS_A_DAY = 20;

export interface ReportToMake {
  commentId: string;
  reasonCode: ReasonCode;
  explanation: string;
}

/** What readers say against public comments (regulation (EU) 2022/2065, art. 16). */
@Injectable()
export class ReportsService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Records a report and puts the comment before a moderator. The same reader reporting the same text again changes
   * nothing. Throws SignInRequired, NotFound for what is not public, TooManyRequests.
   */
  async report(viewer: Viewer, { commentId, reasonCode, explanation }: ReportToMake): Promise<void> {
    const reporterId = viewer.requireParticipant();
    await this.transactions.run(async ({ manager }) => {
      const published = await publishedRevision(manager, commentId);
      const revision = published ? await lockRevision(manager, published) : null;
      if (revision?.state !== 'published' || revision.isWithdrawn) throw new NotFound();
      if (await hasReported(manager, revision.revisionId, reporterId)) return;
      await assertFewReports(manager, reporterId);
      const caseId = await openCase(manager, {
        ...revision,
        queue: 'reported',
        reasons: [`report.${reasonCode}`],
        dueHours: REPORT_DUE_HOURS,
      });
      await manager.query(
        `INSERT INTO comment_report (id, comment_id, revision_id, case_id, reporter_id, reason_code, explanation,
           reported_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, now())`,
        [
          newId(),
          commentId,
          revision.revisionId,
          caseId,
          reporterId,
          reasonCode,
          cleanText(explanation).trim(),
        ],
      );
    });
  }
}

async function publishedRevision(manager: EntityManager, commentId: string): Promise<string | null> {
  const rows: { id: string | null }[] = await manager.query(
    `SELECT published_revision_id AS id FROM comment WHERE id = $1 AND state = 'published'`,
    [commentId],
  );
  return rows[0]?.id ?? null;
}

async function hasReported(manager: EntityManager, revisionId: string, reporterId: string): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    'SELECT 1 FROM comment_report WHERE revision_id = $1 AND reporter_id = $2',
    [revisionId, reporterId],
  );
  return rows.length > 0;
}

async function assertFewReports(manager: EntityManager, reporterId: string): Promise<void> {
  const rows: { count: number }[] = await manager.query(
    `SELECT count(*)::int AS count FROM comment_report
     WHERE reporter_id = $1 AND reported_at > now() - interval '1 day'`,
    [reporterId],
  );
  if ((rows[0]?.count ?? 0) >= REPORTS_A_DAY) {
    throw new TooManyRequests(
      `Vous avez envoyé ${REPORTS_A_DAY} signalements en un jour. Réessayez demain.`,
      86_400,
    );
  }
}
