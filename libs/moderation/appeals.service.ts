import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Viewer } from '#identity';
import { NotFound } from '#kernel';
import { Transactions } from '#platform';
import { APPEAL_MONTHS } from './decision.statement';
import { openCase } from './moderation-case.store';
import { AppealNotPossible } from './moderation.errors';
import { lockRevision } from './revision.queries';
import { cleanText } from './screening';

export interface AppealToMake {
  decisionId: string;
  /** Why the author thinks that the decision should be another. */
  motive: string;
}

interface AppealedDecision {
  revisionId: string;
  commentId: string;
  isRestriction: boolean;
  isInTime: boolean;
  /** The revision is still the text that the decision keeps from the public. */
  isCurrent: boolean;
}

/** Recours: free of charge, decided by another moderator (regulation (EU) 2022/2065, art. 20). */
@Injectable()
export class AppealsService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Records the author's appeal against a refusal or a hiding and puts it before the moderators. The same again changes
   * nothing. Throws SignInRequired, NotFound for a decision on somebody else's text, AppealNotPossible.
   */
  async appeal(viewer: Viewer, { decisionId, motive }: AppealToMake): Promise<void> {
    const authorId = viewer.requireParticipant();
    await this.transactions.run(async ({ manager }) => {
      const seen = await readAppealed(manager, decisionId, authorId);
      const revision = seen && (await lockRevision(manager, seen.revisionId));
      if (!revision) throw new NotFound();
      // Read again under the lock: the author may have sent a newer text, or another window the same appeal.
      const decision = await readAppealed(manager, decisionId, authorId);
      if (await hasAppealed(manager, decisionId)) return;
      const stands = revision.state === 'refused' || revision.state === 'hidden';
      if (!decision?.isRestriction || !stands || !decision.isCurrent || revision.isWithdrawn) {
        throw new AppealNotPossible('Cette décision ne s’applique plus : il n’y a rien à revoir.');
      }
      if (!decision.isInTime) {
        throw new AppealNotPossible(
          `Le recours se forme dans les ${APPEAL_MONTHS} mois de la décision ; ce délai est passé.`,
        );
      }
      const caseId = await openCase(manager, { ...revision, queue: 'appeal', reasons: ['appeal'] });
      await manager.query(
        'INSERT INTO appeal (decision_id, comment_id, case_id, author_id, motive) VALUES ($1, $2, $3, $4, $5)',
        [decisionId, revision.commentId, caseId, authorId, cleanText(motive).trim()],
      );
    });
  }
}

async function readAppealed(
  manager: EntityManager,
  decisionId: string,
  authorId: string,
): Promise<AppealedDecision | null> {
  const rows: AppealedDecision[] = await manager.query(
    `SELECT d.revision_id AS "revisionId", d.comment_id AS "commentId", d.kind IN ('refuse', 'hide') AS "isRestriction",
       d.decided_at > now() - make_interval(months => $3) AS "isInTime",
       d.revision_id = CASE d.kind WHEN 'hide' THEN c.published_revision_id ELSE c.latest_revision_id END AS "isCurrent"
     FROM decision d JOIN comment c ON c.id = d.comment_id WHERE d.id = $1 AND c.author_id = $2`,
    [decisionId, authorId, APPEAL_MONTHS],
  );
  return rows[0] ?? null;
}

async function hasAppealed(manager: EntityManager, decisionId: string): Promise<boolean> {
  const rows: unknown[] = await manager.query('SELECT 1 FROM appeal WHERE decision_id = $1', [decisionId]);
  return rows.length > 0;
}
