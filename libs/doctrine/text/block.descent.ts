import type { KnownBlock } from './block.identity';
import { fingerprint, sharedParts, sizesOf, type Fingerprint } from './text.similarity';

/** How a block came by words of another one. */
export type DescentKind = 'split' | 'merge';

/**
 * A block that holds words of a block of the version before under another identity. A split block's part is a block of its own now; a
 * merged block's words are in a block that was there already, or in one with those of others.
 */
export interface BlockDescent {
  blockId: string;
  fromBlockId: string;
  kind: DescentKind;
}

/** So much of the smaller text has to be in the larger one. */
const HELD = 0.7;
/** Of texts of few words nearly all, and only within their section: « en mai et juin » stands everywhere. */
const HELD_SHORT = 0.9;
/** Parts (see `fingerprint`) of a text of about eight words, and of the shortest one looked at. */
const SHORT = 15;
const SHORTEST = 5;
/** A part that more blocks than this hold says nothing about where a text comes from. */
const COMMON_PART = 8;
const MOST_CANDIDATES = 24;

/** Whether one text holds most of the words of the other, in their order: what is left of a text that was split or joined. */
export function holdsMost(a: Fingerprint, b: Fingerprint, isSameSection: boolean): boolean {
  const size = Math.min(...sizesOf(a, b));
  if (size < SHORTEST || (size < SHORT && !isSameSection)) return false;
  return sharedParts(a, b) >= size * (size < SHORT ? HELD_SHORT : HELD);
}

/**
 * Which blocks were split or merged between two states of a doctrine, both with identities. A new block that a former one holds is split
 * from it, be that one still there or not; a block that holds one that is gone is merged with it. Pure. Each block is compared with
 * few others, those that share its rarest words.
 */
export function blockDescents(previous: readonly KnownBlock[], next: readonly KnownBlock[]): BlockDescent[] {
  const before = new Map(previous.map((block) => [block.id, block]));
  const after = new Map(next.map((block) => [block.id, block]));
  const gone = previous.filter(({ id, text }) => !after.has(id) && text !== '');
  const added = next.filter(({ id, text }) => !before.has(id) && text !== '');
  const prints = new Map<string, Fingerprint>();
  const print = ({ text }: KnownBlock): Fingerprint => {
    const known = prints.get(text);
    if (known) return known;
    const made = fingerprint(text);
    prints.set(text, made);
    return made;
  };
  const descents: BlockDescent[] = [];
  const add = (block: KnownBlock, from: KnownBlock, kind: DescentKind): void => {
    if (!descents.some((known) => known.blockId === block.id && known.fromBlockId === from.id))
      descents.push({ blockId: block.id, fromBlockId: from.id, kind });
  };

  const inOld = new Holders(previous, print);
  for (const block of added) {
    const wholes = inOld.like(block).filter(
      (whole) =>
        isLarger(print(whole), print(block)) &&
        holdsMost(print(block), print(whole), whole.section === block.section) &&
        // What the former block still holds itself was not taken from it.
        !stillHolds(after.get(whole.id), block, print),
    );
    const [whole] = wholes.sort(
      (a, b) => sharedParts(print(b), print(block)) - sharedParts(print(a), print(block)),
    );
    if (whole) add(block, whole, 'split');
  }
  const inNew = new Holders(next, print);
  for (const from of gone) {
    const holders = inNew.like(from).filter((block) => {
      const own = before.get(block.id);
      return (
        holdsMost(print(from), print(block), from.section === block.section) &&
        isLarger(print(block), print(from), HELD) &&
        !(own && own.id !== from.id && stillHolds(own, from, print))
      );
    });
    const [holder] = holders.sort(
      (a, b) => sharedParts(print(b), print(from)) - sharedParts(print(a), print(from)),
    );
    if (holder) add(holder, from, 'merge');
  }
  return descents;
}

/** Whether a text is larger than another, or than a part of it. */
function isLarger(a: Fingerprint, b: Fingerprint, part = 1): boolean {
  const [one, other] = sizesOf(a, b);
  return part === 1 ? one > other : one >= other * part;
}

const stillHolds = (
  whole: KnownBlock | undefined,
  part: KnownBlock,
  print: (block: KnownBlock) => Fingerprint,
): boolean => whole !== undefined && holdsMost(print(part), print(whole), true);

/** Finds the blocks that share rare parts with another. */
class Holders {
  private readonly byPart = new Map<string, KnownBlock[]>();

  constructor(
    blocks: readonly KnownBlock[],
    private readonly print: (block: KnownBlock) => Fingerprint,
  ) {
    for (const block of blocks)
      for (const part of print(block).parts.keys()) {
        const list = this.byPart.get(part);
        if (list) list.push(block);
        else this.byPart.set(part, [block]);
      }
  }

  like(block: KnownBlock): KnownBlock[] {
    const lists = [...this.print(block).parts.keys()]
      .flatMap((part) => {
        const list = this.byPart.get(part);
        return list && list.length <= COMMON_PART ? [list] : [];
      })
      .sort((a, b) => a.length - b.length);
    const found = new Set<KnownBlock>();
    for (const list of lists) {
      if (found.size >= MOST_CANDIDATES) break;
      for (const one of list) found.add(one);
    }
    return [...found];
  }
}
