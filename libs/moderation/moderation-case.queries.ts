import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Viewer } from '#identity';
import { decodeCursor, encodeCursor, invalidCursor, isId, type PageRequest, pageSize } from '#kernel';
import type { RevisionState } from './decision.rules';
import type { ModerationQueue } from './moderation-case.entity';
import type { FindingSeverity } from './screening';

export interface QueueFilter extends PageRequest {
  consultationId?: string | null;
  queue?: ModerationQueue | null;
  sectionId?: string | null;
  /** Only cases that the viewer holds now. */
  mine?: boolean | null;
  /** Only cases that the viewer can take now: not held by another, and not on their own text. */
  available?: boolean | null;
}

/** Above this many cases a queue is not counted. */
export const MOST_COUNTED_CASES = 1_000;

export interface CaseRow {
  id: string;
  revisionId: string;
  commentId: string;
  consultationId: string;
  consultationTitle: string;
  consultationSlug: string;
  /** IANA name of the consultation's time zone. */
  timeZone: string;
  sectionId: string;
  sectionSlug: string;
  sectionTitle: string;
  queue: ModerationQueue;
  reasons: string[];
  state: 'open' | 'closed';
  version: number;
  openedAt: Date;
  dueAt: Date;
  ageSeconds: number;
  isLate: boolean;
  /** `mine` and `other` while a lease runs. */
  lease: 'free' | 'mine' | 'other';
  leaseExpiresAt: Date | null;
  revisionState: RevisionState;
  title: string | null;
  body: string;
  bodyHtml: string;
  proposedWording: string | null;
  /** Of each source: title, address, words. */
  sources: string[];
  authorName: string | null;
  /** What the author says against a decision, for an appeal. */
  appealMotive: string | null;
  reports: ReportView[];
  /** Written or transcribed by the viewer, who then may not decide. */
  isOwnText: boolean;
  /** The viewer took the decision that is looked at again, and then may not decide. */
  isOwnDecision: boolean;
}

export interface QueueCountRow {
  queue: ModerationQueue;
  count: number;
  late: number;
}

export interface ReportView {
  reasonCode: string;
  explanation: string;
  reportedAt: string;
}

export interface FindingRow {
  id: string;
  revisionId: string;
  rule: string;
  severity: FindingSeverity;
  start: number;
  end: number;
  score: number;
  explanation: string;
}

const FROM_CASES = `FROM moderation_case m
  JOIN comment c ON c.id = m.comment_id
  JOIN comment_revision r ON r.id = m.revision_id
  JOIN consultation k ON k.id = m.consultation_id
  JOIN section s ON s.id = m.section_id
  LEFT JOIN release_section e ON e.release_id = k.release_id AND e.section_id = m.section_id
  LEFT JOIN participant p ON p.id = c.author_id`;

/** Whether the viewer took the decision that an appeal is against; somebody else looks at it again. */
const IS_OWN_DECISION = `r.state IN ('refused', 'hidden') AND coalesce((SELECT d.decided_by = $1 FROM decision d
    WHERE d.comment_id = m.comment_id AND d.revision_id = m.revision_id ORDER BY d.seq DESC LIMIT 1), false)`;

const IS_OWN_TEXT = `coalesce(c.author_id = $1, false) OR coalesce(c.transcribed_by = $1, false)`;

/**
 * What waits for a decision. $2: consultations, $3: queue, $4: section, $5: only those that the viewer holds, $6: only those
 * that the viewer can take.
 */
const WAITING = `m.state = 'open' AND m.consultation_id = ANY($2) AND ($3::text IS NULL OR m.queue = $3)
  AND ($4::uuid IS NULL OR m.section_id = $4)
  AND (NOT $5 OR (m.lease_holder_id = $1 AND m.lease_expires_at > now()))
  AND (NOT $6 OR NOT (coalesce(m.lease_holder_id <> $1 AND m.lease_expires_at > now(), false)
                      OR ${IS_OWN_TEXT} OR ${IS_OWN_DECISION}))
  AND c.withdrawn_at IS NULL AND r.state <> 'superseded'`;

/** Null for who moderates none of the consultations in question. */
function waitingParameters(viewer: Viewer, filter: QueueFilter): unknown[] | null {
  const consultations = viewer
    .consultationsAs('moderator')
    .filter((id) => !filter.consultationId || id === filter.consultationId);
  if (viewer.participantId === null || consultations.length === 0) return null;
  const { queue, sectionId, mine, available } = filter;
  return [
    viewer.participantId,
    consultations,
    queue ?? null,
    sectionId ?? null,
    mine ?? false,
    available ?? false,
  ];
}

/** $1 is the viewer. */
const CASES = `SELECT m.id, m.revision_id AS "revisionId", m.comment_id AS "commentId",
    m.consultation_id AS "consultationId", k.title AS "consultationTitle", k.slug AS "consultationSlug", k.time_zone AS "timeZone",
    m.section_id AS "sectionId", coalesce(e.slug, s.slug) AS "sectionSlug",
    trim(coalesce(e.number, s.number) || ' ' || coalesce(e.title, s.title)) AS "sectionTitle", m.queue, m.reasons,
    m.state, m.version, m.opened_at AS "openedAt", m.due_at AS "dueAt",
    floor(extract(epoch FROM now() - m.opened_at))::int AS "ageSeconds",
    m.state = 'open' AND m.due_at < now() AS "isLate",
    CASE WHEN m.lease_expires_at > now() THEN CASE WHEN m.lease_holder_id = $1 THEN 'mine' ELSE 'other' END
         ELSE 'free' END AS lease,
    CASE WHEN m.lease_expires_at > now() THEN m.lease_expires_at END AS "leaseExpiresAt",
    r.state AS "revisionState", r.title, r.body, r.body_html AS "bodyHtml", r.proposed_wording AS "proposedWording",
    ARRAY(SELECT concat_ws(' ', o.title, o.url, o.body) FROM comment_source o WHERE o.comment_id = c.id
          ORDER BY o.position) AS sources,
    coalesce(p.display_name, c.author_name) AS "authorName",
    (SELECT a.motive FROM appeal a WHERE a.case_id = m.id ORDER BY a.made_at DESC LIMIT 1) AS "appealMotive",
    (SELECT coalesce(json_agg(json_build_object('reasonCode', q.reason_code, 'explanation', q.explanation,
        'reportedAt', q.reported_at) ORDER BY q.reported_at), '[]')
      FROM (SELECT * FROM comment_report WHERE case_id = m.id ORDER BY reported_at LIMIT 50) q) AS reports,
    ${IS_OWN_TEXT} AS "isOwnText", ${IS_OWN_DECISION} AS "isOwnDecision"
  ${FROM_CASES}`;

/** Reads of moderators: only cases of consultations where the viewer is one. */
@Injectable()
export class ModerationCaseQueries {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Open cases, the first due first; at most `first` and one more, which tells whether others follow. Texts that their
   * author replaced or withdrew have nothing left to decide and are left out. One statement. Throws InvalidInput.
   */
  async queue(viewer: Viewer, filter: QueueFilter): Promise<{ rows: CaseRow[]; size: number }> {
    const size = pageSize(filter.first);
    const parameters = waitingParameters(viewer, filter);
    if (!parameters) return { rows: [], size };
    const [dueAfter, idAfter] = filter.after ? caseKey(filter.after) : [null, null];
    const rows: CaseRow[] = await this.dataSource.query(
      `${CASES}
       WHERE ${WAITING} AND ($7::timestamptz IS NULL OR (m.due_at, m.id) > ($7, $8::uuid))
       ORDER BY m.due_at, m.id LIMIT $9`,
      [...parameters, dueAfter, idAfter, size + 1],
    );
    return { rows, size };
  }

  /** How many cases wait under the filter; null above 1,000. Reads 1,001 of them at most. One statement. */
  async count(viewer: Viewer, filter: QueueFilter): Promise<number | null> {
    const parameters = waitingParameters(viewer, filter);
    if (!parameters) return 0;
    const [row]: { count: number }[] = await this.dataSource.query(
      `SELECT count(*)::int AS count FROM (SELECT ${FROM_CASES} WHERE ${WAITING} LIMIT $7) counted`,
      [...parameters, MOST_COUNTED_CASES + 1],
    );
    const count = row?.count ?? 0;
    return count > MOST_COUNTED_CASES ? null : count;
  }

  /**
   * How many cases wait in each queue under the rest of the filter, and how many of them are late; a queue without any is
   * left out. Counts among the 1,000 that are due first. One statement.
   */
  async countByQueue(viewer: Viewer, filter: QueueFilter): Promise<QueueCountRow[]> {
    const parameters = waitingParameters(viewer, { ...filter, queue: null });
    if (!parameters) return [];
    return this.dataSource.query(
      `SELECT queue, count(*)::int AS count, (count(*) FILTER (WHERE late))::int AS late
       FROM (SELECT m.queue, m.due_at < now() AS late ${FROM_CASES} WHERE ${WAITING}
             ORDER BY m.due_at, m.id LIMIT $7) counted
       GROUP BY queue ORDER BY queue`,
      [...parameters, MOST_COUNTED_CASES],
    );
  }

  /** One case, open or closed; null when it is absent or not for this viewer. */
  async byId(viewer: Viewer, id: string): Promise<CaseRow | null> {
    if (viewer.participantId === null) return null;
    const rows: CaseRow[] = await this.dataSource.query(
      `${CASES} WHERE m.id = $2 AND m.consultation_id = ANY($3)`,
      [viewer.participantId, id, viewer.consultationsAs('moderator')],
    );
    return rows[0] ?? null;
  }

  /** Findings on revisions, in the order of the text. For moderators' cases only. One statement. */
  async findingsOf(revisionIds: readonly string[]): Promise<FindingRow[]> {
    return this.dataSource.query(
      `SELECT id, revision_id AS "revisionId", rule, severity, span_start AS start, span_end AS "end", score, explanation
       FROM screening_finding WHERE revision_id = ANY($1) ORDER BY span_start, span_end, id`,
      [revisionIds],
    );
  }
}

export const caseCursor = ({ dueAt, id }: Pick<CaseRow, 'dueAt' | 'id'>): string =>
  encodeCursor([dueAt.toISOString(), id]);

function caseKey(cursor: string): [dueAt: string, id: string] {
  const [dueAt = '', id = ''] = decodeCursor(cursor, 2);
  if (Number.isNaN(Date.parse(dueAt)) || !isId(id)) {
    throw invalidCursor();
  }
  return [dueAt, id];
}
