import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client, escapeIdentifier } from 'pg';
import { giveToOwner, openDataFolder, writeWhole } from './data-folder';
import { lockInstance } from './instance.lock';
import { folderFault, OperatorError, systemCode } from './operator.error';
import { postgresAccount, type PostgresAccount } from './postgres.account';
import { postgresBinaries, type PostgresBinaries } from './postgres.binaries';
import {
  checkCluster,
  commandAs,
  createCluster,
  existingCluster,
  postgresEnvironment,
} from './postgres.cluster';
import { damaged, postgresFault } from './postgres.faults';
import { stopOrphan, stopServer } from './postgres.orphan';

const LOOPBACK = '127.0.0.1';
const LOG_BYTES_KEPT = 5_000_000;
/** Recovery after a crash replays the log since the last checkpoint: seconds, minutes on a slow disk. */
const START_TIMEOUT_MS = 180_000;
const FAST_STOP_MS = 6_000;
const HARD_STOP_MS = 2_000;

export interface EmbeddedPostgresOptions {
  /** Folder of all the local data; the cluster is in its `postgres/`. */
  readonly dataDir: string;
  /** Takes the sentences for the operator. */
  readonly log: (message: string) => void;
}

export interface EmbeddedPostgres {
  /** Connection string of the superuser to the database `postgres`. Holds the password. */
  readonly url: string;
  /** Settles with the reason when the server ends without having been told to. */
  readonly failure: Promise<OperatorError>;
  /** Creates a database unless it exists, and gives its connection string. */
  createDatabase(name: string): Promise<string>;
  /** Fast shutdown, within 8 seconds; gives the data folder back. May be called twice. */
  stop(): Promise<void>;
}

interface Access {
  readonly port: number;
  readonly password: string;
}

function readAccess(file: string): Access | undefined {
  if (!existsSync(file)) return undefined;
  try {
    accessSync(file, constants.R_OK);
  } catch (error) {
    throw folderFault(error, file);
  }
  try {
    const { port, password } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Access>;
    return typeof port === 'number' && typeof password === 'string' ? { port, password } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the port can be bound on loopback now, or a free one for 0. Somebody may still take it before we do. */
function freePort(wanted: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen(wanted, LOOPBACK, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}

async function choosePort(remembered: number): Promise<number> {
  const port = (await freePort(remembered)) ?? (await freePort(0));
  if (port === undefined)
    throw new OperatorError(`Aucun port libre sur ${LOOPBACK} pour la base : fermez d’autres programmes.`);
  return port;
}

/** Opens the server's log to append to; what is too long is put aside once. */
function openLog(file: string): { descriptor: number; start: number } {
  if (existsSync(file) && statSync(file).size > LOG_BYTES_KEPT) renameSync(file, `${file}.1`);
  const descriptor = openSync(file, 'a', 0o600);
  giveToOwner(file);
  return { descriptor, start: statSync(file).size };
}

function spawnServer(
  binaries: PostgresBinaries,
  account: PostgresAccount,
  cluster: string,
  port: number,
  log: number,
) {
  const settings = {
    listen_addresses: LOOPBACK,
    port: String(port),
    unix_socket_directories: '', // the path of a socket may have 107 bytes only, and /tmp is everybody's
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on', // "off" loses acknowledged comments
    password_encryption: 'scram-sha-256',
    log_timezone: 'UTC',
    timezone: 'UTC',
  };
  const args = [
    '-D',
    cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const command = commandAs(account, binaries.postgres, args);
  return spawn(command.file, command.args, {
    cwd: '/',
    env: postgresEnvironment(),
    uid: account.uid,
    gid: account.gid,
    detached: true, // its own process group: Ctrl-C in the terminal reaches us first, and we stop it last
    stdio: ['ignore', log, log],
  });
}

/** Faults of a connection that only mean "not yet": nobody listens, or the server is starting or recovering. */
const NOT_YET = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', '57P03']);

/** Whether the server takes connections. @throws OperatorError when it is there and yet its database cannot be opened */
async function accepts(url: string, folder: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // the server may go away while we ask: the caller watches the process
  try {
    await client.connect();
    return true;
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined || NOT_YET.has(code)) return false; // without a code: cut off, or no answer in time
    if (code === '28P01')
      throw damaged(folder, 'le mot de passe de postgres.json n’est pas celui de la base');
    throw damaged(folder, error instanceof Error ? error.message : code);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function ready(
  url: string,
  folder: string,
  ended: Promise<unknown>,
  log: (message: string) => void,
): Promise<boolean> {
  const over = new AbortController();
  void ended.then(() => over.abort());
  const began = Date.now();
  let told = false;
  while (!over.signal.aborted && Date.now() - began < START_TIMEOUT_MS) {
    if (await accepts(url, folder)) return true;
    if (!told && Date.now() - began > 5_000) {
      told = true;
      log('La base se remet d’un arrêt brutal : patientez.');
    }
    await delay(50);
  }
  return false;
}

const ending = (server: ChildProcess): Promise<unknown> =>
  new Promise((resolve) => {
    server.once('exit', resolve);
    server.once('error', resolve);
  });

const urlOf = (access: Access, database: string): string =>
  `postgres://postgres:${access.password}@${LOOPBACK}:${access.port}/${encodeURIComponent(database)}`;

const ACCESS_FILE = 'postgres.json';

/** The address of a database that a local start keeps under `dataDir`; undefined before the first start. */
export function localDatabaseUrl(dataDir: string, database: string): string | undefined {
  const access = readAccess(join(dataDir, ACCESS_FILE));
  return access && urlOf(access, database);
}

/** Starts the server on its remembered port, or on another one when that is taken. */
async function startServer(folder: string, log: EmbeddedPostgresOptions['log']) {
  const binaries = postgresBinaries();
  const accessFile = join(folder, ACCESS_FILE);
  let cluster = existingCluster(folder);
  const account = postgresAccount(cluster, [folder, binaries.root]);
  let access = readAccess(accessFile);
  if (cluster === undefined) {
    log('Première mise en route : création de la base PostgreSQL.');
    access = { port: await choosePort(0), password: randomBytes(24).toString('base64url') };
    writeWhole(accessFile, JSON.stringify(access));
    cluster = createCluster(folder, binaries, account, access.password);
  } else {
    checkCluster(cluster, binaries, account);
    if (!access) throw damaged(folder, 'postgres.json, qui garde le mot de passe, manque ou est illisible');
    await stopOrphan(cluster, log);
  }
  const logFile = join(folder, 'postgres.log');
  for (let attempt = 1; ; attempt += 1) {
    const port = await choosePort(access.port);
    if (port !== access.port) writeWhole(accessFile, JSON.stringify({ ...access, port }));
    access = { ...access, port };
    const { descriptor, start } = openLog(logFile);
    const server = spawnServer(binaries, account, cluster, access.port, descriptor);
    closeSync(descriptor);
    const ended = ending(server);
    const said = () => (existsSync(logFile) ? readFileSync(logFile).subarray(start).toString('utf8') : '');
    const halt = async () => {
      if (server.pid !== undefined) await stopServer(server.pid, FAST_STOP_MS, HARD_STOP_MS);
    };
    try {
      if (await ready(urlOf(access, 'postgres'), folder, ended, log)) return { server, ended, access, said };
    } catch (error) {
      await halt();
      throw error;
    }
    await halt();
    const output = said();
    if (attempt < 3 && /could not bind|Address already in use/.test(output)) continue;
    throw postgresFault(output, folder);
  }
}

/**
 * Starts the PostgreSQL that comes with the program, creating its cluster on the first start. It listens on loopback
 * only, with a random password kept in the data folder (0600), and writes with full durability. What a killed program
 * left behind is put in order. For one machine and one instance; production takes its own PostgreSQL (DATABASE_URL).
 * @throws OperatorError with a sentence for whoever starts it; nothing keeps running then
 */
export async function startEmbeddedPostgres({
  dataDir,
  log,
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folder = openDataFolder(dataDir);
  const unlock = await lockInstance(folder);
  try {
    const { server, ended, access, said } = await startServer(folder, log);
    let stopping: Promise<void> | undefined;
    const failure = ended.then(() =>
      stopping === undefined ? postgresFault(said(), folder) : new Promise<OperatorError>(() => undefined),
    );
    const stop = async (): Promise<void> => {
      if (server.pid !== undefined && server.exitCode === null && server.signalCode === null)
        await stopServer(server.pid, FAST_STOP_MS, HARD_STOP_MS);
      unlock();
    };
    return {
      url: urlOf(access, 'postgres'),
      failure,
      createDatabase: (name) => createDatabase(access, name),
      stop: () => (stopping ??= stop()),
    };
  } catch (error) {
    unlock();
    throw folderFault(error, folder);
  }
}

async function createDatabase(access: Access, name: string): Promise<string> {
  const client = new Client({ connectionString: urlOf(access, 'postgres') });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
  return urlOf(access, name);
}
