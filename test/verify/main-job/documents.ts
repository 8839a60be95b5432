import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ShortOf } from '../check';
import { renderDocxToPng } from '../render-docx';
import { must } from './cast';
import { INSULT, QUESTION, SAID_IN_ROOM, TELEPHONE, WORDING } from './contributing.act';
import { ANSWER, REVISED } from './conversing.act';
import { MOTIVE, SAID, type Files } from './drafting.act';

const execute = promisify(execFile);

/** Letters and figures only: a line break, a hyphen at its end or another kind of space is no difference. */
const words = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, ' ');

/** What was refused, withdrawn or is nobody's business. */
const NEVER = [INSULT, TELEPHONE, QUESTION, 'exemple.fr', 'Je n’aurais pas dû écrire ceci'];

function judge(name: string, text: string, present: readonly string[]): void {
  const found = words(text);
  for (const sentence of present) must(found.includes(words(sentence)), `the ${name} says: ${sentence}`);
  for (const sentence of NEVER)
    must(!found.includes(words(sentence)), `the ${name} does not say: ${sentence}`);
}

/** Draws the pages. Throws ShortOf, loudly, where the programs for it are missing: an unseen document proves nothing. */
async function drawn(file: string): Promise<string[]> {
  try {
    return await renderDocxToPng(file, dirname(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const { path } = error as NodeJS.ErrnoException;
    throw new ShortOf(
      `NOT RENDERED: ${path ?? 'a program'} is missing; install libreoffice-writer-nogui and poppler-utils`,
      {},
    );
  }
}

/** The document as LibreOffice shows it, and the two files of open data. Gives the pictures of the pages. */
export async function examine(files: Files): Promise<string[]> {
  const pictures = await drawn(files.docx);
  const pdf = join(dirname(files.docx), `${basename(files.docx, '.docx')}.pdf`);
  const { stdout } = await execute('pdftotext', ['-layout', pdf, '-'], { timeout: 60_000 });
  judge('document', stdout, [
    ...SAID,
    WORDING,
    MOTIVE,
    'Rennes',
    'Retenue',
    'Retenue en partie',
    'Reportée à la prochaine édition',
  ]);
  judge('CSV', await readFile(files.csv, 'utf8'), [...SAID, WORDING, MOTIVE, 'Rennes']);
  const json = await readFile(files.json, 'utf8');
  JSON.parse(json);
  judge('JSON', json, [REVISED, SAID_IN_ROOM, ANSWER, WORDING, MOTIVE, 'Rennes']);
  return pictures;
}
