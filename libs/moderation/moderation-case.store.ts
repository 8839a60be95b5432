import type { EntityManager } from 'typeorm';
import { newId } from '#kernel';
import { DUE_HOURS, LEASE_MINUTES, type CaseOutcome, type ModerationQueue } from './moderation-case.entity';

export interface CaseToOpen {
  revisionId: string;
  commentId: string;
  consultationId: string;
  sectionId: string;
  queue: ModerationQueue;
  reasons: readonly string[];
  /** Hours until it is due. */
  dueHours?: number;
}

/** A case as a command sees it; times are judged by the database's clock, not by the caller's. */
export interface StoredCase {
  id: string;
  revisionId: string;
  commentId: string;
  consultationId: string;
  queue: ModerationQueue;
  reasons: string[];
  state: 'open' | 'closed';
  version: number;
  leaseHolderId: string | null;
  leaseExpiresAt: Date | null;
  /** Whether the lease, if there is one, still runs. */
  leaseRuns: boolean;
}

const STORED_CASE = `id, revision_id AS "revisionId", comment_id AS "commentId", consultation_id AS "consultationId", queue,
  reasons, state, version, lease_holder_id AS "leaseHolderId", lease_expires_at AS "leaseExpiresAt",
  coalesce(lease_expires_at > clock_timestamp(), false) AS "leaseRuns"`;

/**
 * Opens a case on a revision, or adds to the one that is open: its reasons, the graver queue, the nearer due time.
 * Returns its id.
 */
export async function openCase(manager: EntityManager, wanted: CaseToOpen): Promise<string> {
  const rows: { id: string }[] = await manager.query(
    `INSERT INTO moderation_case AS m (id, revision_id, comment_id, consultation_id, section_id, queue, reasons, opened_at, due_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, now(), now() + make_interval(hours => $8))
     ON CONFLICT (revision_id) WHERE state = 'open' DO UPDATE SET
       reasons = ARRAY(SELECT reason FROM unnest(m.reasons || excluded.reasons) WITH ORDINALITY AS u (reason, place)
                       GROUP BY reason ORDER BY min(place)),
       queue = CASE WHEN m.queue = 'review' THEN excluded.queue ELSE m.queue END,
       due_at = least(m.due_at, excluded.due_at), version = m.version + 1
     RETURNING id`,
    [
      newId(),
      wanted.revisionId,
      wanted.commentId,
      wanted.consultationId,
      wanted.sectionId,
      wanted.queue,
      wanted.reasons,
      wanted.dueHours ?? DUE_HOURS,
    ],
  );
  const [row] = rows;
  if (!row) throw new Error('The case could not be read back');
  return row.id;
}

export async function readCase(manager: EntityManager, id: string): Promise<StoredCase | null> {
  const rows: StoredCase[] = await manager.query(`SELECT ${STORED_CASE} FROM moderation_case WHERE id = $1`, [
    id,
  ]);
  return rows[0] ?? null;
}

/** The case, its row locked until the transaction ends. */
export async function lockCase(manager: EntityManager, id: string): Promise<StoredCase | null> {
  const rows: StoredCase[] = await manager.query(
    `SELECT ${STORED_CASE} FROM moderation_case WHERE id = $1 FOR UPDATE`,
    [id],
  );
  return rows[0] ?? null;
}

/**
 * Takes a case, or keeps it for longer: one statement, so that of any number who try at once one has it. Returns whether
 * the holder has it now.
 */
export async function takeLease(manager: EntityManager, id: string, holderId: string): Promise<boolean> {
  const [, count]: [unknown, number] = await manager.query(
    `UPDATE moderation_case
     SET lease_holder_id = $2, lease_expires_at = clock_timestamp() + make_interval(mins => $3)
     WHERE id = $1 AND state = 'open'
       AND (lease_holder_id IS NULL OR lease_holder_id = $2 OR lease_expires_at <= clock_timestamp())`,
    [id, holderId, LEASE_MINUTES],
  );
  return count > 0;
}

/** Gives a case back; without effect unless the holder has it. */
export async function endLease(manager: EntityManager, id: string, holderId: string): Promise<void> {
  await manager.query(
    `UPDATE moderation_case SET lease_holder_id = NULL, lease_expires_at = NULL
     WHERE id = $1 AND state = 'open' AND lease_holder_id = $2`,
    [id, holderId],
  );
}

export async function closeCase(manager: EntityManager, id: string, outcome: CaseOutcome): Promise<void> {
  await manager.query(
    `UPDATE moderation_case SET state = 'closed', outcome = $2, closed_at = now(), version = version + 1,
       lease_holder_id = NULL, lease_expires_at = NULL
     WHERE id = $1 AND state = 'open'`,
    [id, outcome],
  );
}

/** Closes what is open on revisions of the comment that a newer one has replaced: there is nothing to decide any more. */
export async function closeReplacedCases(manager: EntityManager, commentId: string): Promise<void> {
  await manager.query(
    `UPDATE moderation_case m SET state = 'closed', outcome = 'replaced', closed_at = now(), version = m.version + 1,
       lease_holder_id = NULL, lease_expires_at = NULL
     FROM comment_revision r
     WHERE m.comment_id = $1 AND m.state = 'open' AND r.id = m.revision_id AND r.state = 'superseded'`,
    [commentId],
  );
}
