import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keeping, type Check } from '../check';
import { freePort, Running, Stage, waitUntil } from '../processes';

const FIRST_START_SECONDS = 300;
const SECOND_START_SECONDS = 10;

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
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: String(port) },
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
      return page.includes('<h1>');
    },
    running,
    limit * 2,
  );
  return { seconds: (performance.now() - began) / 1000, page, running };
}

/** Ctrl-C in a terminal reaches the whole foreground group. */
async function interrupt({ child }: Running): Promise<number | null> {
  const ended = once(child, 'exit') as Promise<[number | null]>;
  if (child.pid) process.kill(-child.pid, 'SIGINT');
  const [code] = await ended;
  return code;
}

export const freshStart: Check = {
  name: 'fresh-start',
  proves: 'a fresh clone serves the sample with one command, and a second start is fast and keeps the data',
  run: (log) =>
    Stage.with(async (stage) => {
      const folder = mkdtempSync(join(tmpdir(), 'concertation-fresh-'));
      stage.onClear(() => Promise.resolve(rmSync(folder, { recursive: true, force: true })));
      const clone = join(folder, 'clone');
      const cloned = spawnSync('git', ['clone', '--quiet', process.cwd(), clone], { stdio: 'inherit' });
      if (cloned.status !== 0) throw new Error('git clone failed');

      const first = await start(clone, stage, FIRST_START_SECONDS);
      log(`first start: ${first.seconds.toFixed(1)} s`);
      const consultations = first.page.split('<article>').length - 1;
      const saysWhereToClick = first.running.log.some((line) =>
        line.includes(`localhost:${new URL(first.running.url).port}`),
      );
      const saysAccounts = first.running.log.filter((line) => line.includes('@exemple.fr')).length;
      const firstCode = await interrupt(first.running);
      const leftAfterFirst = processesIn(clone).length;

      const second = await start(clone, stage, SECOND_START_SECONDS);
      log(`second start: ${second.seconds.toFixed(1)} s`);
      const secondCode = await interrupt(second.running);
      const leftAfterSecond = processesIn(clone).length;

      return keeping(
        {
          [`first start under ${FIRST_START_SECONDS} s`]: first.seconds < FIRST_START_SECONDS,
          [`second start under ${SECOND_START_SECONDS} s`]: second.seconds < SECOND_START_SECONDS,
          'the sample is listed': consultations >= 2,
          'where to click and the accounts are printed': saysWhereToClick && saysAccounts >= 4,
          'the second start shows the same': second.page === first.page,
          'Ctrl-C stops all that was started':
            leftAfterFirst + leftAfterSecond === 0 && firstCode === 0 && secondCode === 0,
        },
        {
          firstStart: `${first.seconds.toFixed(1)}s`,
          secondStart: `${second.seconds.toFixed(1)}s`,
          consultations,
          accountsPrinted: saysAccounts,
          processesLeft: leftAfterFirst + leftAfterSecond,
        },
      );
    }),
};
