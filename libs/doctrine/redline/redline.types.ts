import type { Block, BlockKind } from '../text';

/** One text of a section, as it is stored: what `placeBlockIds` printed, and its blocks with the title as block 0. */
export interface VersionText {
  html: string;
  blocks: readonly Block[];
}

/** Applied in order: an equal or deleted text is taken from the old words, an equal or inserted one goes to the new. */
export interface WordOperation {
  kind: 'equal' | 'insert' | 'delete';
  text: string;
}

/**
 * What became of a block. `relaid`: the same words with another link, emphasis, level or picture. `arrived` and `left`: the same block
 * stands in another section of the other version. `split` and `merged`: one block against several.
 */
export const BLOCK_CHANGES = [
  'unchanged',
  'reworded',
  'relaid',
  'inserted',
  'removed',
  'moved',
  'arrived',
  'left',
  'split',
  'merged',
] as const;
export type BlockChangeKind = (typeof BLOCK_CHANGES)[number];

/** A link on words that did not change. Null: no link there. */
export interface LinkChange {
  text: string;
  before: string | null;
  after: string | null;
}

export interface BlockChange {
  kind: BlockChangeKind;
  blockKind: BlockKind;
  /** Identities in the old and in the new version; several when a block was split or blocks were merged. */
  before: string[];
  after: string[];
  /** Old texts joined by "\n" become the new ones joined by "\n". */
  operations: WordOperation[];
  wordsAdded: number;
  wordsRemoved: number;
  links: LinkChange[];
  /** Emphasis, level, list, or picture changed. */
  isRelaid: boolean;
  /** The section where the block stands in the other version, for `arrived` and `left`. */
  elsewhere: OtherSection | null;
  /** Id of its element in the redline; null for what did not change. A moved block has a second one at its old place. */
  anchor: string | null;
  anchorBefore: string | null;
}

export interface OtherSection {
  sectionId: string;
  slug: string;
  /** Number and title, as a reader knows it. */
  name: string;
}

/** A block of the new text that was recorded as part of a block of the old one, or as made of several: their ids. */
export interface Descent {
  before: string;
  after: string;
}

/** What the two texts alone do not say. */
export interface Surroundings {
  /** Blocks of the new text that stood in another section, and blocks of the old text that stand in another section now. */
  arrived?: ReadonlyMap<string, OtherSection>;
  left?: ReadonlyMap<string, OtherSection>;
  descent?: readonly Descent[];
}

/** One row of the side-by-side view: what stands left and right at the same height. Empty: nothing. */
export interface RedlineRow {
  before: string;
  after: string;
}

export interface Redline {
  /** In the order of the merged text: the new one, with what was removed where it stood. */
  changes: BlockChange[];
  /** Old and new in one text. No id of the texts is repeated; ids are `change-<n>` and `change-<n>-before`. */
  html: string;
  rows: RedlineRow[];
  wordsAdded: number;
  wordsRemoved: number;
}
