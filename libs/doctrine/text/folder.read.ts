import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { UnreadablePage } from './import.error';
import { nameInFolder } from './page.paths';

const MEGABYTE = 1_000_000;
const LARGEST_PAGE = 5 * MEGABYTE;
const MOST_PAGES = 2_000;
/** Files and folders looked at in all, so that a wrong folder (a disk's root) ends quickly. */
const MOST_ENTRIES = 20_000;

/** What stands in a folder of pages. Names are relative to it, with "/". */
export interface FolderContent {
  /** Text of each page by name, line ends as "\n", no byte order mark. */
  pages: Map<string, string>;
  /** Every other file. */
  files: Set<string>;
  guideConfig: string | null;
}

async function filesIn(root: string, folder: string): Promise<{ name: string; path: string }[]> {
  const found: { name: string; path: string }[] = [];
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const entry of (await readdir(next, { withFileTypes: true })).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const path = join(next, entry.name);
      const name = nameInFolder(relative(folder, path).split(sep).join('/'));
      if (found.length + waiting.length > MOST_ENTRIES)
        throw new UnreadablePage(`plus de ${MOST_ENTRIES} fichiers dans le dossier.`, name);
      if ((await lstat(path)).isSymbolicLink()) {
        const target = await realpath(path).catch(() => null);
        if (target === null) throw new UnreadablePage('ce lien symbolique ne mène nulle part.', name);
        if (target !== root && !target.startsWith(root + sep))
          throw new UnreadablePage('ce lien symbolique mène hors du dossier.', name);
        // A link to a folder inside is not followed: its pages are read at their own place, and it may be a loop.
        if ((await stat(path)).isDirectory()) continue;
      }
      if (entry.isDirectory()) waiting.push(path);
      else found.push({ name, path });
    }
  }
  return found;
}

/** Text of a page: UTF-8 and nothing else. Throws UnreadablePage with the line of what is not. */
export function decode(bytes: Buffer, name: string): string {
  const nul = bytes.indexOf(0);
  if (nul >= 0)
    throw new UnreadablePage(
      'octet nul : ce n’est pas un fichier de texte, ou pas en UTF-8. Si c’en est un, enregistrez-le en UTF-8.',
      name,
      lineOf(bytes, nul),
    );
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadablePage(
      'le texte n’est pas en UTF-8 : enregistrez-le dans cet encodage.',
      name,
      lineOfBadByte(bytes),
    );
  }
  return text.replace(/\r\n?/g, '\n');
}

const lineOf = (bytes: Buffer, at: number): number => {
  let line = 1;
  for (let index = 0; index < at; index += 1) if (bytes[index] === 10) line += 1;
  return line;
};

function lineOfBadByte(bytes: Buffer): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(10, start);
    try {
      decoder.decode(bytes.subarray(start, end < 0 ? bytes.length : end));
    } catch {
      return line;
    }
    start = end < 0 ? bytes.length : end + 1;
  }
  return line;
}

/**
 * Reads a folder of pages with nothing interpreted. Refuses whole (`UnreadablePage`, French, with file and line) what is no folder of
 * Markdown: no page, more than 2,000 pages, a page over 5 MB, not UTF-8, NUL bytes, a symbolic link that leads out of the folder.
 */
export async function readFolder(folder: string): Promise<FolderContent> {
  const root = await realpath(folder).catch(() => null);
  if (root === null || !(await stat(root)).isDirectory())
    throw new UnreadablePage('ce dossier n’existe pas.', folder);
  const entries = await filesIn(root, root);
  const pages = new Map<string, string>();
  const files = new Set<string>();
  let guideConfig: string | null = null;
  const markdown = entries.filter(({ name }) => /\.md$/i.test(name));
  if (markdown.length === 0)
    throw new UnreadablePage('ce dossier ne contient aucune page Markdown (.md).', folder);
  if (markdown.length > MOST_PAGES)
    throw new UnreadablePage(`plus de ${MOST_PAGES} pages (${markdown.length}).`, folder);
  for (const { name, path } of entries) {
    const isPage = /\.md$/i.test(name);
    const isConfig = name === 'sushi-config.yaml' || name === 'sushi-config.yml';
    if (!isPage && !isConfig) {
      files.add(name);
      continue;
    }
    const { size } = await stat(path);
    if (size > LARGEST_PAGE)
      throw new UnreadablePage(
        `page de ${(size / MEGABYTE).toFixed(1).replace('.', ',')} Mo, pour 5 Mo au plus.`,
        name,
      );
    const text = decode(await readFile(path), name);
    if (isPage) pages.set(name, text);
    else guideConfig = text;
  }
  return { pages, files, guideConfig };
}
