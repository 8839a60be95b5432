import { UnreadablePage } from '../text/import.error';
import { readDocx } from './docx.reading';
import { readHtmlPage } from './html.reading';
import { readMarkdownFiles, readMarkdownZip } from './markdown.zip';
import type { ReadFile } from './page.pages';
import { inMegabytes, READING_LIMITS } from './reading.limits';

export const FILE_FORMATS = ['docx', 'html', 'markdown'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** What a file is by its first bytes, when that is nothing that can be read here. */
function foreignFormat(bytes: Buffer): string | null {
  const start = bytes.subarray(0, 8).toString('latin1');
  if (start.startsWith('\xd0\xcf\x11\xe0'))
    return 'c’est un document Word d’ancien format (.doc) ou protégé par un mot de passe : enregistrez-le au format DOCX, sans mot de passe.';
  if (start.startsWith('%PDF'))
    return 'c’est un PDF, dont le plan ne se lit pas : importez le document dont il est tiré.';
  if (start.startsWith('{\\rtf')) return 'c’est un document RTF : enregistrez-le au format DOCX.';
  if (start.startsWith('MZ') || start.startsWith('\x7fELF')) return 'c’est un programme.';
  return null;
}

/** The format in which a file is read, by its name. Throws UnreadablePage for names of no such format. */
export function formatOf(file: string): FileFormat {
  const extension = /\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';
  switch (extension) {
    case 'docx':
      return 'docx';
    case 'html':
    case 'htm':
    case 'xhtml':
      return 'html';
    case 'md':
    case 'zip':
      return 'markdown';
    case 'docm':
    case 'dotm':
      throw new UnreadablePage('ce document peut contenir des macros : enregistrez-le au format DOCX.', file);
    default:
      throw new UnreadablePage(
        'ce format n’est pas reconnu : envoyez un DOCX, une page HTML, un fichier .md ou un .zip de fichiers .md.',
        file,
      );
  }
}

/**
 * Reads a file that somebody sent, by its name and its first bytes, which must agree. Throws UnreadablePage. Give it only files that are
 * trusted, or run it apart (`readApart`).
 */
export async function readFile(bytes: Buffer, file: string): Promise<ReadFile> {
  const refuse = (reason: string): never => {
    throw new UnreadablePage(reason, file);
  };
  if (bytes.length === 0) refuse('ce fichier est vide.');
  if (bytes.length > READING_LIMITS.fileBytes)
    refuse(
      `fichier de ${inMegabytes(bytes.length)}, pour ${inMegabytes(READING_LIMITS.fileBytes)} au plus : coupez-le en plusieurs fichiers, ou réduisez ses images.`,
    );
  const foreign = foreignFormat(bytes);
  if (foreign !== null) refuse(foreign);
  const format = formatOf(file);
  const isArchive = bytes.subarray(0, 2).toString('latin1') === 'PK';
  const isZip = /\.zip$/i.test(file);
  if (isArchive && !isZip && format !== 'docx')
    refuse('ce fichier est une archive, ce que son nom ne dit pas.');
  if (!isArchive && (isZip || format === 'docx'))
    refuse(`ce fichier n’est pas ce que son nom annonce (.${isZip ? 'zip' : 'docx'}).`);
  switch (format) {
    case 'docx':
      return readDocx(bytes, file);
    case 'html':
      return readHtmlPage(bytes, file);
    case 'markdown':
      return isZip
        ? readMarkdownZip(bytes, file)
        : readMarkdownFiles(new Map([[file, bytes]]), new Set([file]));
  }
}
