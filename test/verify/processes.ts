import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { runMigrations } from '#platform';

/** The project's folder: all entries run from there. */
const ROOT = process.cwd();

/** A free port on loopback, as far as one can know. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** A process of ours, with what it wrote to its log. */
export class Running {
  readonly log: string[] = [];

  constructor(
    readonly child: ChildProcess,
    readonly url = '',
  ) {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', (line) => this.log.push(line));
    }
  }

  /** Sends a signal to this process, and waits until it has ended. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    await ended;
  }
}

/** Everything that a check has started; stopped in reverse order whatever happens. */
export class Stage {
  private readonly stops: (() => Promise<unknown>)[] = [];

  /** Runs `play` on a stage of its own and clears it afterwards. */
  static async with<T>(play: (stage: Stage) => Promise<T>): Promise<T> {
    const stage = new Stage();
    // A check that is interrupted leaves no process behind either.
    const interrupted = (): void => void stage.clear().then(() => process.exit(130));
    process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
    try {
      return await play(stage);
    } finally {
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      await stage.clear();
    }
  }

  private async clear(): Promise<void> {
    for (const stop of this.stops.splice(0).reverse()) await stop().catch(() => undefined);
  }

  onClear(stop: () => Promise<unknown>): void {
    this.stops.push(stop);
  }

  /** A PostgreSQL of its own with a migrated database; gives its address. */
  async postgres(): Promise<string> {
    const url = await this.emptyDatabase();
    await runMigrations(url);
    return url;
  }

  /** A PostgreSQL of its own with an empty database; gives its address. */
  async emptyDatabase(): Promise<string> {
    const child = spawn(process.execPath, [join(ROOT, 'test/setup/test-postgres.mjs')], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.onClear(async () => {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    });
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const admin = new Client({ connectionString: (JSON.parse(line) as { url: string }).url });
    await admin.connect();
    await admin.query('CREATE DATABASE verification');
    await admin.end();
    const url = new URL((JSON.parse(line) as { url: string }).url);
    url.pathname = 'verification';
    return url.toString();
  }

  /** A redis-server of its own; gives its address. Throws where the program is missing. */
  async redis(): Promise<string> {
    const port = await freePort();
    await this.redisAt(port);
    return `redis://127.0.0.1:${port}`;
  }

  /** A redis-server at a port, empty, without persistence. */
  async redisAt(port: number): Promise<Running> {
    const child = spawn('redis-server', [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
    ]);
    const running = new Running(child);
    this.onClear(() => running.end());
    await waitUntil(
      () => Promise.resolve(running.log.some((line) => line.includes('Ready to accept connections'))),
      running,
    );
    return running;
  }

  /** One HTTP process, once it serves. */
  async api(settings: NodeJS.ProcessEnv): Promise<Running> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const running = this.start('apps/api/main.js', { ...settings, PORT: String(port), PUBLIC_URL: url }, url);
    await waitUntil(async () => (await fetch(`${url}/health`).catch(() => null))?.ok === true, running);
    return running;
  }

  /** One worker process, started. */
  worker(settings: NodeJS.ProcessEnv): Running {
    return this.start('apps/worker/main.js', settings);
  }

  /** One operator command, to its end; gives its exit code and what it wrote. */
  async cli(settings: NodeJS.ProcessEnv, ...parameters: string[]): Promise<{ code: number; output: string }> {
    const running = this.start('apps/cli/main.js', settings, undefined, parameters);
    const [code] = (await once(running.child, 'close')) as [number];
    return { code, output: running.log.join('\n') };
  }

  private start(
    entry: string,
    settings: NodeJS.ProcessEnv,
    url?: string,
    parameters: string[] = [],
  ): Running {
    const child = spawn(process.execPath, [join(ROOT, 'dist', entry), ...parameters], {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        SAMPLE_MODE: 'true',
        // A check's people do in a minute what takes others a day.
        ACCOUNT_LIMIT_FACTOR: '1000',
        LOG_LEVEL: 'warn',
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const running = new Running(child, url);
    this.onClear(() => running.end('SIGKILL'));
    return running;
  }
}

/** Waits until `isSo`, at most `seconds`; throws with the process's last words when it ends before. */
export async function waitUntil(
  isSo: () => Promise<boolean>,
  running?: Running,
  seconds = 60,
): Promise<void> {
  const deadline = Date.now() + seconds * 1_000;
  while (!(await isSo())) {
    if (running && running.child.exitCode !== null)
      throw new Error(`The process ended: ${running.log.slice(-5).join('\n')}`);
    if (Date.now() > deadline) throw new Error(`Not within ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
