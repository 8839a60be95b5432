import type { DataSource } from 'typeorm';
import type { Running } from '../processes';
import { waitUntil } from '../processes';

/** Connections of the platform's processes that wait for a row which the check holds. */
async function blocked(database: DataSource): Promise<number[]> {
  const rows: { pid: number }[] = await database.query(
    `SELECT pid FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'concertation' AND wait_event_type = 'Lock'`,
  );
  return rows.map(({ pid }) => pid);
}

/**
 * Kills a process in the very middle of a transaction: holds a row or a table that it needs, begins the work, waits until the process
 * waits for it, kills it (SIGKILL), lets it go, and waits until the database has noticed.
 */
export async function killAtLock(
  database: DataSource,
  { lockSql, parameters }: { lockSql: string; parameters: unknown[] },
  begin: () => Running,
): Promise<void> {
  const holder = database.createQueryRunner();
  await holder.connect();
  try {
    await holder.startTransaction();
    await holder.query(lockSql, parameters);
    const dying = begin();
    await waitUntil(async () => (await blocked(database)).length > 0, dying, 60);
    const pids = await blocked(database);
    await dying.end('SIGKILL');
    // As when its machine goes: else the database would still carry out the statement that waits.
    await database.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid', [pids]);
    await holder.rollbackTransaction();
    await waitUntil(async () => (await living(database, pids)) === 0, undefined, 40);
  } finally {
    await holder.release();
  }
}

async function living(database: DataSource, pids: readonly number[]): Promise<number> {
  const [row]: { count: number }[] = await database.query(
    'SELECT count(*)::int AS count FROM pg_stat_activity WHERE pid = ANY($1)',
    [pids],
  );
  return row?.count ?? 0;
}
