import type { EditionWords } from './edition.text';
import entries from './hand-checked.json';
import { type PagePlace, PageWords } from './page.words';
import type { AlignedTruth } from './truth';

/**
 * Quotes of the CI-SIS doctrine whose fate a person read in both texts, chosen so that every hard kind is there: a third unchanged,
 * the others moved, in changed blocks, reworded or gone. Only hashes and places are kept, none of the doctrine's words.
 */
interface HandVerdict {
  from: PagePlace;
  verdict: string;
  /** The person could not decide from the texts either. */
  doubt?: boolean;
  to: PagePlace[];
}

export interface HandCheck {
  checked: number;
  agreed: number;
  /** Places in the list of those on which the truth says something else, or whose words are no longer the ones read. */
  disagreed: number[];
}

/** Holds the truth of the alignment against what a person saw. Null for other texts than those that were read. */
export function checkByHand(
  before: EditionWords,
  after: EditionWords,
  truth: AlignedTruth,
): HandCheck | null {
  const verdicts: readonly HandVerdict[] = entries;
  const [old, now] = [new PageWords(before), new PageWords(after)];
  const pages = new Set(before.blocks.map(({ page }) => page));
  if (!verdicts.every(({ from }) => pages.has(from.page))) return null;
  const agrees = ({ from, to, doubt, verdict }: HandVerdict): boolean => {
    const place = old.find(from);
    if (!place) return false;
    const found = truth.of(place);
    const there = found.places.map((one) => now.of(one));
    return (
      found.verdict === verdict &&
      (found.doubt !== '') === (doubt ?? false) &&
      there.length === to.length &&
      there.every(({ page, hash }, index) => page === to[index]?.page && hash === to[index].hash)
    );
  };
  const disagreed = verdicts.flatMap((entry, index) => (agrees(entry) ? [] : [index]));
  return { checked: verdicts.length, agreed: verdicts.length - disagreed.length, disagreed };
}
