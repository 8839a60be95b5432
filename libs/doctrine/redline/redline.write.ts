import type { Element } from 'hast';
import { textOfBlocks } from './block.compare';
import type { Unit } from './block.pairing';
import { containersOf, type Label, renderBlocks } from './block.render';
import type { PlacedElement } from './block.tree';
import type { PlacedOperation } from './flow.marks';
import type { Place } from './merged.order';
import { NestedWriter } from './nested.writer';
import { noteOf } from './redline.notes';
import type { BlockChange, RedlineRow } from './redline.types';

/** One change with all that is needed to write it. */
export interface Comparison {
  change: BlockChange;
  unit: Unit;
  operations: PlacedOperation[];
  /** What is said of what changed around its words, links apart. */
  notes: readonly string[];
  /** Its place among the changes. */
  rank: number;
}

/** Containers of the old version that stand for one of the new: those around blocks in their place, from the outside in. */
function sharedContainers(places: readonly Place[]): Map<Element, Element> {
  const shared = new Map<Element, Element>();
  const taken = new Set<Element>();
  for (const place of places) {
    if (place.side !== 'both') continue;
    const [a, b] = [place.unit.before[0], place.unit.after[0]];
    if (!a || !b) continue;
    const now = [...b.path, b.element];
    for (const [depth, element] of [...a.path, a.element].entries()) {
      const same = now[depth];
      if (same?.tagName !== element.tagName) break;
      if (shared.get(element) === same) continue;
      if (shared.has(element) || taken.has(same)) break;
      shared.set(element, same);
      taken.add(same);
    }
  }
  return shared;
}

/** In one text, or on the left or on the right of two. */
type Mode = 'inline' | 'after' | 'before';

/** What is said around the marks of one block. Only one of the two sides has ids and notes of what both show. */
function labelOf(
  { change, rank, notes }: Comparison,
  place: Place,
  mode: Mode,
  isOld: boolean,
  piece: number,
): Label {
  if (change.kind === 'unchanged') return { change: rank, anchor: null, className: null, note: null };
  const isRepeated = mode === 'before' && place.side === 'both';
  const isMoved = change.kind === 'moved';
  const [own, other] =
    isMoved && isOld ? [change.anchorBefore, change.anchor] : [change.anchor, change.anchorBefore];
  const text = isRepeated ? null : noteOf(change, notes, isOld ? 'old' : 'new', piece);
  return {
    change: rank,
    anchor: piece === 0 && !isRepeated ? own : null,
    className: `redline-${change.kind}`,
    note: text === null ? null : { text, href: isMoved && other !== null ? `#${other}` : null },
  };
}

/** The merged text, and the rows of the two texts side by side: a list or table with its surroundings is one row. */
export function writeRedline(
  places: readonly Place[],
  comparisons: ReadonlyMap<Place, Comparison>,
  titles: ReadonlySet<PlacedElement>,
): { html: string; rows: RedlineRow[] } {
  const shared = sharedContainers(places);
  const keyOf = (element: Element): Element => shared.get(element) ?? element;

  const put = (writer: NestedWriter, place: Place, mode: Mode): void => {
    const comparison = comparisons.get(place);
    if (!comparison) return;
    const { change, unit, operations } = comparison;
    const isOld = mode === 'before' || (mode === 'inline' && place.side === 'old');
    const blocks = isOld ? unit.before : unit.after;
    // The page shows the title; here it only stands when it changed.
    if (change.kind === 'unchanged' && blocks.some((block) => titles.has(block))) return;
    // In one text, the old place of what moved is struck through whole: its changes are marked at the new one.
    const isFormerPlace = mode === 'inline' && isOld && change.kind === 'moved';
    const marks: PlacedOperation[] = isFormerPlace
      ? [{ kind: 'delete', text: textOfBlocks(unit.before), flow: 0 }]
      : operations;
    const label = (piece: number): Label => labelOf(comparison, place, mode, isOld, piece);
    for (const { block, element } of renderBlocks(blocks, unit, marks, isOld ? 'before' : mode, label))
      writer.write(containersOf(block).map(keyOf), keyOf(block.element), element);
  };

  const merged = new NestedWriter();
  const groups: { key: Element | null; before: NestedWriter; after: NestedWriter }[] = [];
  for (const place of places) {
    put(merged, place, 'inline');
    const [first] = place.side === 'both' ? place.unit.after : place.blocks;
    const top = first && containersOf(first)[0];
    const key = top ? keyOf(top) : null;
    let group = groups.at(-1);
    if (key === null || group?.key !== key)
      groups.push((group = { key, before: new NestedWriter(), after: new NestedWriter() }));
    if (place.side !== 'new') put(group.before, place, 'before');
    if (place.side !== 'old') put(group.after, place, 'after');
  }
  const rows = groups.map(({ before, after }) => ({ before: before.html(), after: after.html() }));
  return { html: merged.html(), rows: rows.filter(({ before, after }) => before !== '' || after !== '') };
}
