import type { TextBlock } from './edition.text';
import type { WordLinks } from './word.links';

/** A block whose words stand, all of them and in order, on another page of the later edition. */
export interface MovedParagraph {
  from: TextBlock;
  to: TextBlock;
}

/**
 * Blocks that went from one page to another word for word, found by where their words went. Titles of sections are told apart by
 * their kind: they move with their section.
 */
export function movedParagraphs(links: WordLinks): MovedParagraph[] {
  const { before, after } = links;
  return before.blocks.flatMap((from) => {
    const partner = links.partnerOf(from.ordinal);
    const to = partner === undefined ? undefined : after.block(partner);
    return to && to.page !== from.page && to.text === from.text ? [{ from, to }] : [];
  });
}
