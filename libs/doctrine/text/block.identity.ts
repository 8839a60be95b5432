import { Pairing } from './block.matching';
import type { KnownBlock, PlacedBlock } from './block.pairs';

export { REWORDED_ELSEWHERE, REWORDED_IN_PLACE } from './block.matching';
export type { KnownBlock, PlacedBlock } from './block.pairs';

/** How a block came by its identity. */
export type BlockOrigin = 'kept' | 'moved' | 'reworded' | 'new';

export interface IdentifiedBlock {
  id: string;
  origin: BlockOrigin;
  /** Index of the block that it continues, or null. */
  previous: number | null;
  /** 1 for the same text; 0 for a new block. */
  score: number;
}

/**
 * Gives every block of a new version its identity. First equal texts in order within the same section; then equal texts anywhere,
 * told apart by their neighbours and section, or by their order when they are as many on both sides; then similar ones of the same
 * kind between the same neighbours (`REWORDED_IN_PLACE`); then equal ones again, whose twins were found in the meantime or left
 * something in their place, and those of another kind; then similar ones between neighbours that went to another section together;
 * then similar ones anywhere (`REWORDED_ELSEWHERE`, the best pairs first), copies of what goes on apart. What is left is new. No
 * identity is given twice. Pure, and the same for the same input and the same `newId`. Blocks of all sections, in document order.
 */
export function assignBlockIds(
  previous: readonly KnownBlock[],
  next: readonly PlacedBlock[],
  newId: () => string,
): IdentifiedBlock[] {
  const match = new Pairing(previous, next);
  match.equalInSections();
  match.equalAnywhere();
  match.similarBetweenNeighbours(true);
  match.equalAnywhere(match.standingInPlace());
  match.similarBetweenNeighbours(false);
  match.equalAnywhere(match.leftInPlace());
  match.equalOfOtherKinds();
  match.similarInMovedText();
  match.similarAnywhere();
  match.equalOfOtherKinds();
  match.settleTwins();
  return next.map((block, index): IdentifiedBlock => {
    const pair = match.pairOf(index);
    const before = pair && previous[pair.previous];
    if (!before) return { id: newId(), origin: 'new', previous: null, score: 0 };
    const origin =
      before.text !== block.text ? 'reworded' : before.section !== block.section ? 'moved' : 'kept';
    return { id: before.id, origin, previous: pair.previous, score: pair.score };
  });
}
