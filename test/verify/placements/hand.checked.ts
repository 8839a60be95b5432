import { createHash } from 'node:crypto';
import type { Place } from './edition.text';
import entries from './hand-checked.json';
import type { EditionWords } from './edition.text';
import type { AlignedTruth, Verdict } from './truth';

/**
 * Quotes of the CI-SIS doctrine whose fate a person read in both texts, chosen so that every hard kind is there: a third unchanged, the others
 * moved, in changed blocks, reworded or gone. Only hashes and places are kept, none of the doctrine's words.
 */
interface HandVerdict {
  /** SHA-256 of the quoted words. */
  quote: string;
  /** Block, start, block of the end, end: in reading order of the earlier edition. */
  from: number[];
  verdict: string;
  /** The person could not decide from the texts either. */
  doubt?: boolean;
  to: number[][];
}

export interface HandCheck {
  checked: number;
  agreed: number;
  /** Places in the list of those on which the truth says something else, or whose words are no longer the ones read. */
  disagreed: number[];
}

const placeOf = ([block = 0, start = 0, endBlock = 0, end = 0]: readonly number[]): Place => ({
  block,
  start,
  endBlock,
  end,
});

/** Holds the truth of the alignment against what a person saw. Null for other texts than those that were read. */
export function checkByHand(before: EditionWords, truth: AlignedTruth): HandCheck | null {
  const verdicts: readonly HandVerdict[] = entries;
  const known = verdicts.filter(({ quote, from }) => sameWords(before, from, quote));
  if (known.length === 0) return null;
  const disagreed = verdicts.flatMap((entry, index) => (agrees(before, truth, entry) ? [] : [index]));
  return { checked: verdicts.length, agreed: verdicts.length - disagreed.length, disagreed };
}

function sameWords(before: EditionWords, from: readonly number[], hash: string): boolean {
  const place = placeOf(from);
  if (!before.blocks[place.endBlock]) return false;
  return createHash('sha256').update(before.textOf(place)).digest('hex') === hash;
}

function agrees(before: EditionWords, truth: AlignedTruth, { quote, from, to, doubt, verdict }: HandVerdict) {
  if (!sameWords(before, from, quote)) return false;
  const found = truth.of(placeOf(from));
  const places = found.places.map(({ block, start, endBlock, end }) => [block, start, endBlock, end]);
  return (
    found.verdict === (verdict as Verdict) &&
    (found.doubt !== '') === (doubt ?? false) &&
    JSON.stringify(places) === JSON.stringify(to)
  );
}
