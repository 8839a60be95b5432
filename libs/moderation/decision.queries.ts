import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Viewer } from '#identity';
import { decodeCursor, encodeCursor, invalidCursor, type PageRequest, pageSize } from '#kernel';
import { CHAINED_DECISION } from './decision.columns';
import type { ChainedDecision } from './decision.chain';
import type { DecisionKind } from './decision.rules';
import { APPEAL_MONTHS } from './decision.statement';

export type LogEntry = ChainedDecision & { deciderName: string | null };

/** A decision as the author is told of it; who took it is not part of it. */
export interface ToldDecision {
  id: string;
  commentId: string;
  revisionId: string;
  kind: DecisionKind;
  reasonCode: string | null;
  statement: string | null;
  byRule: boolean;
  decidedAt: Date;
  appealedAt: Date | null;
  /** The author can still ask for another look: it keeps the text from the public, was not appealed and is in time. */
  canBeAppealed: boolean;
}

/** What a mail to the author needs; null addresses nobody. */
export interface AuthorNotice {
  authorId: string;
  commentId: string;
  consultationTitle: string;
  sectionTitle: string;
  timeZone: string;
}

export interface DecisionNotice extends AuthorNotice {
  kind: DecisionKind;
  statement: string | null;
  byRule: boolean;
  decidedAt: Date;
  /** The decision before it on the same revision, when there is one. */
  earlierKind: DecisionKind | null;
}

export interface HoldNotice extends AuthorNotice {
  dueAt: Date;
  /** What the screening suggests to change; none when it only wants a person to look. */
  hints: string[];
}

const NOTICE = `c.author_id AS "authorId", c.id AS "commentId", k.title AS "consultationTitle", k.time_zone AS "timeZone",
    trim(coalesce(e.number, s.number) || ' ' || coalesce(e.title, s.title)) AS "sectionTitle"`;

const OF_COMMENT = `JOIN consultation k ON k.id = c.consultation_id
  JOIN section s ON s.id = c.section_id
  LEFT JOIN release_section e ON e.release_id = k.release_id AND e.section_id = c.section_id`;

@Injectable()
export class DecisionQueries {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The log of a consultation, newest first, for its moderators; null for anybody else. One statement. Throws
   * InvalidInput for a wrong page.
   */
  async log(
    viewer: Viewer,
    consultationId: string,
    page: PageRequest,
  ): Promise<{ rows: LogEntry[]; size: number } | null> {
    if (!viewer.has('moderator', consultationId)) return null;
    const size = pageSize(page.first);
    const before = page.after ? seqOf(page.after) : null;
    const rows: LogEntry[] = await this.dataSource.query(
      `SELECT d.*, p.display_name AS "deciderName"
       FROM (SELECT ${CHAINED_DECISION} FROM decision
             WHERE consultation_id = $1 AND ($2::bigint IS NULL OR seq < $2) ORDER BY seq DESC LIMIT $3) d
       LEFT JOIN participant p ON p.id = d."decidedBy"
       ORDER BY d.seq DESC`,
      [consultationId, before, size + 1],
    );
    return { rows, size };
  }

  /** Decisions on comments, oldest first; whose they may be shown to is the caller's matter. One statement. */
  async ofComments(commentIds: readonly string[]): Promise<ToldDecision[]> {
    return this.dataSource.query(
      `SELECT d.id, d.comment_id AS "commentId", d.revision_id AS "revisionId", d.kind, d.reason_code AS "reasonCode",
         d.statement, d.decided_by IS NULL AS "byRule", d.decided_at AS "decidedAt", a.made_at AS "appealedAt",
         a.decision_id IS NULL AND d.kind IN ('refuse', 'hide') AND r.state IN ('refused', 'hidden')
           AND d.revision_id = CASE d.kind WHEN 'hide' THEN c.published_revision_id ELSE c.latest_revision_id END
           AND c.author_id IS NOT NULL AND c.withdrawn_at IS NULL
           AND d.decided_at > now() - make_interval(months => $2) AS "canBeAppealed"
       FROM decision d
       JOIN comment c ON c.id = d.comment_id
       JOIN comment_revision r ON r.id = d.revision_id
       LEFT JOIN appeal a ON a.decision_id = d.id
       WHERE d.comment_id = ANY($1) ORDER BY d.comment_id, d.seq`,
      [commentIds, APPEAL_MONTHS],
    );
  }
}

/** What to tell the author of a decision; null when the comment has no account behind it, or the decision is not there. */
export async function readDecisionNotice(
  manager: EntityManager,
  decisionId: string,
): Promise<DecisionNotice | null> {
  const rows: DecisionNotice[] = await manager.query(
    `SELECT ${NOTICE}, d.kind, d.statement, d.decided_by IS NULL AS "byRule", d.decided_at AS "decidedAt",
       (SELECT b.kind FROM decision b WHERE b.comment_id = d.comment_id AND b.revision_id = d.revision_id AND b.seq < d.seq
        ORDER BY b.seq DESC LIMIT 1) AS "earlierKind"
     FROM decision d JOIN comment c ON c.id = d.comment_id ${OF_COMMENT}
     WHERE d.id = $1 AND c.author_id IS NOT NULL`,
    [decisionId],
  );
  return rows[0] ?? null;
}

/** What to tell the author of a text that waits for a person; null without an account or when it waits no more. */
export async function readHoldNotice(manager: EntityManager, caseId: string): Promise<HoldNotice | null> {
  const rows: HoldNotice[] = await manager.query(
    `SELECT ${NOTICE}, m.due_at AS "dueAt",
       ARRAY(SELECT f.hint FROM screening_finding f
             WHERE f.revision_id = m.revision_id AND f.severity <> 'info' AND f.hint <> ''
             GROUP BY f.hint ORDER BY min(f.span_start), f.hint) AS hints
     FROM moderation_case m JOIN comment c ON c.id = m.comment_id ${OF_COMMENT}
     WHERE m.id = $1 AND m.state = 'open' AND c.author_id IS NOT NULL AND c.withdrawn_at IS NULL`,
    [caseId],
  );
  return rows[0] ?? null;
}

export const logCursor = ({ seq }: Pick<LogEntry, 'seq'>): string => encodeCursor([seq]);

function seqOf(cursor: string): string {
  const [seq = ''] = decodeCursor(cursor, 1);
  if (!/^\d{1,18}$/.test(seq)) {
    throw invalidCursor();
  }
  return seq;
}
