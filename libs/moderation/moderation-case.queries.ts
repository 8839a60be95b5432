import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Viewer } from '#identity';
import { decodeCursor, encodeCursor, InvalidInput, isId, pageSize, type PageRequest } from '#kernel';
import type { RevisionState } from './decision.rules';
import type { ModerationQueue } from './moderation-case.entity';
import type { FindingSeverity } from './screening';

export interface QueueFilter extends PageRequest {
  consultationId?: string | null;
  queue?: ModerationQueue | null;
  sectionId?: string | null;
  /** Only cases that the viewer holds now. */
  mine?: boolean | null;
}

export interface CaseRow {
  id: string;
  revisionId: string;
  commentId: string;
  consultationId: string;
  consultationTitle: string;
  sectionId: string;
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

/** $1 is the viewer. */
const CASES = `SELECT m.id, m.revision_id AS "revisionId", m.comment_id AS "commentId",
    m.consultation_id AS "consultationId", k.title AS "consultationTitle", m.section_id AS "sectionId",
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
    coalesce(c.author_id = $1, false) OR coalesce(c.transcribed_by = $1, false) AS "isOwnText"
  FROM moderation_case m
  JOIN comment c ON c.id = m.comment_id
  JOIN comment_revision r ON r.id = m.revision_id
  JOIN consultation k ON k.id = m.consultation_id
  JOIN section s ON s.id = m.section_id
  LEFT JOIN release_section e ON e.release_id = k.release_id AND e.section_id = m.section_id
  LEFT JOIN participant p ON p.id = c.author_id`;

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
    const consultations = viewer
      .consultationsAs('moderator')
      .filter((id) => !filter.consultationId || id === filter.consultationId);
    if (viewer.participantId === null || consultations.length === 0) return { rows: [], size };
    const [dueAfter, idAfter] = filter.after ? caseKey(filter.after) : [null, null];
    const rows: CaseRow[] = await this.dataSource.query(
      `${CASES}
       WHERE m.state = 'open' AND m.consultation_id = ANY($2) AND ($3::text IS NULL OR m.queue = $3)
         AND ($4::uuid IS NULL OR m.section_id = $4)
         AND (NOT $5 OR (m.lease_holder_id = $1 AND m.lease_expires_at > now()))
         AND ($6::timestamptz IS NULL OR (m.due_at, m.id) > ($6, $7::uuid))
         AND c.withdrawn_at IS NULL AND r.state <> 'superseded'
       ORDER BY m.due_at, m.id LIMIT $8`,
      [
        viewer.participantId,
        consultations,
        filter.queue ?? null,
        filter.sectionId ?? null,
        filter.mine ?? false,
        dueAfter,
        idAfter,
        size + 1,
      ],
    );
    return { rows, size };
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
    throw new InvalidInput(
      'Ce repère de page n’est pas valable : reprenez la liste depuis le début.',
      'after',
    );
  }
  return [dueAt, id];
}
