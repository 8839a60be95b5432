import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { normaliseText } from '#doctrine';
import { type EditionWords, tokensOf } from './edition.text';
import { WordLinks } from './word.links';

/** A word or sign of a text being edited, with the token of the earlier edition that it is; -1 for what was put in. */
export interface DraftWord {
  text: string;
  /** The space before it, none for the first of a block. */
  gap: string;
  origin: number;
}

export interface DraftBlock {
  kind: 'paragraph' | 'list_item' | 'table_row';
  words: DraftWord[];
}

export interface DraftSection {
  /** Sections of one page stand under one file. */
  page: string;
  title: DraftWord[];
  blocks: DraftBlock[];
}

export const textOf = (words: readonly DraftWord[]): string =>
  words.map(({ text, gap }, index) => (index === 0 ? text : gap + text)).join('');

/** New words for a draft. */
export const newWords = (text: string): DraftWord[] => wordsOf(text, () => -1);

function wordsOf(text: string, originOf: (index: number) => number): DraftWord[] {
  let end = 0;
  return tokensOf(text).map((token, index) => {
    const gap = text.slice(end, token.start);
    end = token.end;
    return { text: token.text, gap, origin: originOf(index) };
  });
}

/** An edition as a draft in which every word knows where it comes from. Tables have two columns, whatever they had. */
export function draftOf(edition: EditionWords): DraftSection[] {
  const sections: DraftSection[] = [];
  for (const { ordinal, position, page, kind, text } of edition.blocks) {
    const [first] = edition.tokenRange(ordinal);
    const words = wordsOf(text, (index) => first + index);
    if (position === 0) sections.push({ page, title: words, blocks: [] });
    else if (words.length > 0)
      sections
        .at(-1)
        ?.blocks.push({ kind: kind === 'list_item' || kind === 'table_row' ? kind : 'paragraph', words });
  }
  return sections;
}

const escaped = (text: string): string => text.replace(/[!-/:-@[-`{-~]/g, '\\$&');

/** The two cells of a row, cut where a space is nearest to its middle. */
function cellsOf(words: readonly DraftWord[]): DraftWord[][] {
  const middle = words.length / 2;
  const cut = words
    .flatMap(({ gap }, at) => (at > 0 && gap !== '' ? [at] : []))
    .sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  return [words.slice(0, cut), cut === undefined ? [] : words.slice(cut)];
}

/** Writes a draft as a folder of Markdown pages, every sign escaped: what is read again is what was drafted. */
export async function writeDraft(folder: string, sections: readonly DraftSection[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const pages = new Map<string, string[]>();
  for (const { page, title, blocks } of sections) {
    const lines = pages.get(page) ?? [];
    lines.push(`${lines.length === 0 ? '#' : '##'} ${escaped(textOf(title))}`, '');
    for (const [index, { kind, words }] of blocks.entries()) {
      const isLast = blocks[index + 1]?.kind !== kind;
      if (kind === 'table_row') {
        lines.push(`| ${cellsOf(words).map(textOf).map(escaped).join(' | ')} |`);
        if (blocks[index - 1]?.kind !== kind) lines.push('| --- | --- |');
      } else lines.push(`${kind === 'list_item' ? '- ' : ''}${escaped(textOf(words))}`);
      if (kind === 'paragraph' || isLast) lines.push('');
    }
    pages.set(page, lines);
  }
  for (const [page, lines] of pages) await writeFile(join(folder, page), lines.join('\n'));
}

/** What each word became, known because the draft says it. Throws when the edition read is not the one that was drafted. */
export function knownLinks(
  before: EditionWords,
  after: EditionWords,
  sections: readonly DraftSection[],
): WordLinks {
  const links = new WordLinks(before, after, true);
  const drafted = sections.flatMap(({ title, blocks }) => [title, ...blocks.map(({ words }) => words)]);
  if (drafted.length !== after.blocks.length)
    throw new Error(`${drafted.length} blocks were drafted, ${after.blocks.length} read`);
  drafted.forEach((words, ordinal) => {
    const [first, end] = after.tokenRange(ordinal);
    if (normaliseText(textOf(words)) !== after.block(ordinal).text || words.length !== end - first)
      throw new Error(`Block ${ordinal} is not read as it was drafted`);
    words.forEach(({ origin }, index) => {
      if (origin >= 0) links.link(origin, first + index);
    });
  });
  return links;
}
