/**
 * Letters of other alphabets that pass for Latin ones, after Unicode TR39 (confusables), kept to what imitates
 * the 26 letters. Full-width, mathematical and circled letters are not here: NFKD takes care of them.
 * For matching words only; the text of the author is never rewritten with it.
 */
const PAIRS: readonly (readonly [imitations: string, latin: string])[] = [
  ['аӑӓαɑᴀа', 'a'],
  ['вβʙ', 'b'],
  ['сϲᴄ', 'c'],
  ['ԁđᴅɗ', 'd'],
  ['еєεҽᴇə', 'e'],
  ['ғƒ', 'f'],
  ['ɡԍɢ', 'g'],
  ['һհнħʜ', 'h'],
  ['іїιıɩӏɪ', 'i'],
  ['јϳᴊ', 'j'],
  ['кκᴋ', 'k'],
  ['ʟłլ', 'l'],
  ['мᴍ', 'm'],
  ['пηոɴ', 'n'],
  ['оοօσᴏøө', 'o'],
  ['рρᴘ', 'p'],
  ['ԛգ', 'q'],
  ['гʀ', 'r'],
  ['ѕꜱ', 's'],
  ['тτᴛŧ', 't'],
  ['υսцᴜ', 'u'],
  ['νѵᴠ', 'v'],
  ['ԝωшᴡ', 'w'],
  ['хχ', 'x'],
  ['уγүʏ', 'y'],
  ['ᴢʐ', 'z'],
  // Capitals whose small letter looks like something else.
  ['Η', 'h'],
  ['Ν', 'n'],
  ['Υ', 'y'],
  ['Μ', 'm'],
  ['Ζ', 'z'],
  ['œŒ', 'oe'],
  ['æÆ', 'ae'],
  ['ßẞ', 'ss'],
];

const LATIN_OF = new Map<string, string>(
  PAIRS.flatMap(([imitations, latin]) => Array.from(imitations).map((letter) => [letter, latin] as const)),
);

/** The Latin letter or letters that this one passes for, or nothing. */
export function latinLookAlike(letter: string): string | undefined {
  return LATIN_OF.get(letter) ?? LATIN_OF.get(letter.toLowerCase());
}
