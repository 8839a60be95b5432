import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keeping, type Check } from '../check';
import { freePort, Running, Stage, waitUntil } from '../processes';

const FIRST_START_SECONDS = 300;
const SECOND_START_SECONDS = 10;
const STOP_SECONDS = 10;

/** Processes whose command line or working folder lies in `folder`: what a start has left behind. */
const processesIn = (folder: string): string[] =>
  readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
    } catch {
      return false;
    }
  });

async function start(
  folder: string,
  stage: Stage,
  limit: number,
): Promise<{ seconds: number; page: string; running: Running }> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const running = new Running(child, `http://127.0.0.1:${port}`);
  stage.onClear(() => running.end('SIGINT'));
  let page = '';
  await waitUntil(
    async () => {
      const response = await fetch(running.url).catch(() => null);
      page = response?.ok ? await response.text() : '';
      return /<h1[\s>]/.test(page);
    },
    running,
    limit * 2,
  );
  // Where the platform is and what it tells its scripts (the time) differ from start to start; what it shows does not.
  page = page.replaceAll(`:${port}`, '').replace(/<script\b[^>]*>[^<]*<\/script>/g, '');
  return { seconds: (performance.now() - began) / 1000, page, running };
}

/**
 * Ctrl-C in a terminal reaches the whole foreground group. npm ends at once and says so by the signal; what it started
 * has STOP_SECONDS to follow. Gives how many processes are left then.
 */
async function interrupt(
  { child, log }: Running,
  folder: string,
): Promise<{ stopped: boolean; left: number }> {
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  if (child.pid) process.kill(-child.pid, 'SIGINT');
  const [code, signal] = await ended;
  const gone = (): Promise<boolean> => Promise.resolve(processesIn(folder).length === 0);
  await waitUntil(gone, undefined, STOP_SECONDS).catch(() => undefined);
  const faults = log.filter((line) => line.includes('forcé'));
  return {
    stopped: (code === 0 || signal === 'SIGINT') && faults.length === 0,
    left: processesIn(folder).length,
  };
}

/** Where two pages part, for the log. */
function parting(one: string, other: string): [string, string] {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const from = Math.max(0, at - 80);
  return [one.slice(from, at + 80), other.slice(from, at + 80)];
}

export const freshStart: Check = {
  name: 'fresh-start',
  proves: 'a fresh clone serves the sample with one command, and a second start is fast and keeps the data',
  run: (log) =>
    Stage.with(async (stage) => {
      const folder = mkdtempSync(join(tmpdir(), 'concertation-fresh-'));
      stage.onClear(() => rm(folder, { recursive: true, force: true }));
      const clone = join(folder, 'clone');
      const cloned = spawnSync('git', ['clone', '--quiet', process.cwd(), clone], { stdio: 'inherit' });
      if (cloned.status !== 0) throw new Error('git clone failed');

      const first = await start(clone, stage, FIRST_START_SECONDS);
      log(`first start: ${first.seconds.toFixed(1)} s`);
      const consultations = new Set(first.page.match(/href="\/concertations\/[\w-]+"/g)).size;
      const saysWhereToClick = first.running.log.some((line) =>
        line.includes(`localhost:${new URL(first.running.url).port}`),
      );
      const saysAccounts = first.running.log.filter((line) => line.includes('@exemple.fr')).length;
      const firstStop = await interrupt(first.running, clone);

      const second = await start(clone, stage, SECOND_START_SECONDS);
      log(`second start: ${second.seconds.toFixed(1)} s`);
      if (second.page !== first.page) log(`the pages part: ${parting(first.page, second.page).join(' | ')}`);
      const secondStop = await interrupt(second.running, clone);
      const left = firstStop.left + secondStop.left;

      return keeping(
        {
          [`first start under ${FIRST_START_SECONDS} s`]: first.seconds < FIRST_START_SECONDS,
          [`second start under ${SECOND_START_SECONDS} s`]: second.seconds < SECOND_START_SECONDS,
          'the sample is listed': consultations >= 2,
          'where to click and the accounts are printed': saysWhereToClick && saysAccounts >= 4,
          'the second start shows the same': second.page === first.page,
          'Ctrl-C stops all that was started': left === 0 && firstStop.stopped && secondStop.stopped,
        },
        {
          firstStart: `${first.seconds.toFixed(1)}s`,
          secondStart: `${second.seconds.toFixed(1)}s`,
          consultations,
          accountsPrinted: saysAccounts,
          processesLeft: left,
        },
      );
    }),
};
