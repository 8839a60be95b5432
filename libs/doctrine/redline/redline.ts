import { operationsOf, textOfBlocks } from './block.compare';
import { dressChanges, UNDRESSED } from './block.dress';
import type { PlacedOperation } from './flow.marks';
import { pairBlocks, type Unit } from './block.pairing';
import { placedElements, type PlacedElement } from './block.tree';
import { mergedOrder, type Place } from './merged.order';
import type {
  BlockChange,
  BlockChangeKind,
  OtherSection,
  Redline,
  Surroundings,
  VersionText,
} from './redline.types';
import { type Comparison, writeRedline } from './redline.write';
import { countWords } from './word.diff';

/** To be raised when the same two texts would give another result: what was stored before is then computed again. */
export const REDLINE_ENGINE = 3;

/**
 * The comparison of two versions of a section: blocks paired by their lasting identity, words compared within each pair. Pure, and the same
 * for the same input. The longest page of the doctrine known (80 kB) takes about 60 ms.
 */
export function compareVersions(
  before: VersionText,
  after: VersionText,
  surroundings: Surroundings = {},
): Redline {
  const [old, now] = [placedElements(before), placedElements(after)];
  const places = mergedOrder(old, now, pairBlocks(old, now, surroundings.descent));
  const comparisons = new Map<Place, Comparison>();
  const ofMoved = new Map<Unit, Comparison>();
  let anchors = 0;
  for (const place of places) {
    const known = place.unit ? ofMoved.get(place.unit) : undefined;
    if (known) {
      comparisons.set(place, known);
      continue;
    }
    const made = compare(place, surroundings);
    if (made.change.kind !== 'unchanged') {
      anchors += 1;
      made.change.anchor = `change-${String(anchors)}`;
    }
    if (place.unit && !place.unit.isInPlace) {
      made.change.anchorBefore = `change-${String(anchors)}-before`;
      ofMoved.set(place.unit, made);
    }
    comparisons.set(place, made);
  }
  const all = [...new Set(comparisons.values())];
  all.forEach((comparison, rank) => {
    comparison.rank = rank;
  });
  const changes = all.map(({ change }) => change);
  const sum = (count: (change: BlockChange) => number): number =>
    changes.reduce((total, change) => total + count(change), 0);
  return {
    changes,
    ...writeRedline(places, comparisons, new Set([...old.slice(0, 1), ...now.slice(0, 1)])),
    wordsAdded: sum(({ wordsAdded }) => wordsAdded),
    wordsRemoved: sum(({ wordsRemoved }) => wordsRemoved),
  };
}

function compare(place: Place, surroundings: Surroundings): Comparison {
  const unit: Unit = place.unit ?? {
    before: place.side === 'old' ? place.blocks : [],
    after: place.side === 'new' ? place.blocks : [],
    isInPlace: true,
  };
  const [a, b] = [unit.before[0], unit.after[0]];
  const isPair = a !== undefined && b !== undefined;
  const operations = isPair ? operationsOf(unit) : operationsOfOne(unit);
  const elsewhere = elsewhereOf(a, b, surroundings);
  const dress = isPair ? dressChanges(unit, operations) : UNDRESSED;
  const { links, isRelaid, notes } = dress;
  const count = (kind: 'insert' | 'delete'): number =>
    // Words that went to another section or came from there were neither written nor deleted.
    elsewhere
      ? 0
      : operations.reduce(
          (sum, operation) => sum + (operation.kind === kind ? countWords(operation.text) : 0),
          0,
        );
  const isReworded = operations.some(({ kind }) => kind !== 'equal');
  let kind: BlockChangeKind;
  if (!b) kind = elsewhere ? 'left' : 'removed';
  else if (!a) kind = elsewhere ? 'arrived' : 'inserted';
  else if (!unit.isInPlace) kind = 'moved';
  else if (unit.after.length > 1) kind = 'split';
  else if (unit.before.length > 1) kind = 'merged';
  else if (isReworded) kind = 'reworded';
  else kind = isRelaid || links.length > 0 ? 'relaid' : 'unchanged';
  return {
    unit,
    operations,
    notes,
    rank: 0,
    change: {
      kind,
      blockKind: (b ?? a)?.kind ?? 'paragraph',
      before: unit.before.map(({ id }) => id),
      after: unit.after.map(({ id }) => id),
      operations: operations.map(({ kind: operation, text }) => ({ kind: operation, text })),
      wordsAdded: count('insert'),
      wordsRemoved: count('delete'),
      links,
      isRelaid,
      elsewhere,
      anchor: null,
      anchorBefore: null,
    },
  };
}

/** The section where a block without a pair stands in the other version. */
function elsewhereOf(
  before: PlacedElement | undefined,
  after: PlacedElement | undefined,
  { left, arrived }: Surroundings,
): OtherSection | null {
  if (before && !after) return left?.get(before.id) ?? null;
  if (after && !before) return arrived?.get(after.id) ?? null;
  return null;
}

function operationsOfOne(unit: Unit): PlacedOperation[] {
  const kind = unit.before.length > 0 ? 'delete' : 'insert';
  const text = textOfBlocks([...unit.before, ...unit.after]);
  return text === '' ? [] : [{ kind, text, flow: 0 }];
}
