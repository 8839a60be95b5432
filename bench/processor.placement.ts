import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { Client } from 'pg';
import { readFileSync } from 'node:fs';

/** Lets a process, with all its threads, run on one core only; false where that cannot be asked for. */
function pin(pid: number, core: number): boolean {
  return spawnSync('taskset', ['-acp', String(core), String(pid)]).status === 0;
}

/**
 * Servers on the first core; the load and PostgreSQL on the second: what one server wins is not lost by its neighbour. Without
 * `taskset` or a second core everything runs everywhere, and figures vary more.
 */
export async function placeOnCores(serverPids: readonly number[], database: Client): Promise<boolean> {
  if (availableParallelism() < 2) return false;
  const { rows } = await database.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const backends = await database.query<{ pid: number }>('SELECT pid FROM pg_stat_activity');
  const postmaster = /PPid:\s+(\d+)/.exec(readFileSync(`/proc/${rows[0]?.pid ?? 0}/status`, 'utf8'))?.[1];
  const pids = [process.pid, Number(postmaster), ...backends.rows.map(({ pid }) => pid)];
  return serverPids.every((pid) => pin(pid, 0)) && pids.every((pid) => pin(pid, 1));
}
