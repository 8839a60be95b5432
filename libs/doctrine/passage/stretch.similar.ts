import search from 'approx-string-match';
import { alignExact } from '../text/block.alignment';
import { SECTION_END } from './comparable.text';
import type { EditionText } from './edition.text';
import { PLACEMENT_RULE as RULE } from './placement.rule';
import type { Stretch } from './stretch';
import { stoodThere } from './stretch.before';

/** A stretch of an edition that has nearly the words looked for. Units of the edition's text. */
export interface SimilarPlace {
  first: number;
  end: number;
  /** Of the words alone, 1 for the same. */
  likeness: number;
  score: number;
}

export interface SimilarFinding {
  place: SimilarPlace;
  isCertain: boolean;
}

/** Blocks looked at when nothing tells where the words may have gone. */
const MOST_BLOCKS = 8;

/** Changes of one character that make one text of the other (Levenshtein), in time the product of their lengths. */
export function distance(a: string, b: string): number {
  let row = Uint32Array.from({ length: b.length + 1 }, (_, at) => at);
  let next = new Uint32Array(b.length + 1);
  for (let i = 0; i < a.length; i += 1) {
    next[0] = i + 1;
    for (let j = 0; j < b.length; j += 1) {
      const change = (row[j] ?? 0) + (a.charCodeAt(i) === b.charCodeAt(j) ? 0 : 1);
      next[j + 1] = Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1);
    }
    [row, next] = [next, row];
  }
  return row[b.length] ?? 0;
}

const alike = (a: string, b: string): number =>
  a === '' && b === '' ? 1 : 1 - distance(a, b) / Math.max(a.length, b.length);

const before = (text: string, at: number): string => {
  const part = text.slice(Math.max(0, at - RULE.context), at);
  return part.slice(part.lastIndexOf(SECTION_END) + 1);
};

const after = (text: string, at: number): string => {
  const part = text.slice(at, at + RULE.context);
  const end = part.indexOf(SECTION_END);
  return end < 0 ? part : part.slice(0, end);
};

interface Token {
  form: string;
  start: number;
}

const tokensOf = (text: string): Token[] =>
  [...text.matchAll(/[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu)].map((match) => ({
    form: match[0],
    start: match.index,
  }));

/**
 * The stretch that stands in the place of the words in the block that goes on, from an alignment of the two blocks word by word: what
 * is between the words before and the words after that are still there, whatever became of those within.
 */
function alignedPlace(
  stretch: Stretch,
  to: EditionText,
  home: number,
): { first: number; end: number } | undefined {
  const block = stretch.text.blocks[stretch.firstBlock];
  const target = to.text.blocks[home];
  const [start, last] = [stretch.text.placeOf(stretch.first), stretch.text.placeOf(stretch.end - 1)];
  if (!block || !target || !start || start.block !== last?.block) return undefined;
  const [own, other] = [tokensOf(block.text), tokensOf(target.text)];
  const pairs = new Map(
    alignExact(
      own.map(({ form }) => form),
      other.map(({ form }) => form),
    ),
  );
  const inside = own.flatMap((token, at) =>
    token.start >= start.start && token.start < last.end ? [at] : [],
  );
  const [head, tail] = [inside[0], inside.at(-1)];
  if (head === undefined || tail === undefined) return undefined;
  const kept = inside.flatMap((at) => pairs.get(at) ?? []);
  const previous = head === 0 ? -1 : pairs.get(head - 1);
  const next = tail === own.length - 1 ? other.length : pairs.get(tail + 1);
  const from = pairs.get(head) ?? (previous === undefined ? kept[0] : previous + 1);
  const upTo = pairs.get(tail) ?? (next === undefined ? kept.at(-1) : next - 1);
  const [firstToken, lastToken] = [other[from ?? -1], other[upTo ?? -1]];
  if (!firstToken || !lastToken || lastToken.start < firstToken.start) return undefined;
  return {
    first: to.text.unitAt(home, firstToken.start),
    end: to.text.unitAt(home, lastToken.start + lastToken.form.length),
  };
}

/** Where the words should begin: in the block that goes on, or after the nearest block before it that does. */
function expectedUnit(stretch: Stretch, to: EditionText, home: number | undefined): number | undefined {
  const offset = stretch.first - stretch.text.unitsOf(stretch.firstBlock).first;
  if (home !== undefined) {
    const { first, end } = to.text.unitsOf(home);
    return first + Math.min(offset, Math.max(0, end - first - 1));
  }
  for (let at = stretch.firstBlock - 1; at >= 0; at -= 1) {
    const index = to.indexOf(stretch.text.blocks[at]?.id ?? '');
    if (index !== undefined) return to.text.unitsOf(index).end + offset;
  }
  return undefined;
}

/**
 * The passage of an edition whose words are nearly those of the stretch: in the blocks that go on, in those around, then in those of the
 * whole edition that share its rarer words. Costs about a millisecond, up to 20 for the longest quotes.
 */
export function similarPlace(
  stretch: Stretch,
  to: EditionText,
  homes: readonly number[],
  edition?: EditionText,
): SimilarFinding | undefined {
  if (stretch.length < RULE.shortestSimilar) return undefined;
  const text = to.text.text;
  const [home] = homes;
  const expected = expectedUnit(stretch, to, home);
  const aligned = home === undefined ? undefined : alignedPlace(stretch, to, home);
  const known = new Map<string, SimilarPlace>();
  const add = (from: number, upTo: number): void => {
    const first = onWord(to, from, stretch.startsAtWord);
    const end = onWord(to, upTo, stretch.endsAtWord);
    const key = `${first} ${end}`;
    if (end <= first || known.has(key) || text.slice(first, end).includes(SECTION_END)) return;
    if (end - first > 2 * stretch.words.length) return;
    const likeness = alike(stretch.words, text.slice(first, end));
    if (likeness < 1 - RULE.mostErrors) return;
    if (stoodThere(stretch, to, to.text.blockAt(first) ?? -1, text.slice(first, end), edition)) return;
    const prefix = alike(before(stretch.text.text, stretch.first), before(text, first));
    const suffix = alike(after(stretch.text.text, stretch.end), after(text, end));
    const position = nearness(to, aligned?.first ?? expected, first);
    const { weights } = RULE;
    const score =
      (likeness * weights.quote +
        prefix * weights.prefix +
        suffix * weights.suffix +
        position * weights.position) /
      (weights.quote + weights.prefix + weights.suffix + weights.position);
    known.set(key, { first, end, likeness, score });
  };

  if (aligned) add(aligned.first, aligned.end);
  const blocks = new Set([
    ...homes,
    ...to.mostAlike(stretch.blocks.map((block) => block.text).join(' '), MOST_BLOCKS),
  ]);
  const most = Math.floor(stretch.words.length * RULE.mostErrors);
  for (const index of blocks) {
    const units = to.text.unitsOf(index);
    const section = to.unitsAround(index);
    const from = Math.max(section.first, units.first - stretch.words.length);
    const upTo = Math.min(section.end, units.end + stretch.words.length);
    for (const match of search(text.slice(from, upTo), stretch.words, most).slice(0, 4))
      add(from + match.start, from + match.end);
  }
  const places = [...known.values()].sort((a, b) => b.score - a.score || a.first - b.first);
  const [best] = places;
  if (!best || best.score < RULE.propose) return undefined;
  const next = places.find((place) => place.first >= best.end || place.end <= best.first);
  const isCertain =
    best.score >= RULE.accept ||
    (best.score >= RULE.acceptAlone && best.score - (next?.score ?? 0) >= RULE.margin);
  return { place: best, isCertain };
}

/** The nearest place between words, when the words began or ended there. */
function onWord(to: EditionText, unit: number, wanted: boolean): number {
  if (!wanted) return unit;
  for (let by = 0; by < 30; by += 1) {
    if (to.text.isBetweenWords(unit + by)) return unit + by;
    if (to.text.isBetweenWords(unit - by)) return unit - by;
  }
  return unit;
}

/** 1 at the place expected, falling to 0 at the other end of the section; 0 in other sections. */
function nearness(to: EditionText, expected: number | undefined, unit: number): number {
  const index = to.text.blockAt(unit);
  if (expected === undefined || index === undefined) return 0;
  const { first, end } = to.unitsAround(index);
  if (expected < first || expected > end) return 0;
  return 1 - Math.abs(expected - unit) / Math.max(1, end - first);
}
