import { readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { OperatorError } from './operator.error';
import { commandLine, isAlive, processesIn } from './process.table';

/** Milliseconds for an orphan to write its last checkpoint before it is stopped the hard way. */
const FAST_STOP_MS = 30_000;
const HARD_STOP_MS = 10_000;

async function goneWithin(pid: number, milliseconds: number): Promise<boolean> {
  const until = Date.now() + milliseconds;
  while (isAlive(pid)) {
    if (Date.now() > until) return false;
    await delay(50);
  }
  return true;
}

/**
 * Stops a database server by signals: SIGINT is PostgreSQL's fast shutdown (open transactions are rolled back, a
 * checkpoint is written); SIGQUIT stops at once, and the next start recovers from the log. Neither loses what was
 * committed. SIGKILL is never used: it leaves shared memory behind.
 * @returns whether the server is gone
 */
export async function stopServer(pid: number, fastMs: number, hardMs: number): Promise<boolean> {
  const signal = (name: NodeJS.Signals): void => {
    try {
      process.kill(pid, name);
    } catch {
      // gone meanwhile
    }
  };
  signal('SIGINT');
  if (await goneWithin(pid, fastMs)) return true;
  signal('SIGQUIT');
  return goneWithin(pid, hardMs);
}

/**
 * When the program was killed, its server goes on alone. It is recognised by the pid in postmaster.pid, checked
 * against the process itself (numbers are used again after a restart of the machine), and stopped, so that the new
 * server is a child of ours. A lock file whose server is gone and whose folder nobody works in is removed.
 * @throws OperatorError when a server does not stop or cannot be told apart
 */
export async function stopOrphan(cluster: string, log: (message: string) => void): Promise<void> {
  const lockFile = join(cluster, 'postmaster.pid');
  let pid: number;
  try {
    pid = Number.parseInt(readFileSync(lockFile, 'utf8').split('\n', 1)[0] ?? '', 10);
  } catch {
    return; // stopped in order
  }
  const folder = realpathSync(cluster);
  const inside = processesIn(folder);
  const runs = Number.isInteger(pid) && pid > 0 && isAlive(pid);
  const ours = runs && (inside ? inside.includes(pid) : commandLine(pid).includes(folder));
  if (ours) {
    log(`Une base laissée en marche par un arrêt brutal (processus ${pid}) est arrêtée avant de reprendre.`);
    if (await stopServer(pid, FAST_STOP_MS, HARD_STOP_MS)) return;
    throw new OperatorError(
      `Une base est encore en marche sur ${cluster} (processus ${pid}) et ne s’arrête pas : arrêtez ce processus, puis relancez.`,
    );
  }
  // Without /proc nobody can say whether a server process is left over: PostgreSQL's own check decides.
  if (inside === undefined) return;
  for (const left of inside) {
    if (!(await goneWithin(left, HARD_STOP_MS)))
      throw new OperatorError(
        `Le processus ${left} travaille encore dans ${cluster} : arrêtez-le, puis relancez.`,
      );
  }
  rmSync(lockFile, { force: true });
}
