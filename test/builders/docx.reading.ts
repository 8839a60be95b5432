import { readFile, type ReadFile } from '#doctrine';
import { STYLES } from './docx.builder';
import { docxOf, type ZipPart } from './zip.builder';

type Section = ReadFile['doctrine']['sections'][number];

/** A document of this body, with the styles of a French Word, as it is read. */
export const readBody = async (body: string, others: readonly ZipPart[] = []): Promise<ReadFile> =>
  readFile(docxOf(body, [STYLES, ...others]), 'texte.docx');

export const said = ({ doctrine }: ReadFile): string =>
  doctrine.warnings.map(({ message }) => message).join('\n');

/** Numbers and titles, each after as many signs as it is deep. */
export const outline = ({ doctrine }: ReadFile): string[] =>
  doctrine.sections.map(
    ({ level, number, title }) => `${'>'.repeat(level)} ${[number, title].filter(Boolean).join(' ')}`,
  );

export const first = ({ doctrine }: ReadFile): Section => {
  const [section] = doctrine.sections;
  if (!section) throw new Error('no section was read');
  return section;
};

/** HTML without the marks of blocks. */
export const bare = (html: string): string => html.replace(/ data-block="\d+"/g, '').replace(/\n/g, '');
