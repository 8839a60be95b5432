import type { Unit } from './block.pairing';
import type { PlacedElement } from './block.tree';

/** One place of the merged text. `both`: a unit in its place. `old` and `new`: shown on one side only; with a unit, one that moved. */
export type Place =
  | { side: 'both'; unit: Unit }
  | { side: 'old'; unit: Unit | null; blocks: PlacedElement[] }
  | { side: 'new'; unit: Unit | null; blocks: PlacedElement[] };

/** The new text in its order, with what was removed, moved or left where it stood: after the same neighbour as before. */
export function mergedOrder(
  before: readonly PlacedElement[],
  after: readonly PlacedElement[],
  units: readonly Unit[],
): Place[] {
  const unitBefore = new Map(units.flatMap((unit) => unit.before.map(({ id }) => [id, unit] as const)));
  const unitAfter = new Map(units.flatMap((unit) => unit.after.map(({ id }) => [id, unit] as const)));
  const places: Place[] = [];
  let next = 0;
  const oldOnes = (): void => {
    for (; next < before.length; next += 1) {
      const block = before[next];
      const unit = block && unitBefore.get(block.id);
      if (!block || unit?.isInPlace) return;
      if (!unit) places.push({ side: 'old', unit: null, blocks: [block] });
      else if (unit.before[0] === block) places.push({ side: 'old', unit, blocks: unit.before });
    }
  };
  oldOnes();
  for (const block of after) {
    const unit = unitAfter.get(block.id);
    if (!unit) places.push({ side: 'new', unit: null, blocks: [block] });
    else if (unit.after[0] !== block) continue;
    else if (!unit.isInPlace) places.push({ side: 'new', unit, blocks: unit.after });
    else {
      places.push({ side: 'both', unit });
      next = Math.max(next, (unit.before.at(-1)?.index ?? 0) + 1);
      oldOnes();
    }
  }
  return places;
}
