import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { folderFault, OperatorError } from './operator.error';

const MARKER = '.concertation-doctrine';

/** Files that systems leave in any folder, and what our own interrupted first start may leave. */
const IGNORED = new Set(['.DS_Store', 'lost+found', 'Thumbs.db', '.gitkeep', `${MARKER}.new`]);

/** Under root, gives a file to whom its folder belongs, so that this account can go on alone later. */
export function giveToOwner(file: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(dirname(file));
  chownSync(file, uid, gid);
}

/**
 * Writes a file so that it is there whole or not at all, readable by its owner only.
 * @throws the system's error (a full disk, a missing right); nothing is left behind then
 */
export function writeWhole(file: string, content: string): void {
  try {
    writeFileSync(`${file}.new`, content, { mode: 0o600 });
    giveToOwner(`${file}.new`);
    renameSync(`${file}.new`, file);
  } catch (error) {
    rmSync(`${file}.new`, { force: true });
    throw error;
  }
}

/**
 * Opens the folder that holds all the local data, and creates it on the first start. A folder that has something else
 * in it is refused: nothing that is not ours is ever written over or deleted.
 * @returns the absolute path
 * @throws OperatorError for a foreign, unwritable or full folder
 */
export function openDataFolder(dataDir: string): string {
  const folder = resolve(dataDir);
  try {
    const created = mkdirSync(folder, { recursive: true, mode: 0o755 });
    // As root the database runs under another account, which has to cross this folder; what is secret in it is 0600.
    if (created !== undefined) chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
    if (!existsSync(join(folder, MARKER))) {
      const found = readdirSync(folder).filter((name) => !IGNORED.has(name));
      if (found.length > 0)
        throw new OperatorError(
          `Le dossier ${folder} contient déjà autre chose (${found.slice(0, 3).join(', ')}…) et n’a pas été créé par ce programme : choisissez un dossier vide avec DATA_DIR.`,
        );
      writeWhole(
        join(folder, MARKER),
        `${JSON.stringify({ format: 1, createdAt: new Date().toISOString() })}\n`,
      );
    }
    // A folder can be readable and yet not writable: find out before anything is started.
    writeWhole(join(folder, '.write-check'), 'ok\n');
    rmSync(join(folder, '.write-check'), { force: true });
  } catch (error) {
    throw folderFault(error, folder);
  }
  return folder;
}
