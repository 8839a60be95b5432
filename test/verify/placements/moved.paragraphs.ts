import type { PlacedPair } from './edition.pair';
import type { EditionWords, TextBlock } from './edition.text';
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
  return links.before.blocks.flatMap((from) => {
    const to = wholeImage(links, from);
    return to && to.page !== from.page ? [{ from, to }] : [];
  });
}

/** What became of the identities of blocks that moved to another page word for word. */
export interface MovedIdentities {
  paragraphs: number;
  titles: number;
  /** Their identity is another now, or a new one. */
  lost: MovedParagraph[];
  /** The same, but an equal block may as well have been the one that moved: see `isUndecidable`. */
  undecidable: MovedParagraph[];
}

export function movedIdentities(pair: PlacedPair, links: WordLinks): MovedIdentities {
  const moved = movedParagraphs(links);
  const titles = moved.filter(({ from }) => from.kind === 'heading').length;
  const other = moved.filter(
    ({ from, to }) => pair.before.blockId(from.ordinal) !== pair.after.blockId(to.ordinal),
  );
  return {
    paragraphs: moved.length - titles,
    titles,
    lost: other.filter((one) => !isUndecidable(links, one)),
    undecidable: other.filter((one) => isUndecidable(links, one)),
  };
}

/**
 * Whether the two texts, to the letter, tell the same if an equal block had moved instead, or if the block had gone where an equal one
 * stands that nothing else became: with as many of the same neighbours, and as near. Then no rule can know what the edits were.
 */
export function isUndecidable(links: WordLinks, { from, to }: MovedParagraph): boolean {
  const { before, after } = links;
  const likeness = (old: TextBlock, now: TextBlock): number =>
    [-1, 1].filter((step) => isSameBeside(before, old, after, now, step)).length +
    Number(sectionOf(before, old) === sectionOf(after, now));
  const own = likeness(from, to);
  const couldHaveMoved = before.blocks.some((twin) => {
    if (twin.ordinal === from.ordinal || twin.kind !== from.kind || twin.text !== from.text) return false;
    const image = imageOf(links, twin);
    if (image) return likeness(from, image) + likeness(twin, to) >= own + likeness(twin, image);
    return isGone(links, twin) && likeness(twin, to) >= own;
  });
  const couldHaveGone = after.blocks.some(
    (twin) =>
      twin.ordinal !== to.ordinal &&
      twin.kind === to.kind &&
      twin.text === to.text &&
      isNew(links, twin) &&
      likeness(from, twin) >= own,
  );
  return couldHaveMoved || couldHaveGone;
}

/** The block that a block became, reworded or not: the one with the most of its words. */
function imageOf(links: WordLinks, { ordinal }: TextBlock): TextBlock | undefined {
  const partner = links.partnerOf(ordinal);
  return partner === undefined ? undefined : links.after.block(partner);
}

/** The same, when it says the very same. */
function wholeImage(links: WordLinks, block: TextBlock): TextBlock | undefined {
  const image = imageOf(links, block);
  return image?.text === block.text ? image : undefined;
}

const isGone = ({ before, forward }: WordLinks, { ordinal }: TextBlock): boolean =>
  forward.slice(...before.tokenRange(ordinal)).every((index) => index < 0);

const isNew = ({ after, backward }: WordLinks, { ordinal }: TextBlock): boolean =>
  backward.slice(...after.tokenRange(ordinal)).every((index) => index < 0);

const sectionOf = (edition: EditionWords, { section }: TextBlock): string => edition.sections[section] ?? '';

function isSameBeside(
  before: EditionWords,
  old: TextBlock,
  after: EditionWords,
  now: TextBlock,
  step: number,
): boolean {
  const [one, other] = [before.blocks[old.ordinal + step], after.blocks[now.ordinal + step]];
  return (
    one !== undefined &&
    other !== undefined &&
    one.section === old.section &&
    other.section === now.section &&
    one.text === other.text
  );
}
