/** A text made ready for comparison. Build once for each text: comparing is then linear in its length. */
export interface Fingerprint {
  readonly parts: ReadonlyMap<string, number>;
  readonly size: number;
  /** How many of them are groups of letters: they say nothing beside a text that has none. */
  readonly letters: number;
}

const LEADING_NUMBER = /^(?:[a-z]|\d{1,3})(?:\.\d{1,3})*\s*[.)/:–-]\s+|^\d{1,3}(?:\.\d{1,3})+\s+/;
/** Before groups of letters, which are no words. */
const LETTERS = '~';
/** Below this many words a text is compared by its letters, for one changed word would be all. */
const FEW_WORDS = 6;

/**
 * The parts by which texts are compared: words and pairs of words, so that order counts; for short texts groups of three
 * letters, so that an ending or an accent put right does not make another text of it. Case, accents, ligatures, invisible characters
 * and leading numbers do not count. `few`: below so many words letters count; 0 for words alone.
 */
export function fingerprint(text: string, few = FEW_WORDS): Fingerprint {
  const plain = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(LEADING_NUMBER, '');
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  const parts = new Map<string, number>();
  let size = 0;
  const add = (part: string): void => {
    parts.set(part, (parts.get(part) ?? 0) + 1);
    size += 1;
  };
  if (words.length < few) {
    const letters = ` ${words.join(' ')} `;
    for (let at = 0; at + 3 <= letters.length; at += 1) add(`${LETTERS}${letters.slice(at, at + 3)}`);
  }
  const lettersSize = size;
  words.forEach((word, at) => {
    add(word);
    if (at > 0) add(`${words[at - 1] ?? ''} ${word}`);
  });
  return { parts, size, letters: lettersSize };
}

/** The sizes of two texts in the parts that both may have: words, and letters when both are short. */
export const sizesOf = (a: Fingerprint, b: Fingerprint): [number, number] =>
  a.letters > 0 && b.letters > 0 ? [a.size, b.size] : [a.size - a.letters, b.size - b.letters];

/**
 * Dice's coefficient of two texts' parts: 1 for the same words in the same order, 0 for nothing in common or sizes more than four
 * times apart.
 */
export function similarity(a: Fingerprint, b: Fingerprint): number {
  if (a.size === 0 || b.size === 0) return a.size === b.size ? 1 : 0;
  const [one, other] = sizesOf(a, b);
  // The sizes alone may tell: callers look for halves and more.
  if (Math.min(one, other) * 4 < Math.max(one, other)) return 0;
  return (2 * sharedParts(a, b)) / (one + other);
}

/** How many parts two texts have in common. */
export function sharedParts(a: Fingerprint, b: Fingerprint): number {
  const [small, large] = a.parts.size <= b.parts.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [part, count] of small.parts) shared += Math.min(count, large.parts.get(part) ?? 0);
  return shared;
}
