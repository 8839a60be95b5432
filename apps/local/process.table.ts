import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { systemCode } from './operator.error';

/** Whether a process with this number exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/**
 * When a process was started, in a form that only serves to be compared: numbers of processes are used again after a
 * while, so the number alone does not say that it is the same one. Undefined when there is no such process.
 */
export function startMark(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]; // field 22 of proc(5): start time in ticks since boot
  } catch {
    const seen = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
    return seen.status === 0 && seen.stdout.trim() !== '' ? seen.stdout.trim() : undefined;
  }
}

/** The command line of a process, arguments parted by spaces; empty when it cannot be seen. */
export function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    const seen = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return seen.status === 0 ? seen.stdout.trim() : '';
  }
}

/** Processes that work in a folder, or undefined where the system does not tell (no /proc). */
export function processesIn(folder: string): readonly number[] | undefined {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => {
        try {
          return readlinkSync(`/proc/${pid}/cwd`) === folder;
        } catch {
          return false; // gone meanwhile, or somebody else's
        }
      });
  } catch {
    return undefined;
  }
}
