import { originalSpan, type FoldedText, type Span } from './folded.text';
import { INSULT_LISTS, type InsultList } from './insult.lexicon';
import type { Finding, ScreeningPhase } from './screening.types';

interface Entry {
  readonly words: readonly string[];
  readonly list: InsultList;
}
interface Hit {
  readonly span: Span;
  readonly list: InsultList;
  /** Subtracted from the list's score: the word had to be guessed. */
  readonly doubt: number;
}
interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const collapse = (word: string): string => word.replaceAll(/(.)\1+/gu, '$1');

/** Entries by their first word, each run of a letter reduced to one. */
const byFirstWord = new Map<string, Entry[]>();
/** Single words by themselves, and by length and first letter for masked ones (« m*rde »). */
const singles = new Map<string, InsultList>();
const byShape = new Map<string, string[]>();
for (const list of INSULT_LISTS) {
  for (const entry of list.entries) {
    const words = entry.split(' ');
    const [first = ''] = words;
    const key = collapse(first);
    byFirstWord.set(key, [...(byFirstWord.get(key) ?? []), { words, list }]);
    if (words.length > 1 || singles.has(first)) continue;
    singles.set(first, list);
    const shape = first.charAt(0) + String(first.length);
    byShape.set(shape, [...(byShape.get(shape) ?? []), first]);
  }
}

/**
 * Whether `word` is `entry` with letters held (« connnnard »). A letter may be held from three times up, from twice
 * in a long word; never the other way, so that « cône » is not taken for « conne ».
 */
function isHeld(word: string, entry: string): boolean {
  if (word === entry) return true;
  let at = 0;
  for (let i = 0; i < entry.length;) {
    const letter = entry[i];
    let wanted = 0;
    while (entry[i] === letter && i < entry.length) {
      wanted += 1;
      i += 1;
    }
    let found = 0;
    while (at < word.length && word[at] === letter) {
      found += 1;
      at += 1;
    }
    const held = found > wanted && (found >= 3 || entry.length >= 6);
    if (found !== wanted && !held) return false;
  }
  return at === word.length;
}

const GAP = /^[\s'’"«»_*\-\u2010]{1,3}$/u;

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/\p{L}+/gu)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** A short word cut by a hyphen (« petit con-tretemps ») is no word. */
function isCut(text: string, word: Word): boolean {
  return word.end - word.start <= 4 && /^[-\u2010]\n?\p{L}/u.test(text.slice(word.end, word.end + 3));
}

function plainHits(text: string): Hit[] {
  const words = wordsOf(text);
  const hits: Hit[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const first = words[i];
    if (!first || first.text.length > 60) continue;
    const match = (byFirstWord.get(collapse(first.text)) ?? []).find((entry) =>
      entry.words.every((wanted, offset) => {
        const word = words[i + offset];
        if (!word || !isHeld(word.text, wanted)) return false;
        const previous = words[i + offset - 1];
        return offset === 0 || (previous !== undefined && GAP.test(text.slice(previous.end, word.start)));
      }),
    );
    const last = match && words[i + match.words.length - 1];
    if (match && last && !isCut(text, last)) {
      hits.push({ span: { start: first.start, end: last.end }, list: match.list, doubt: 0 });
    }
  }
  return hits;
}

const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '€': 'e',
};

function decode(token: string, one: 'i' | 'l'): string {
  return Array.from(token, (sign) => (sign === '1' || sign === '!' ? one : (LEET[sign] ?? sign))).join('');
}

function unmask(token: string): InsultList | undefined {
  const letters = token.replaceAll('*', '');
  const bare = singles.get(letters);
  if (bare && letters.length >= 4) return bare;
  if (letters.length * 2 < token.length) return undefined;
  const word = (byShape.get(token.charAt(0) + String(token.length)) ?? []).find((entry) =>
    Array.from(token).every((sign, index) => sign === '*' || sign === entry[index]),
  );
  return word === undefined ? undefined : singles.get(word);
}

/** Words written with figures, signs or stars in place of letters; four signs at least, two of them letters. */
function disguisedHits(text: string): Hit[] {
  const hits: Hit[] = [];
  for (const match of text.matchAll(/[a-z0-9@$€!*]+/gu)) {
    if (match[0].length > 60) continue;
    const token = match[0].replace(/^[!*]{1,60}/u, '').replace(/[!*]{1,60}$/u, '');
    if (token.length < 4 || !/[a-z][^a-z]{0,9}[a-z]/u.test(token) || !/[^a-z]/u.test(token)) continue;
    const list = token.includes('*')
      ? unmask(decode(token, 'i'))
      : (singles.get(decode(token, 'i')) ?? singles.get(decode(token, 'l')));
    const start = match.index + match[0].indexOf(token);
    if (list) hits.push({ span: { start, end: start + token.length }, list, doubt: 0.15 });
  }
  return hits;
}

/** « c o n n a r d », « c.o.n.n.a.r.d »: single letters set apart by one sign each. */
function spacedHits(text: string): Hit[] {
  const hits: Hit[] = [];
  for (const match of text.matchAll(/(?<!\p{L})[a-z](?:[ ._*/-][a-z]){3,}(?!\p{L})/gu)) {
    const letters = Array.from(match[0])
      .filter((_, index) => index % 2 === 0)
      .join('');
    // Whole texts written so are not read further than this: a word is enough to call a person.
    for (let from = 0; from + 4 <= letters.length && from < 1_000; from += 1) {
      for (let length = 4; length <= 12 && from + length <= letters.length; length += 1) {
        const list = singles.get(letters.slice(from, from + length));
        if (!list) continue;
        const start = match.index + from * 2;
        hits.push({ span: { start, end: start + length * 2 - 1 }, list, doubt: 0.1 });
      }
    }
  }
  return hits;
}

function toFinding(text: string, folded: FoldedText, { span, list, doubt }: Hit): Finding {
  const original = originalSpan(folded, span);
  return {
    rule: 'insults.lexicon',
    severity: list.severity,
    ...original,
    score: Math.round((list.score - doubt) * 100) / 100,
    explanation: list.nature + ' : « ' + text.slice(original.start, original.end).slice(0, 60) + ' ».',
    hint: 'Reformulez ce passage : la charte demande de discuter les idées sans attaquer les personnes.',
  };
}

/**
 * Insults and slurs, by whole words, seen through accents, invisible characters, look-alike letters, figures in
 * place of letters, stars, held letters and letters set apart. A list misses much and understands nothing (irony,
 * quotation): it only calls a person, and never refuses by itself.
 */
export const insultsPhase: ScreeningPhase = {
  name: 'insults',
  description: 'Injures et grossièretés',
  onFailure: 'review',
  run({ text, folded }): Finding[] {
    const hits = [...plainHits(folded.text), ...disguisedHits(folded.text), ...spacedHits(folded.text)];
    return hits.sort((a, b) => a.span.start - b.span.start).map((hit) => toFinding(text, folded, hit));
  },
};
