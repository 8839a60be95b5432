import type { Block } from '../text';
import type { Passage, QuoteSelector } from './passage.types';

/**
 * What became of an anchor in another edition.
 * - exact: the same words in the same block of the same section;
 * - moved: the same words in another block or section;
 * - fuzzy: words that are nearly the same, at a passage found with a score;
 * - changed: the block goes on, reworded; the quoted words are no longer in it (the passage is the whole block);
 * - lost: nothing of it goes on.
 */
export const PLACEMENT_STATUSES = ['exact', 'moved', 'fuzzy', 'changed', 'lost'] as const;
export type PlacementStatus = (typeof PLACEMENT_STATUSES)[number];

/** Why an anchor was placed as it was, in the words of docs/placements.md. */
export const PLACEMENT_REASONS = [
  'section_goes_on',
  'section_replaced',
  'section_gone',
  'block_unchanged',
  'words_in_block',
  'words_elsewhere',
  'words_in_several_places',
  'words_similar',
  'block_reworded',
  'block_gone',
  'quote_unknown',
] as const;
export type PlacementReason = (typeof PLACEMENT_REASONS)[number];

/** What a comment was made on. */
export interface AnchorToPlace {
  kind: 'section' | 'block' | 'quote';
  sectionId: string;
  blockId: string | null;
  quote: QuoteSelector | null;
}

/** One section's text: the version that the anchor was made on, or the one of the edition in which it is placed. */
export interface SectionText {
  sectionId: string;
  versionId: string;
  /** In reading order, the title first. */
  blocks: readonly Block[];
}

export interface PlacedAnchor {
  status: PlacementStatus;
  /** From 0 to 1: how much of the words goes on. 1 for the same words; 0 when nothing was found. */
  score: number;
  /** False: a proposal, which waits for a drafter. */
  isCertain: boolean;
  /** The section of the passage; for a lost anchor its own section or the one that took its place; null when there is none. */
  sectionId: string | null;
  versionId: string | null;
  /** Null for whole sections and for what is lost. */
  passage: Passage | null;
  why: PlacementReason;
}

/**
 * The thresholds of the rule, all of them; characters are those of the compared form, which has no spaces. Validated on the CI-SIS
 * doctrine (November 2024 to June 2025) by the check `placements`; docs/placements.md says what each does.
 */
export const PLACEMENT_RULE = {
  /** How far the same characters before and after two places are followed. More says nothing new. */
  surroundings: 48,
  /** A place in the block that goes on is preferred as if that many more characters around it were the same. */
  homeAdvantage: 24,
  /** Words in their own, reworded block: so many characters of words and surroundings must be the same. */
  evidenceAtHome: 14,
  /** And so many more than at any other place. */
  marginAtHome: 5,
  /** Away from their block, words must be recognised by themselves and by what stands around them. */
  evidenceElsewhere: 40,
  marginElsewhere: 12,
  /** Below the one above, from here on, a place is proposed to a person; enough in a block of the same section that seems to go on. */
  evidenceToPropose: 25,
  /** A block that holds so much of one that is gone is proposed in its place. */
  heirHolds: 0.7,
  /**
   * What a block has in common with the anchor's is another block's when that one had so much of it in the edition before,
   */
  explained: 0.7,
  /** and has less than this part of that left in its own place. */
  staysAtHome: 0.9,
  /** Quotes shorter than this are never looked for with errors: « Linus » would be found in « machines ». */
  shortestSimilar: 20,
  /** At most this part of the characters may differ. */
  mostErrors: 0.3,
  /** What the parts of a similar passage's score weigh: its words, what is before and after, its place. */
  weights: { quote: 50, prefix: 20, suffix: 20, position: 25 },
  /** Characters compared before and after similar words. */
  context: 32,
  /** A similar passage is accepted from this score, */
  accept: 0.93,
  /** or from this one when the next best passage is that much worse. */
  acceptAlone: 0.85,
  margin: 0.08,
  /** Below, nothing is proposed. */
  propose: 0.7,
} as const;
