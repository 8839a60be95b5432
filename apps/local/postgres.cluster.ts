import { spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { folderFault } from './operator.error';
import type { PostgresAccount } from './postgres.account';
import type { PostgresBinaries } from './postgres.binaries';
import { damaged, otherMajor, postgresFault } from './postgres.faults';

/** Bytes of global/pg_control (PG_CONTROL_FILE_SIZE in PostgreSQL's pg_control.h). */
const CONTROL_FILE_SIZE = 8192;

/** What the server and initdb get to see of our environment: no PG* variable of the operator's may redirect them. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
}

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

/** A PostgreSQL program with its arguments, run as the chosen account. */
export function commandAs(account: PostgresAccount, program: string, args: readonly string[]): Command {
  const [first, ...rest] = [...account.prefix, program, ...args];
  return { file: first ?? program, args: rest };
}

function run(account: PostgresAccount, program: string, args: readonly string[], cwd: string): string {
  const command = commandAs(account, program, args);
  const done = spawnSync(command.file, command.args, {
    cwd,
    env: postgresEnvironment(),
    encoding: 'utf8',
    uid: account.uid,
    gid: account.gid,
  });
  const said = `${done.stdout}${done.stderr}${done.error ? String(done.error) : ''}`;
  if (done.status !== 0) throw postgresFault(said, cwd);
  return said;
}

/** The folder of the cluster when there is one. An empty folder is none. */
export function existingCluster(dataFolder: string): string | undefined {
  const cluster = join(dataFolder, 'postgres');
  try {
    return existsSync(cluster) && readdirSync(cluster).length > 0 ? cluster : undefined;
  } catch {
    return cluster; // not readable by this account: it is there, and its owner decides
  }
}

/**
 * Looks at an existing cluster before it is started, because the server's own words ("not a valid data directory")
 * do not tell an operator what to do.
 * @throws OperatorError for another major version or missing or cut files
 */
export function checkCluster(cluster: string, binaries: PostgresBinaries, account: PostgresAccount): void {
  const versionFile = join(cluster, 'PG_VERSION');
  if (!existsSync(versionFile)) throw damaged(cluster, 'PG_VERSION manque');
  const found = readFileSync(versionFile, 'utf8').trim();
  const ours = /\(PostgreSQL\) (\d+)/.exec(run(account, binaries.postgres, ['--version'], '/'))?.[1] ?? '?';
  if (!/^\d+$/.test(found)) throw damaged(cluster, 'PG_VERSION illisible');
  if (found !== ours) throw otherMajor(cluster, found, ours);
  const control = join(cluster, 'global', 'pg_control');
  if (!existsSync(control)) throw damaged(cluster, 'global/pg_control manque');
  if (statSync(control).size !== CONTROL_FILE_SIZE) throw damaged(cluster, 'global/pg_control est tronqué');
}

/**
 * Creates the cluster: UTF-8, French ICU order, checksums on every page, passwords by SCRAM. It is made beside its
 * place and renamed at the end, so that a first start that was cut off leaves no half cluster (what it leaves is
 * removed by the next one).
 * @returns the folder of the cluster
 * @throws OperatorError when the disk is full or a right is missing
 */
export function createCluster(
  dataFolder: string,
  binaries: PostgresBinaries,
  account: PostgresAccount,
  password: string,
): string {
  const cluster = join(dataFolder, 'postgres');
  const unfinished = join(dataFolder, 'postgres.new');
  const passwordFile = join(dataFolder, 'postgres.password.new');
  try {
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { mode: 0o700 });
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (account.uid !== undefined && account.gid !== undefined) {
      chownSync(unfinished, account.uid, account.gid);
      chownSync(passwordFile, account.uid, account.gid);
    }
    run(
      account,
      binaries.initdb,
      [
        `--pgdata=${unfinished}`,
        `--pwfile=${passwordFile}`,
        '--username=postgres',
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=icu',
        '--icu-locale=fr',
        '--data-checksums',
      ],
      dataFolder,
    );
    if (existsSync(cluster)) rmdirSync(cluster); // an empty folder: see existingCluster
    renameSync(unfinished, cluster);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw folderFault(error, dataFolder);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  return cluster;
}
