import { REWORDED_ELSEWHERE, type KnownBlock } from './block.identity';
import { fingerprint, sharedParts, similarity, sizesOf, type Fingerprint } from './text.similarity';

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
  const inOld = new Holders(previous, print);
  const copied = new Map(
    added.flatMap((block) => {
      const original = originalOf(block, inOld.like(block), after, print);
      return original ? [[block, original] as const] : [];
    }),
  );
  const isOfAnother = (part: KnownBlock, whole: KnownBlock): boolean => {
    const original = copied.get(part);
    return (
      original !== undefined &&
      sharedParts(print(original), print(part)) > sharedParts(print(whole), print(part))
    );
  };
  const splits = added.flatMap((part) =>
    inOld
      .like(part)
      .filter((whole) => isLarger(print(whole), print(part)) && holds(whole, part, print))
      .filter((whole) => !isOfAnother(part, whole))
      .map((whole): Claim => ({ part, whole, isBeside: isBeside(next, part.id, whole.id) })),
  );
  const inNew = new Holders(next, print);
  const merges = gone.flatMap((part) =>
    inNew
      .like(part)
      .filter((whole) => isLarger(print(whole), print(part), HELD) && holds(whole, part, print))
      .map((whole): Claim => ({ part, whole, isBeside: isBeside(previous, part.id, whole.id) })),
  );
  // What a block still says, or said before, was not taken from it, nor brought to it.
  const descents = [
    ...settled(splits, print, (whole) => after.get(whole.id)).map(({ part, whole }): BlockDescent => ({
      blockId: part.id,
      fromBlockId: whole.id,
      kind: 'split',
    })),
    ...settled(merges, print, (whole) => before.get(whole.id) ?? copied.get(whole)).map(
      ({ part, whole }): BlockDescent => ({
        blockId: whole.id,
        fromBlockId: part.id,
        kind: 'merge',
      }),
    ),
  ];
  const seen = new Set<string>();
  return descents.filter(({ blockId, fromBlockId }) => {
    const key = `${blockId} ${fromBlockId}`;
    const isFirst = !seen.has(key) && blockId !== fromBlockId;
    seen.add(key);
    return isFirst;
  });
}

type Print = (block: KnownBlock) => Fingerprint;

/** The block that a new one is a near copy of: the former one that is most like it, and still says so itself. */
function originalOf(
  block: KnownBlock,
  like: readonly KnownBlock[],
  after: ReadonlyMap<string, KnownBlock>,
  print: Print,
): KnownBlock | undefined {
  const rated = like.map((one) => ({ one, score: similarity(print(one), print(block)) }));
  const best = rated.reduce<(typeof rated)[number] | undefined>(
    (top, other) => (other.score > (top?.score ?? 0) ? other : top),
    undefined,
  );
  const now = best && after.get(best.one.id);
  return now &&
    best.score >= REWORDED_ELSEWHERE &&
    similarity(print(best.one), print(now)) >= REWORDED_ELSEWHERE
    ? best.one
    : undefined;
}

const holds = (whole: KnownBlock, part: KnownBlock, print: Print): boolean =>
  holdsMost(print(part), print(whole), whole.section === part.section);

/** That a block may be a part of another one; `isBeside`: they stood, or stand, one after the other. */
interface Claim {
  part: KnownBlock;
  whole: KnownBlock;
  isBeside: boolean;
}

function isBeside(blocks: readonly KnownBlock[], one: string, other: string): boolean {
  const at = blocks.findIndex(({ id }) => id === one);
  return blocks[at - 1]?.id === other || blocks[at + 1]?.id === other;
}

/**
 * Which parts are of which whole: each of one, those with the most in common first. Words that a whole has in another way (`own`), or that
 * another part took, are not there any more; a part that is as much of two wholes is of none.
 */
function settled(
  claims: readonly Claim[],
  print: Print,
  own: (whole: KnownBlock) => KnownBlock | undefined,
): Claim[] {
  const stocks = new Map<KnownBlock, Map<string, number>>();
  const stockOf = (whole: KnownBlock): Map<string, number> => {
    const known = stocks.get(whole);
    if (known) return known;
    const stock = new Map(print(whole).parts);
    const kept = own(whole);
    if (kept) take(stock, print(kept));
    stocks.set(whole, stock);
    return stock;
  };
  const valued = claims.map((claim) => ({
    claim,
    value: sharedParts(print(claim.whole), print(claim.part)),
  }));
  valued.sort((a, b) => b.value - a.value || Number(b.claim.isBeside) - Number(a.claim.isBeside));
  const isHeld = ({ part, whole }: Claim): boolean => {
    const [size] = sizesOf(print(part), print(whole));
    const least = size < SHORT ? HELD_SHORT : HELD;
    return sharedParts({ parts: stockOf(whole), size, letters: 0 }, print(part)) >= size * least;
  };
  const done = new Set<KnownBlock>();
  return valued.flatMap(({ claim, value }) => {
    if (done.has(claim.part) || !isHeld(claim)) return [];
    done.add(claim.part);
    const isAmbiguous = valued.some(
      (rival) =>
        rival.claim.part === claim.part &&
        rival.claim.whole !== claim.whole &&
        rival.value === value &&
        rival.claim.isBeside === claim.isBeside &&
        isHeld(rival.claim),
    );
    if (isAmbiguous) return [];
    take(stockOf(claim.whole), print(claim.part));
    return [claim];
  });
}

function take(stock: Map<string, number>, { parts }: Fingerprint): void {
  for (const [part, count] of parts) {
    const left = (stock.get(part) ?? 0) - count;
    if (left > 0) stock.set(part, left);
    else stock.delete(part);
  }
}

/** Whether a text is larger than another, or than a part of it. */
function isLarger(a: Fingerprint, b: Fingerprint, part = 1): boolean {
  const [one, other] = sizesOf(a, b);
  return part === 1 ? one > other : one >= other * part;
}

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
