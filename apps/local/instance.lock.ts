import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { folderFault, OperatorError, systemCode } from './operator.error';
import { isAlive, startMark } from './process.table';

interface Holder {
  readonly pid: number;
  readonly startMark: string | undefined;
}

function holderOf(file: string): Holder | undefined {
  try {
    const held = JSON.parse(readFileSync(file, 'utf8')) as unknown;
    if (typeof held !== 'object' || held === null || !('pid' in held) || typeof held.pid !== 'number')
      return undefined;
    const mark = 'startMark' in held && typeof held.startMark === 'string' ? held.startMark : undefined;
    return { pid: held.pid, startMark: mark };
  } catch {
    return undefined;
  }
}

const isHeld = (holder: Holder | undefined): holder is Holder =>
  holder !== undefined && isAlive(holder.pid) && startMark(holder.pid) === holder.startMark;

/**
 * Takes the data folder for this process alone. The lock of a process that died is taken over. Two starts in the same
 * instant are parted by reading the lock again after a moment; PostgreSQL's own lock stands behind this one.
 * @returns gives the folder back
 * @throws OperatorError when another instance works on the folder
 */
export async function lockInstance(folder: string): Promise<() => void> {
  const file = join(folder, 'instance.lock');
  const mine: Holder = { pid: process.pid, startMark: startMark(process.pid) };
  const refuse = (pid: number) =>
    new OperatorError(
      `Une autre instance utilise déjà le dossier ${folder} (processus ${pid}) : arrêtez-la, ou choisissez un autre dossier avec DATA_DIR.`,
    );
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(file, JSON.stringify(mine), { flag: 'wx', mode: 0o600 });
      break;
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw folderFault(error, folder);
      const holder = holderOf(file);
      if (isHeld(holder)) throw refuse(holder.pid);
      rmSync(file, { force: true });
    }
  }
  await delay(30);
  const holder = holderOf(file);
  if (holder?.pid !== mine.pid) throw refuse(holder?.pid ?? 0);
  return () => {
    if (holderOf(file)?.pid === mine.pid) rmSync(file, { force: true });
  };
}
