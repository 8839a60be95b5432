/** Words of a text, as the API takes and gives them; between two paragraphs they have a line end. */
export interface Quote {
  exact: string;
  prefix: string;
  suffix: string;
}

/** A word of paragraphs that follow one another, joined by line ends. */
export interface Word {
  /** Which of the paragraphs, from 0. */
  block: number;
  /** In the joined text: its first character, and the first that is no longer part of it. */
  start: number;
  end: number;
  text: string;
}

/** From one word to another, both included. */
export interface WordRange {
  first: number;
  last: number;
}

/** Characters of context that tell repetitions apart: as many as the API keeps. */
const CONTEXT = 32;

const OPENING = /^[«“‘([{—–-]+$/u;
const SIGNS = /^[^\p{L}\p{N}]+$/u;

export const joined = (texts: readonly string[]): string => texts.join('\n');

/**
 * The words of paragraphs, in order. French spaces stand before « : » and inside « »: signs belong to the word that they open or
 * close, so that nobody chooses a colon. Pure.
 */
export function wordsOf(texts: readonly string[]): Word[] {
  const words: Word[] = [];
  let offset = 0;
  texts.forEach((text, block) => {
    let opened: number | null = null;
    for (const { 0: token, index } of text.matchAll(/\S+/gu)) {
      const end = offset + index + token.length;
      const before = words.at(-1);
      if (OPENING.test(token)) {
        opened ??= offset + index;
      } else if (SIGNS.test(token) && opened === null && before?.block === block) {
        words[words.length - 1] = { ...before, end, text: text.slice(before.start - offset, end - offset) };
      } else {
        const start = opened ?? offset + index;
        words.push({ block, start, end, text: text.slice(start - offset, end - offset) });
        opened = null;
      }
    }
    if (opened !== null)
      words.push({ block, start: opened, end: offset + text.length, text: text.slice(opened - offset) });
    offset += text.length + 1;
  });
  return words;
}

/** Signs that end a clause: nobody who chooses the word before means them. */
const CLAUSE_END = /\s*[,;:.!?…]+$/u;

/** The quote that a range of words is, without the sign after the last of them. */
export function quoteOf(text: string, words: readonly Word[], { first, last }: WordRange): Quote | null {
  const [from, to] = [words[first], words[last]];
  if (!from || !to) return null;
  const exact = text.slice(from.start, to.end).replace(CLAUSE_END, '');
  const end = from.start + exact.length;
  return {
    exact,
    prefix: lastLine(text.slice(Math.max(0, from.start - CONTEXT), from.start)),
    suffix: firstLine(text.slice(end, end + CONTEXT)),
  };
}

const firstLine = (text: string): string => text.split('\n')[0] ?? '';
const lastLine = (text: string): string => text.split('\n').at(-1) ?? '';

/** The words that a quote touches, if only in part; null when the text does not hold it. Of repetitions the one in its context. */
export function rangeOf(
  text: string,
  words: readonly Word[],
  { exact, prefix, suffix }: Quote,
): WordRange | null {
  if (exact.trim() === '') return null;
  const inContext = text.indexOf(prefix + exact + suffix);
  const start = inContext >= 0 ? inContext + prefix.length : text.indexOf(exact);
  if (start < 0) return null;
  const first = words.findIndex((word) => word.end > start);
  const last = words.findLastIndex((word) => word.start < start + exact.length);
  return first < 0 || last < first ? null : { first, last };
}

/** The whole words that a quote touches; the quote itself where the text does not hold it. */
export function wholeWords(texts: readonly string[], quote: Quote): Quote {
  const words = wordsOf(texts);
  const text = joined(texts);
  const range = rangeOf(text, words, quote);
  return (range && quoteOf(text, words, range)) ?? quote;
}

const letters = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** The next word, after this one and around, that begins with a letter; accents, case and signs do not count. Null: none does. */
export function nextWordWith(words: readonly Word[], from: number, letter: string): number | null {
  const wanted = letters(letter);
  if (wanted === '') return null;
  for (let step = 1; step <= words.length; step += 1) {
    const index = (from + step) % words.length;
    if (letters(words[index]?.text ?? '').startsWith(wanted)) return index;
  }
  return null;
}
