import { posix } from 'node:path';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { agreeing } from '#platform/text';
import { UnreadablePage } from '../text/import.error';
import { readPages } from '../text/markdown.folder';
import { refuseActiveContent } from './active.content';
import type { ReadFile } from './page.pages';
import { type Picture, pictureAddress, pictureOf, storedPicture } from './picture';
import { inMegabytes, READING_LIMITS } from './reading.limits';
import { decodePage } from './text.decoding';
import { readZip } from './zip.reading';

const PAGE = /\.md$/i;
const CONFIG = /^sushi-config\.ya?ml$/;
const PICTURE = /\.(?:png|jpe?g|gif|webp)$/i;
const ARCHIVE = /\.(?:zip|7z|rar|tar|gz|tgz|bz2|xz)$/i;
/** What systems add to archives by themselves. */
const HIDDEN = /(?:^|\/)(?:\.|__MACOSX\/|node_modules\/)/;
const LARGEST_PAGE = 5_000_000;
/** Of files that are not read. */
const MOST_NAMES = 10;

const parser = unified().use(rehypeParse, { fragment: true }).freeze();

/** Pages are told apart by their path below the folder that holds them all, as if the folder itself had been read. */
function sharedFolder(names: readonly string[]): string {
  const [first = ''] = names;
  const folder = first.slice(0, first.lastIndexOf('/') + 1);
  for (
    let shared = folder;
    shared !== '';
    shared = shared.slice(0, shared.lastIndexOf('/', shared.length - 2) + 1)
  )
    if (names.every((name) => name.startsWith(shared))) return shared;
  return '';
}

/**
 * Reads an archive of Markdown pages, with their pictures, as `readMarkdownFolder` reads the folder. Throws UnreadablePage also for
 * archives in the archive, and for pages that hold programs or lead to files of a computer.
 */
export async function readMarkdownZip(bytes: Buffer, file: string): Promise<ReadFile> {
  const { entries, names } = await readZip(
    bytes,
    file,
    (name) =>
      !HIDDEN.test(name) && (PAGE.test(name) || PICTURE.test(name) || CONFIG.test(name.replace(/^.*\//, ''))),
  );
  const nested = [...names].find((name) => ARCHIVE.test(name) && !HIDDEN.test(name));
  const found = [...entries.keys()].filter((name) => PAGE.test(name));
  if (found.length === 0)
    throw new UnreadablePage(
      nested === undefined
        ? 'cette archive ne contient aucune page Markdown (.md).'
        : `cette archive contient une autre archive (« ${nested} ») et aucune page Markdown (.md) : envoyez celle du dedans.`,
      file,
    );
  const folder = sharedFolder(found);
  // Pictures may stand beside that folder: « ../images/a.png ».
  const below = (name: string): string => posix.relative(folder, name);
  const read = readMarkdownFiles(
    new Map([...entries].map(([name, content]) => [below(name), content])),
    new Set([...names].filter((name) => !name.endsWith('/')).map(below)),
  );
  const unread = [...names].filter((name) => !name.endsWith('/') && !HIDDEN.test(name) && !entries.has(name));
  if (unread.length > 0)
    read.doctrine.warnings.push({
      file,
      line: 0,
      message: `${agreeing(
        unread.length,
        'Un fichier de l’archive n’est pas lu, qui n’est ni une page .md ni une image',
        (number) =>
          `${number} fichiers de l’archive ne sont pas lus, qui ne sont ni des pages .md ni des images`,
      )} : ${unread.slice(0, MOST_NAMES).join(', ')}${unread.length > MOST_NAMES ? '…' : '.'}`,
    });
  return read;
}

/** The same of files that were sent one by one. */
export function readMarkdownFiles(
  entries: ReadonlyMap<string, Buffer>,
  names: ReadonlySet<string>,
): ReadFile {
  const pages = new Map<string, string>();
  const pictures = new Map<string, Picture>();
  let guideConfig: string | null = null;
  for (const [name, content] of entries) {
    if (PICTURE.test(name)) {
      const picture = pictureOf(content);
      if (!picture)
        throw new UnreadablePage(
          'ce fichier n’est pas l’image que son nom annonce : enregistrez-la de nouveau.',
          name,
        );
      if (content.length > READING_LIMITS.pictureBytes)
        throw new UnreadablePage(
          `image de ${inMegabytes(content.length)}, pour ${inMegabytes(READING_LIMITS.pictureBytes)} au plus : réduisez-la.`,
          name,
        );
      pictures.set(name, picture);
      continue;
    }
    if (content.length > LARGEST_PAGE)
      throw new UnreadablePage(
        `page de ${inMegabytes(content.length)}, pour ${inMegabytes(LARGEST_PAGE)} au plus : coupez-la en plusieurs pages.`,
        name,
      );
    const text = decodePage(content, name);
    if (CONFIG.test(posix.basename(name))) guideConfig = text;
    else if (PAGE.test(name)) {
      // Read as HTML, every tag that the page holds is found, whatever Markdown stands around it.
      refuseActiveContent(parser.parse(text), name);
      pages.set(name, text);
    }
  }
  const doctrine = readPages(
    { pages, files: new Set([...names].filter((name) => !PAGE.test(name))), guideConfig },
    {
      resolveImage: (name) => {
        const picture = pictures.get(name);
        return picture ? pictureAddress(picture) : storedPicture(name);
      },
    },
  );
  const shown = new Map([...pictures.values()].map((picture) => [picture.digest, picture]));
  return { doctrine, pictures: [...shown.values()] };
}
