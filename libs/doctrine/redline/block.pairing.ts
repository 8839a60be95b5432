import type { PlacedElement } from './block.tree';
import type { Descent } from './redline.types';
import { isWord, tokensOf } from './word.diff';

/** Blocks of the old version and of the new one that are the same text: one each, or one against several. */
export interface Unit {
  before: PlacedElement[];
  after: PlacedElement[];
  /** False: shown at both places, since others kept their order and this one did not. */
  isInPlace: boolean;
}

/** Share of a piece's words that must come from the block that it was cut from. */
const SHARE_OF_PIECE = 0.7;
/** Words below which a piece is too common to say where it comes from. */
const SMALLEST_PIECE = 4;

type Side = 'before' | 'after';
const other = (side: Side): Side => (side === 'before' ? 'after' : 'before');

const RUNNING = new Set(['paragraph', 'list_item', 'quote', 'note']);

const wordsOf = (text: string): string[] => tokensOf(text.toLowerCase()).filter(isWord);

/** Takes the words of `text` out of `stock` when enough of them are there; says whether they were. */
function takenFrom(stock: Map<string, number>, text: string): boolean {
  const words = wordsOf(text);
  const taken = new Map<string, number>();
  let found = 0;
  for (const word of words) {
    const used = taken.get(word) ?? 0;
    if ((stock.get(word) ?? 0) <= used) continue;
    taken.set(word, used + 1);
    found += 1;
  }
  if (words.length < SMALLEST_PIECE || found < words.length * SHARE_OF_PIECE) return false;
  for (const [word, count] of taken) stock.set(word, (stock.get(word) ?? 0) - count);
  return true;
}

function stockOf(text: string): Map<string, number> {
  const stock = new Map<string, number>();
  for (const word of wordsOf(text)) stock.set(word, (stock.get(word) ?? 0) + 1);
  return stock;
}

/**
 * Pairs the blocks of two versions by their lasting identities, then joins to a pair the neighbours without a pair that were cut from it
 * (split) or taken into it (merged): as recorded in `descent`, or as the words tell. Where nothing of a split or merged block kept its
 * identity, what is recorded makes the pair.
 */
export function pairBlocks(
  before: readonly PlacedElement[],
  after: readonly PlacedElement[],
  descent: readonly Descent[] = [],
): Unit[] {
  const sides = { before, after };
  const unitOf = { before: new Map<string, Unit>(), after: new Map<string, Unit>() };
  const later = new Map(after.map((block) => [block.id, block]));
  const pair = (one: PlacedElement, other: PlacedElement): void => {
    const unit: Unit = { before: [one], after: [other], isInPlace: true };
    unitOf.before.set(one.id, unit);
    unitOf.after.set(other.id, unit);
  };
  for (const block of before) {
    // The title goes on as the title, whatever it says.
    const same = block.index === 0 ? after[0] : later.get(block.id);
    if (same && (same.index > 0 || block.index === 0)) pair(block, same);
  }
  const earlier = new Map(before.map((block) => [block.id, block]));
  for (const link of descent) {
    const [one, other] = [earlier.get(link.before), later.get(link.after)];
    if (!one || one.kind !== other?.kind || !RUNNING.has(one.kind)) continue;
    if (!unitOf.before.has(one.id) && !unitOf.after.has(other.id)) pair(one, other);
  }
  const units = before.flatMap(({ id }) => unitOf.before.get(id) ?? []);
  const recorded = new Set(descent.map((link) => `${link.before} ${link.after}`));

  /** Gives the unit the neighbours of its block on `side` that have no pair and are `isOf` the other side's block. */
  const extend = (unit: Unit, side: Side, isOf: (piece: PlacedElement, link: string) => boolean): void => {
    const [whole] = unit[other(side)];
    const [kept] = unit[side];
    if (!whole || !kept || !RUNNING.has(whole.kind)) return;
    for (const step of [1, -1]) {
      for (let at = kept.index + step; ; at += step) {
        const piece = sides[side][at];
        if (!piece || piece.index === 0 || piece.kind !== kept.kind || unitOf[side].has(piece.id)) break;
        if (!isOf(piece, side === 'after' ? `${whole.id} ${piece.id}` : `${piece.id} ${whole.id}`)) break;
        if (step > 0) unit[side].push(piece);
        else unit[side].unshift(piece);
        unitOf[side].set(piece.id, unit);
      }
    }
  };
  for (const unit of units) {
    const [a, b] = [unit.before[0], unit.after[0]];
    if (!a || !b || a.text === b.text) continue;
    const side = a.text.length > b.text.length ? 'after' : 'before';
    const [whole, kept] = side === 'after' ? [a, b] : [b, a];
    // The words that the longer block has too many.
    const stock = stockOf(whole.text);
    for (const word of wordsOf(kept.text)) stock.set(word, (stock.get(word) ?? 0) - 1);
    extend(unit, side, (piece, link) => takenFrom(stock, piece.text) || recorded.has(link));
    if (unit[side].length === 1) extend(unit, other(side), (_, link) => recorded.has(link));
  }
  keepInOrder(units);
  return units;
}

/** Of all units, those stay in place that keep their order and hold the most text; the others have moved. */
function keepInOrder(units: Unit[]): void {
  const places = units.map((unit) => unit.after[0]?.index ?? 0);
  const isOrdered = places.every((place, at) => at === 0 || place > (places[at - 1] ?? 0));
  if (isOrdered) return;
  const best: number[] = [];
  const from: number[] = [];
  let last = -1;
  units.forEach((unit, at) => {
    const weight = 8 + (unit.after[0]?.text.length ?? 0);
    best[at] = weight;
    from[at] = -1;
    for (let earlier = 0; earlier < at; earlier += 1) {
      if ((places[earlier] ?? 0) >= (places[at] ?? 0)) continue;
      const sum = (best[earlier] ?? 0) + weight;
      if (sum > (best[at] ?? 0)) {
        best[at] = sum;
        from[at] = earlier;
      }
    }
    if (last < 0 || (best[at] ?? 0) > (best[last] ?? 0)) last = at;
  });
  for (const unit of units) unit.isInPlace = false;
  for (let at = last; at >= 0; at = from[at] ?? -1) {
    const unit = units[at];
    if (unit) unit.isInPlace = true;
  }
}
