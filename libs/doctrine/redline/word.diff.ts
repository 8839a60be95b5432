import { diffArrays } from 'diff';
import type { WordOperation } from './redline.types';

const segmenter = new Intl.Segmenter('fr', { granularity: 'word' });

/** Characters that the segmenter is given at once: its time grows with the square of a very long text. */
const LONGEST_STRETCH = 500;

/** Words, spaces and signs of a text, none lost. An elision keeps its apostrophe: "l’", "accès". */
export function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  for (let from = 0; from < text.length;) {
    const space = text.indexOf(' ', from + LONGEST_STRETCH);
    const to = space < 0 ? text.length : space + 1;
    for (const { segment } of segmenter.segment(text.slice(from, to))) {
      // The segmenter joins "l’accès", and would show the noun as changed with its article.
      const elision = /^(\p{L}+’)(\p{L}.*)$/su.exec(segment);
      if (elision?.[1] && elision[2]) tokens.push(elision[1], elision[2]);
      else tokens.push(segment);
    }
    from = to;
  }
  return tokens;
}

const WORD = /[\p{L}\p{N}]/u;
export const isWord = (token: string): boolean => WORD.test(token);
export const countWords = (text: string): number => tokensOf(text).filter(isWord).length;

/** Edits beyond which the two texts are shown as one replaced by the other: finding the fewest costs the square of their number. */
const MOST_EDITS = 1_200;
/** Share of the longer text's words that must stay for changes to be shown word by word; below, they are confetti. */
const SMALLEST_SHARE = 0.2;

interface Run {
  kind: WordOperation['kind'];
  tokens: string[];
}

const replaced = (before: string[], after: string[]): Run[] => [
  { kind: 'delete', tokens: before },
  { kind: 'insert', tokens: after },
];

function runsOf(before: string[], after: string[]): Run[] {
  const found = diffArrays(before, after, { maxEditLength: MOST_EDITS });
  if (!found) return replaced(before, after);
  const runs = found.map(({ added, removed, value }): Run => ({
    kind: added ? 'insert' : removed ? 'delete' : 'equal',
    tokens: value,
  }));
  const kept = runs.flatMap(({ kind, tokens }) => (kind === 'equal' ? tokens.filter(isWord) : [])).length;
  const words = Math.max(before.filter(isWord).length, after.filter(isWord).length);
  return kept < words * SMALLEST_SHARE ? replaced(before, after) : runs;
}

/** Nothing but a space, a sign or one small word between two changes is read as part of one change. */
function isSlight(run: Run): boolean {
  const words = run.tokens.filter(isWord);
  return words.length === 0 || (words.length === 1 && (words[0]?.length ?? 0) <= 3 && run.tokens.length <= 3);
}

const wordsIn = (runs: readonly Run[]): number =>
  runs.reduce((sum, { tokens }) => sum + tokens.filter(isWord).length, 0);

/** One deletion, then one insertion, between two texts that stay: the order in which a person reads a correction. */
function gathered(runs: readonly Run[]): WordOperation[] {
  const operations: WordOperation[] = [];
  let changed: Run[] = [];
  const close = (): void => {
    for (const kind of ['delete', 'insert'] as const) {
      const text = changed
        .filter((run) => run.kind === kind || run.kind === 'equal')
        .map(({ tokens }) => tokens.join(''))
        .join('');
      if (text !== '') operations.push({ kind, text });
    }
    changed = [];
  };
  runs.forEach((run, index) => {
    if (run.kind !== 'equal') {
      changed.push(run);
      return;
    }
    const isBetween = changed.length > 0 && index < runs.length - 1;
    const isPhrase = run.tokens.every((token) => !isWord(token)) || wordsIn(changed) >= 2;
    if (isBetween && isSlight(run) && isPhrase && !run.tokens.includes('\n')) {
      changed.push(run);
      return;
    }
    close();
    operations.push({ kind: 'equal', text: run.tokens.join('') });
  });
  close();
  return joined(operations);
}

/** Neighbours of the same kind become one, empty ones go; what deletions and insertions have in common at their ends stays as it is. */
export function joined(operations: readonly WordOperation[]): WordOperation[] {
  const result: WordOperation[] = [];
  for (const { kind, text } of operations) {
    const last = result.at(-1);
    if (text === '') continue;
    if (last?.kind === kind) last.text += text;
    else result.push({ kind, text });
  }
  return result;
}

/**
 * Word by word, from one text to another. Applying the operations to `before` gives `after` to the letter (`applyOperations`). About
 * 1 ms for a paragraph; the cost grows with length times number of edits, up to `MOST_EDITS`.
 */
export function diffWords(before: string, after: string): WordOperation[] {
  if (before === after) return before === '' ? [] : [{ kind: 'equal', text: before }];
  const [a, b] = [tokensOf(before), tokensOf(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const runs = runsOf(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return gathered(
    [
      { kind: 'equal', tokens: a.slice(0, start) },
      ...runs,
      { kind: 'equal', tokens: end === 0 ? [] : a.slice(-end) },
    ].filter(({ tokens }) => tokens.length > 0) as Run[],
  );
}

/** The new text that operations make of the old one. Throws a defect when they were made for another text. */
export function applyOperations(before: string, operations: readonly WordOperation[]): string {
  let at = 0;
  let after = '';
  for (const { kind, text } of operations) {
    if (kind !== 'insert') {
      if (!before.startsWith(text, at)) throw new Error(`the old text does not read « ${text} » at ${at}`);
      at += text.length;
    }
    if (kind !== 'delete') after += text;
  }
  if (at !== before.length) throw new Error(`the old text goes on after ${at}`);
  return after;
}
