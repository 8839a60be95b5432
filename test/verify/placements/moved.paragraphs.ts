import type { TextBlock } from './edition.text';
import type { WordAlignment } from './word.alignment';

/** A block whose words stand, all of them and in order, on another page of the later edition. */
export interface MovedParagraph {
  from: TextBlock;
  to: TextBlock;
}

/**
 * Blocks that went from one page to another word for word, found by the alignment of words alone. Titles of sections are told apart by
 * their kind: they move with their section.
 */
export function movedParagraphs(alignment: WordAlignment): MovedParagraph[] {
  const { before, after } = alignment;
  return before.blocks.flatMap((from) => {
    const partner = alignment.partnerOf(from.ordinal);
    const to = partner === undefined ? undefined : after.block(partner);
    return to && to.page !== from.page && to.text === from.text ? [{ from, to }] : [];
  });
}
