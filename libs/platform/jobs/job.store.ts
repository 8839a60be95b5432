import type { DataSource, EntityManager } from 'typeorm';
import { newId, NotFound } from '#kernel';
import { correlationId } from '../logging/logger';
import { declaredJobs, readPayload, type JobContract, type JobQueue } from './job.contract';
import type { JobState } from './job.entity';

/** Times that a job is tried before it is kept as failed. */
export const MAX_ATTEMPTS = 5;

/** Seconds for which work outside a transaction is one worker's alone, unless renewed. */
export const CLAIM_SECONDS = 15;

export interface StoredJob {
  id: string;
  name: string;
  payload: object;
  attempts: number;
  correlationId: string;
}

export interface JobListing extends StoredJob {
  state: JobState;
  progress: number;
  lastError: string | null;
  createdAt: Date;
}

export interface DueJob {
  id: string;
  name: string;
  delivery: number;
}

const STORED = 'id, name, payload, attempts, correlation_id AS "correlationId"';

/** Writes a job's record in the caller's transaction. */
export async function insertJob<Payload extends object>(
  manager: EntityManager,
  contract: JobContract<Payload>,
  payload: Payload,
): Promise<string> {
  readPayload(contract, payload);
  const id = newId();
  await manager.query('INSERT INTO job (id, name, payload, correlation_id) VALUES ($1, $2, $3, $4)', [
    id,
    contract.name,
    JSON.stringify(payload),
    correlationId(),
  ]);
  return id;
}

/** The waiting job, its row locked until the transaction ends; null when it is done, failed or in other hands. */
export async function lockWaitingJob(manager: EntityManager, id: string): Promise<StoredJob | null> {
  const rows: StoredJob[] = await manager.query(
    `SELECT ${STORED} FROM job WHERE id = $1 AND state = 'waiting' FOR UPDATE SKIP LOCKED`,
    [id],
  );
  return rows[0] ?? null;
}

/** Takes a job for work outside a transaction, so that two workers do not do it at once; null when it cannot be had. */
export async function claimJob(dataSource: DataSource, id: string): Promise<StoredJob | null> {
  const [rows]: [StoredJob[]] = await dataSource.query(
    `UPDATE job SET claimed_until = now() + make_interval(secs => $2)
     WHERE id = $1 AND state = 'waiting' AND (claimed_until IS NULL OR claimed_until < now())
     RETURNING ${STORED}`,
    [id, CLAIM_SECONDS],
  );
  return rows[0] ?? null;
}

/** Keeps the claim and says how far the work has come (per cent). */
export async function renewClaim(dataSource: DataSource, id: string, progress?: number): Promise<void> {
  await dataSource.query(
    `UPDATE job SET claimed_until = now() + make_interval(secs => $2), progress = coalesce($3, progress)
     WHERE id = $1 AND state = 'waiting'`,
    [id, CLAIM_SECONDS, progress ?? null],
  );
}

/** Marks the job done, in the transaction of its effect. */
export async function completeJob(manager: EntityManager, id: string): Promise<void> {
  await manager.query(
    `UPDATE job SET state = 'completed', progress = 100, completed_at = now(), claimed_until = NULL WHERE id = $1`,
    [id],
  );
}

/** Records a failed try: again after 1 s, 4 s, 16 s…, or kept as failed when `final` or the tries are used up. */
export async function recordFailure(
  manager: EntityManager,
  id: string,
  error: string,
  final: boolean,
): Promise<JobState> {
  const [rows]: [{ state: JobState }[]] = await manager.query(
    `UPDATE job SET attempts = attempts + 1, last_error = $2, claimed_until = NULL,
       delivered_at = NULL, delivery = greatest(delivery, 1),
       available_at = now() + make_interval(secs => power(4, attempts)),
       state = CASE WHEN $3 OR attempts + 1 >= $4 THEN 'failed' ELSE 'waiting' END
     WHERE id = $1 AND state = 'waiting' RETURNING state`,
    [id, error, final, MAX_ATTEMPTS],
  );
  return rows[0]?.state ?? 'completed';
}

/**
 * Takes the jobs to be delivered: those never handed over, and those whose hand-over is lost. It is for certain when more
 * jobs wait that were handed over 5 s ago or earlier than BullMQ holds notices (`noticesHeld`, counted before this call):
 * it was flushed, restored or put up anew. In doubt it is taken for lost after 30 s, doubled each time, at most an hour.
 * A job delivered twice is done once; delivering again adds to the notices, so it stops by itself.
 */
export async function takeDueJobs(
  dataSource: DataSource,
  limit: number,
  noticesHeld: number,
): Promise<DueJob[]> {
  const [rows]: [DueJob[]] = await dataSource.query(
    `WITH loss AS (
       SELECT count(*) > $2 AS certain FROM (
         SELECT 1 FROM job WHERE state = 'waiting' AND delivered_at < now() - interval '5 seconds' LIMIT $2 + 1) handed)
     UPDATE job SET delivered_at = now(), delivery = delivery + 1
     WHERE id IN (
       SELECT id FROM job
       WHERE state = 'waiting' AND available_at <= now() - interval '1 second'
         AND (delivered_at IS NULL
           OR delivered_at < now() - interval '5 seconds' AND (SELECT certain FROM loss)
           OR delivered_at < now() - least(30 * power(2, least(delivery - 1, 7)), 3600) * interval '1 second')
         AND (claimed_until IS NULL OR claimed_until < now())
       ORDER BY available_at LIMIT $1 FOR UPDATE SKIP LOCKED)
     RETURNING id, name, delivery`,
    [limit, noticesHeld],
  );
  return rows;
}

/** Puts jobs back that could not be handed over, for the next sweep. */
export async function undoDelivery(dataSource: DataSource, ids: readonly string[]): Promise<void> {
  await dataSource.query(`UPDATE job SET delivered_at = NULL WHERE id = ANY($1) AND state = 'waiting'`, [
    ids,
  ]);
}

/** Notes that jobs were handed to BullMQ right after their commit. */
export async function markDelivered(dataSource: DataSource, ids: readonly string[]): Promise<void> {
  await dataSource.query(
    `UPDATE job SET delivered_at = now(), delivery = 1 WHERE id = ANY($1) AND state = 'waiting' AND delivery = 0`,
    [ids],
  );
}

/** The queue of a job's name; unknown names (of a newer build) wait in the quick one. */
export const queueOf = (name: string): JobQueue =>
  declaredJobs().find((contract) => contract.name === name)?.queue ?? 'quick';

/** Jobs in a state, newest first, at most 200. */
export async function listJobs(dataSource: DataSource, state: JobState): Promise<JobListing[]> {
  return dataSource.query(
    `SELECT ${STORED}, state, progress, last_error AS "lastError", created_at AS "createdAt"
     FROM job WHERE state = $1 ORDER BY id DESC LIMIT 200`,
    [state],
  );
}

/** Failed jobs, newest first, those after (older than) a given one, at most `limit`. */
export async function failedJobs(
  dataSource: DataSource,
  after: string | null,
  limit: number,
): Promise<JobListing[]> {
  return dataSource.query(
    `SELECT ${STORED}, state, progress, last_error AS "lastError", created_at AS "createdAt"
     FROM job WHERE state = 'failed' AND ($1::uuid IS NULL OR id < $1) ORDER BY id DESC LIMIT $2`,
    [after, limit],
  );
}

/** The second in the past makes the next sweep take them. */
const PUT_BACK = `UPDATE job SET state = 'waiting', attempts = 0, delivered_at = NULL,
  available_at = now() - interval '1 second' WHERE state = 'failed'`;

/** Puts a failed job back to waiting with all its tries. Returns 1. Throws NotFound unless it is there and failed. */
export async function retryJob(dataSource: DataSource, id: string): Promise<number> {
  const [, count]: [unknown, number] = await dataSource.query(`${PUT_BACK} AND id = $1`, [id]);
  if (count === 0) throw new NotFound('Aucune tâche en échec ne porte cet identifiant.', 'jobId');
  return count;
}

/** Puts all failed jobs back to waiting with all their tries. Returns how many. */
export async function retryFailedJobs(dataSource: DataSource): Promise<number> {
  const [, count]: [unknown, number] = await dataSource.query(PUT_BACK);
  return count;
}
