import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the project: everything is done there, wherever the command was called. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

const OLDEST_NODE = [20, 19];
const SOURCES = ['apps', 'libs', 'migrations', 'test', 'bench'];
const BUILD_FILES = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];
const INSTALL_STAMP = join(ROOT, 'node_modules', '.package-lock-hash');
const BUILD_STAMP = join(ROOT, 'dist', '.build-stamp');

const fail = (sentence) => {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
};

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]))
    fail(
      `Node.js ${OLDEST_NODE.join('.')} ou plus récent est nécessaire ; celui-ci est ${process.versions.node} : installez-le depuis https://nodejs.org.`,
    );
}

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .update(`${process.platform}-${process.arch}`) // native packages are of one system
    .digest('hex');

const stampIs = (file, wanted) => existsSync(file) && readFileSync(file, 'utf8') === wanted;

/**
 * Whether what npm says it installed (its hidden lock file) is what package-lock.json asks for: a folder that was
 * installed by hand needs no second installation. Packages of other systems are not there, and need not be.
 */
function installedByHand() {
  try {
    const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
    const found = JSON.parse(readFileSync(join(ROOT, 'node_modules', '.package-lock.json'), 'utf8')).packages;
    const same = ([path, { version, optional }]) =>
      path === '' || (found[path] ? found[path].version === version : optional === true);
    return (
      Object.entries(wanted).every(same) &&
      Object.keys(found).every((path) => wanted[path] && existsSync(join(ROOT, path)))
    );
  } catch {
    return false;
  }
}

const explain = (error) => {
  if (error?.code === 'ENOSPC') return 'Le disque est plein : libérez 1 Go, puis relancez.';
  if (['EACCES', 'EPERM', 'EROFS'].includes(error?.code))
    return `Le dossier du projet n’est pas accessible en écriture (${error.path ?? ROOT}) : donnez-en les droits à ce compte.`;
  return undefined;
};

/** Runs npm with the arguments; its output goes to the terminal. */
function npm(args, sentence) {
  const cli = process.env.npm_execpath;
  const [command, rest] = cli?.endsWith('.js') ? [process.execPath, [cli, ...args]] : ['npm', args];
  const done = spawnSync(command, rest, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: command === 'npm' && process.platform === 'win32',
  });
  if (done.status !== 0) fail(sentence);
}

/** Installs the packages when they are missing or are not those of package-lock.json. */
export function ensureInstalled() {
  const hash = lockHash();
  if (stampIs(INSTALL_STAMP, hash)) return;
  if (!installedByHand()) {
    process.stdout.write('Installation des paquets (npm ci)…\n');
    npm(
      ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
      'L’installation des paquets a échoué : vérifiez l’accès au registre npm et la place sur le disque, puis relancez.',
    );
  }
  writeFileSync(INSTALL_STAMP, hash);
}

/** Names, sizes and times of all sources: 1,000 files take a few milliseconds, so every start can afford it. */
function sourcesStamp() {
  const hash = createHash('sha256');
  const visit = (path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isDirectory()) {
      for (const name of readdirSync(path).sort()) if (name !== 'node_modules') visit(join(path, name));
    } else {
      hash.update(`${path}:${stat.size}:${stat.mtimeMs}\n`);
    }
  };
  for (const name of [...SOURCES, ...BUILD_FILES]) visit(join(ROOT, name));
  return hash.digest('hex');
}

/** Builds when the sources are not those of the last build. */
export function ensureBuilt() {
  const stamp = sourcesStamp();
  if (stampIs(BUILD_STAMP, stamp)) return;
  process.stdout.write('Compilation…\n');
  // Without its outputs the record of the incremental build would make the compiler believe that all is there.
  if (!existsSync(BUILD_STAMP)) rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
  npm(['run', '--silent', 'build'], 'La compilation a échoué : voyez les messages ci-dessus.');
  writeFileSync(BUILD_STAMP, stamp);
}

/** Checks Node.js, installs and builds what is not up to date. Ends the process with a sentence when it cannot. */
export function prepare() {
  checkNode();
  try {
    ensureInstalled();
    ensureBuilt();
  } catch (error) {
    const sentence = explain(error);
    if (!sentence) throw error;
    fail(sentence);
  }
}
