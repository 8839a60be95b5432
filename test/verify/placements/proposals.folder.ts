import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { slugOf } from '#doctrine';
import { sharedData } from '../check';

interface Proposal {
  titre: string;
  section: { titre: string; sous_titre: string };
  corps_html: string;
}

/**
 * The proposals of the French consultation of 2015 as an edition in Markdown: a page for each of its sections, a section for each proposal.
 * Hundreds of people wrote it, many of them nearly the same: another kind of text than a doctrine.
 */
export async function writeProposals(folder: string): Promise<void> {
  const file = resolve(sharedData(), 'consultations/republique-numerique-2015.json');
  const { opinions } = JSON.parse(await readFile(file, 'utf8')) as { opinions: Proposal[] };
  const pages = new Map<string, string[]>();
  for (const { titre, section, corps_html } of opinions) {
    const title = section.sous_titre || section.titre;
    const lines = pages.get(title) ?? [`# ${oneLine(title)}`, ''];
    // An empty line would end the HTML; a comment or a template's tag is not what people meant.
    const body = corps_html.replace(/<!--|-->|\{[%{]|[%}]\}/g, ' ').replace(/\n\s*\n/g, '\n');
    lines.push(`## ${oneLine(titre)}`, '', `<div>${body}</div>`, '');
    pages.set(title, lines);
  }
  await mkdir(folder, { recursive: true });
  for (const [title, lines] of pages) await writeFile(join(folder, `${slugOf(title)}.md`), lines.join('\n'));
}

const oneLine = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[!-/:-@[-`{-~]/g, '\\$&')
    .trim();
