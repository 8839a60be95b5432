import { normaliseText } from '#doctrine';

/**
 * Readers of Markdown pages that share nothing with the import under test: by lines and patterns alone.
 */

/** Words only: what the eye reads, whatever the markup between them. */
export const wordsOf = (text: string): string =>
  normaliseText(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const ENTITIES: Record<string, string> = {
  nbsp: ' ',
  apos: '’',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  oelig: 'œ',
  laquo: '«',
  raquo: '»',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  deg: '°',
  ccedil: 'ç',
  Ccedil: 'Ç',
};
const ACCENTS: Record<string, string> = { acute: '\u0301', grave: '\u0300', circ: '\u0302', uml: '\u0308' };

/** The source's paragraphs read without any of the code under test: lines between blank lines, tags and Markdown marks taken off. */
export function sourceParagraphs(markdown: string): string[] {
  return markdown
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/\{%[^%]*%\}/g, '\n\n')
    .replace(/<\/?(?:p|li|ul|ol|div|h\d|td|tr|table|tbody|blockquote|figcaption)(?=[\s>])[^>]*>/gi, '\n\n')
    .replace(/^\s*(?:#{1,6}|[-*+]|\d+[.)]|>)\s+/gm, '\n\n')
    .replace(/^\s*\|[\s|:-]+\|\s*$/gm, '')
    .replace(/\|/g, '\n\n')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(
      /<(?:img|a|b|i|em|strong|span|br|u|sup)(?=[\s/>])[^>]*>|<\/(?:a|b|i|em|strong|span|u|sup)>/gi,
      '',
    )
    .replace(
      /&([a-zA-Z])(acute|grave|circ|uml);/g,
      (_, letter: string, accent: string) => letter + (ACCENTS[accent] ?? ''),
    )
    .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\\(?=[^\w\s])/g, '')
    .split(/\n\s*\n/)
    .map(wordsOf)
    .filter((paragraph) => paragraph !== '');
}

/** Headings of a page in order, by its lines alone. */
export const sourceHeadings = (markdown: string): string[] =>
  [
    ...markdown
      .replace(/<!--[\s\S]*?-->/g, '')
      .matchAll(/^#{1,6}\s+(.+?)\s*$|<h([1-7])[^>]*>([\s\S]*?)<\/h\2>/gm),
  ].map(([, plain, , raw]) => wordsOf((plain ?? raw ?? '').replace(/<[^>]+>/g, '')));

/** Tables that a page shows: some stand in comments, one may be written without outer bars. */
export const sourceTables = (markdown: string): number =>
  markdown.replace(/<!--[\s\S]*?-->/g, '').match(/<table[\s>]|^\|?[ \t]*:?-+:?[ \t]*\|[ \t|:-]*$/gm)
    ?.length ?? 0;
