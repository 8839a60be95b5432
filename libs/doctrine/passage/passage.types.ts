/**
 * A stretch of a version's text: from a place in one block to a place in the same or a later one. Places count UTF-16 units of
 * the blocks' texts (see `normaliseText`), the end being the first unit that is no longer part of it.
 */
export interface Passage {
  blockId: string;
  start: number;
  /** The same as `blockId` unless the passage goes on over several blocks. */
  endBlockId: string;
  end: number;
}

/**
 * Words of a text and what stands around them: the TextQuoteSelector and the TextPositionSelector of the W3C Web Annotation Data Model
 * in one, over the text of the block in which the words begin. Words that go on over several blocks have "\n" between those.
 */
export interface QuoteSelector {
  exact: string;
  /** Up to 32 characters before and after; shorter at the ends of the text. */
  prefix: string;
  suffix: string;
  /** Where `exact` begins in the text of its first block. */
  start: number;
}
