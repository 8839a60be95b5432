import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres';
import { OperatorError } from './operator.error';
import { isAlive } from './process.table';

jest.setTimeout(60_000);

const isRoot = process.getuid?.() === 0;
const parent = mkdtempSync(join(tmpdir(), 'embedded-'));
chmodSync(parent, 0o755);
/** A cluster that has been created once: copied for the cases that damage one. */
const seed = join(parent, 'seed');
const said: string[] = [];

const start = (dataDir: string): Promise<EmbeddedPostgres> =>
  startEmbeddedPostgres({ dataDir, log: (message) => said.push(message) });

async function ask(url: string, sql: string, values: unknown[] = []): Promise<unknown[][]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text: sql, values, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

async function refusal(dataDir: string): Promise<string> {
  const outcome = await start(dataDir).catch((error: unknown) => error);
  if (outcome instanceof OperatorError) return outcome.message;
  if (typeof outcome === 'object' && outcome !== null && 'stop' in outcome) {
    await (outcome as EmbeddedPostgres).stop();
    throw new Error('it started');
  }
  throw outcome;
}

/** A copy of the seed, with its owner, so that each case may damage its own. */
function copyOfSeed(name: string): string {
  const folder = join(parent, name);
  spawnSync('cp', ['-a', seed, folder]);
  return folder;
}

/** Another process that starts the database on the folder, as `npm start` does, and stays. */
async function startElsewhere(dataDir: string): Promise<ChildProcess> {
  const compiled = join(parent, 'compiled');
  if (!existsSync(compiled)) {
    mkdirSync(compiled);
    spawnSync(process.execPath, [
      'node_modules/typescript/bin/tsc',
      ...[
        '--ignoreConfig',
        '--outDir',
        compiled,
        '--rootDir',
        '.',
        '--module',
        'nodenext',
        '--target',
        'es2023',
      ],
      ...['--types', 'node', '--esModuleInterop', '--skipLibCheck', 'apps/local/embedded-postgres.ts'],
    ]);
    cpSync('package.json', join(compiled, 'package.json'));
    spawnSync('ln', ['-s', join(process.cwd(), 'node_modules'), join(compiled, 'node_modules')]);
  }
  const program = `
    const { startEmbeddedPostgres } = require(${JSON.stringify(join(compiled, 'apps/local/embedded-postgres.js'))});
    startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: () => {} }).then(() => console.log('ready'));
  `;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return child;
}

const postmasterOf = (dataDir: string): number =>
  Number.parseInt(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);

describe('the embedded PostgreSQL', () => {
  beforeAll(async () => {
    const postgres = await start(seed);
    await ask(postgres.url, 'create table kept (word text)');
    await ask(postgres.url, "insert into kept values ('écrit')");
    await postgres.stop();
  });

  afterAll(() => rmSync(parent, { recursive: true, force: true }));

  it('writes with full durability, in UTF-8 and French order, on loopback only, and keeps data and port', async () => {
    const folder = copyOfSeed('durable');
    const before = JSON.parse(readFileSync(join(folder, 'postgres.json'), 'utf8')) as { port: number };
    const postgres = await start(folder);
    try {
      expect(new URL(postgres.url).port).toBe(String(before.port));
      expect(await ask(postgres.url, 'select word from kept')).toEqual([['écrit']]);
      const settings = [
        'fsync',
        'full_page_writes',
        'synchronous_commit',
        'data_checksums',
        'listen_addresses',
      ];
      const read = await ask(
        postgres.url,
        'select current_setting(name) from unnest($1::text[]) with ordinality as t(name, n) order by n',
        [settings],
      );
      expect(read.flat()).toEqual(['on', 'on', 'on', 'on', '127.0.0.1']);
      const sorted = await ask(
        postgres.url,
        "select w from unnest(array['zèle', 'Été', 'eta', 'état']) w order by w",
      );
      expect(sorted.flat()).toEqual(['eta', 'état', 'Été', 'zèle']);
      const database = await postgres.createDatabase('concertation');
      expect(await postgres.createDatabase('concertation')).toBe(database);
      expect(await ask(database, 'select current_database(), getdatabaseencoding()')).toEqual([
        ['concertation', 'UTF8'],
      ]);
    } finally {
      await postgres.stop();
    }
  });

  it('keeps its password from others and refuses a wrong one', async () => {
    const folder = copyOfSeed('secret');
    expect(statSync(join(folder, 'postgres.json')).mode & 0o777).toBe(0o600);
    const postgres = await start(folder);
    try {
      const wrong = new URL(postgres.url);
      wrong.password = 'postgres';
      await expect(ask(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    } finally {
      await postgres.stop();
    }
  });

  it('takes another port when the remembered one is taken meanwhile', async () => {
    const first = await start(copyOfSeed('port-a'));
    const second = await start(copyOfSeed('port-b'));
    try {
      expect(new URL(second.url).port).not.toBe(new URL(first.url).port);
    } finally {
      await Promise.all([first.stop(), second.stop()]);
    }
  });

  it('refuses a second instance on the folder, and stops the server that a killed one left', async () => {
    const folder = copyOfSeed('killed');
    const other = await startElsewhere(folder);
    const orphan = postmasterOf(folder);
    expect(await refusal(folder)).toContain(`processus ${String(other.pid)}`);
    const died = new Promise((resolve) => other.once('exit', resolve));
    other.kill('SIGKILL');
    await died;
    expect(isAlive(orphan)).toBe(true);
    const postgres = await start(folder);
    try {
      expect(isAlive(orphan)).toBe(false);
      expect(said.join('\n')).toContain(`processus ${orphan}`);
      expect(await ask(postgres.url, 'select word from kept')).toEqual([['écrit']]);
    } finally {
      await postgres.stop();
    }
  });

  it('starts again after a loss of power, whoever has the number of the old server now', async () => {
    const folder = copyOfSeed('power');
    const lock = [process.pid, join(folder, 'postgres'), 1, 5432, '', '127.0.0.1', '  1  1', 'ready   '];
    writeFileSync(join(folder, 'postgres', 'postmaster.pid'), `${lock.join('\n')}\n`);
    writeFileSync(join(folder, 'instance.lock'), JSON.stringify({ pid: process.ppid, startMark: 'another' }));
    const postgres = await start(folder);
    expect(await ask(postgres.url, 'select word from kept')).toEqual([['écrit']]);
    await postgres.stop();
  });

  it('tells when the server ends by itself', async () => {
    const folder = copyOfSeed('ends');
    const postgres = await start(folder);
    process.kill(postmasterOf(folder), 'SIGQUIT');
    expect((await postgres.failure).message).toContain('PostgreSQL');
    await postgres.stop();
  });

  it('refuses a folder that holds something else, and leaves it as it was', async () => {
    const folder = join(parent, 'foreign');
    mkdirSync(folder);
    writeFileSync(join(folder, 'thesis.odt'), 'years of work');
    expect(await refusal(folder)).toMatch(/contient déjà autre chose \(thesis\.odt/);
    expect(readFileSync(join(folder, 'thesis.odt'), 'utf8')).toBe('years of work');
  });

  it('refuses a path that is a file', async () => {
    const file = join(parent, 'file');
    writeFileSync(file, '');
    expect(await refusal(file)).toMatch(/désigne un fichier/);
    expect(await refusal(join(file, 'below'))).toMatch(/désigne un fichier/);
  });

  it.each([
    [
      'no PG_VERSION',
      (cluster: string) => rmSync(join(cluster, 'PG_VERSION')),
      /endommagée \(PG_VERSION manque\)/,
    ],
    [
      'a cut control file',
      (cluster: string) => truncateSync(join(cluster, 'global/pg_control'), 100),
      /tronqué/,
    ],
    ['no control file', (cluster: string) => rmSync(join(cluster, 'global/pg_control')), /pg_control manque/],
    [
      'a control file of zeros',
      (cluster: string) => writeFileSync(join(cluster, 'global/pg_control'), Buffer.alloc(8192)),
      /endommagée/,
    ],
    ['no log', (cluster: string) => rmSync(join(cluster, 'pg_wal'), { recursive: true }), /endommagée/],
    ['no catalogue', (cluster: string) => rmSync(join(cluster, 'base'), { recursive: true }), /endommagée/],
    [
      'another version',
      (cluster: string) => writeFileSync(join(cluster, 'PG_VERSION'), '17\n'),
      /PostgreSQL 17 et/,
    ],
  ])('names a damaged cluster: %s', async (name, damage, sentence) => {
    const folder = copyOfSeed(`damaged-${name.replaceAll(' ', '-')}`);
    damage(join(folder, 'postgres'));
    expect(await refusal(folder)).toMatch(sentence);
    expect(existsSync(join(folder, 'instance.lock'))).toBe(false);
  });

  it('says that the password file is missing', async () => {
    const folder = copyOfSeed('no-password');
    rmSync(join(folder, 'postgres.json'));
    expect(await refusal(folder)).toMatch(/postgres\.json/);
  });

  const mounts = isRoot && spawnSync('unshare', ['--mount', 'true']).status === 0;
  const namespaces = isRoot && spawnSync('unshare', ['--user', 'true']).status === 0;

  /** Runs `body` on a disk of its own, of `megabytes`. */
  async function onSmallDisk(megabytes: number, body: (disk: string) => Promise<void>): Promise<void> {
    const disk = mkdtempSync(join(parent, 'disk-'));
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', disk]);
    expect(mounted.status).toBe(0);
    try {
      await body(disk);
    } finally {
      spawnSync('umount', [disk]);
    }
  }

  const fill = (disk: string) =>
    spawnSync('dd', ['if=/dev/zero', `of=${join(disk, 'filler')}`, 'bs=4k'], { stdio: 'ignore' });

  (mounts ? it : it.skip)(
    'says that the disk is full while the cluster is created, and leaves no half one',
    () =>
      onSmallDisk(20, async (disk) => {
        expect(await refusal(join(disk, 'new'))).toMatch(/plein/);
        expect(readdirSync(join(disk, 'new'))).not.toContain('postgres');
        expect(readdirSync(join(disk, 'new'))).not.toContain('postgres.new');
        fill(disk);
        expect(await refusal(join(disk, 'none'))).toMatch(/plein/);
      }),
  );

  (mounts ? it : it.skip)('says that the disk is full at a later start, and goes on once there is room', () =>
    onSmallDisk(120, async (disk) => {
      const folder = join(disk, 'var');
      spawnSync('cp', ['-a', seed, folder]);
      fill(disk);
      expect(await refusal(folder)).toMatch(/plein/);
      rmSync(join(disk, 'filler'));
      const postgres = await start(folder);
      expect(await ask(postgres.url, 'select word from kept')).toEqual([['écrit']]);
      await postgres.stop();
    }),
  );

  (namespaces ? it : it.skip)('starts where only root can go', async () => {
    const closed = join(parent, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const postgres = await start(join(closed, 'var'));
    expect(await ask(postgres.url, 'select 1')).toEqual([[1]]);
    await postgres.stop();
  });
});
