import { alignSimilar } from '../text/block.alignment';
import { fingerprint, similarity } from '../text/text.similarity';
import type { Flow } from './block.flow';
import type { Unit } from './block.pairing';
import type { PlacedElement } from './block.tree';
import type { FlowRange, PlacedOperation } from './flow.marks';
import { diffWords } from './word.diff';

/** Between the blocks of a unit; cells of a row are one space apart. */
const JOINT = '\n';

/** The flows of one or several blocks read as one text: blocks apart by "\n", cells that hold words by a space. */
export function rangesOf(blocks: readonly (readonly Flow[])[]): FlowRange[] {
  const ranges: FlowRange[] = [];
  let at = 0;
  blocks.forEach((flows, index) => {
    if (index > 0) at += JOINT.length;
    let hasWords = false;
    for (const [cell, flow] of flows.entries()) {
      if (flow.text !== '' && hasWords) at += 1;
      if (flow.text !== '') hasWords = true;
      ranges.push({ flow, start: at, end: at + flow.text.length, isBlock: cell === 0 });
      at += flow.text.length;
    }
  });
  return ranges;
}

export const textOfBlocks = (blocks: readonly PlacedElement[]): string =>
  blocks.map(({ text }) => text).join(JOINT);

/** From the old text to the new one of a unit: rows cell by cell, everything else as one text. */
export function operationsOf(unit: Unit): PlacedOperation[] {
  const [old, now] = [textOfBlocks(unit.before), textOfBlocks(unit.after)];
  if (old === now) return old === '' ? [] : [{ kind: 'equal', text: old, flow: 0 }];
  const [before, after] = [unit.before[0]?.flows ?? [], unit.after[0]?.flows ?? []];
  if (before.length > 1 || after.length > 1) return rowOperations(before, after);
  const ranges = rangesOf(unit.after.map(({ flows }) => flows));
  const operations: PlacedOperation[] = [];
  let at = 0;
  for (const operation of diffWords(old, now)) {
    const reached = at;
    const flow = Math.max(
      0,
      ranges.findLastIndex(({ start }) => start <= reached),
    );
    operations.push({ ...operation, flow });
    if (operation.kind !== 'delete') at += operation.text.length;
  }
  return operations;
}

/** Cells at least this much alike are the same cell when a column was added, removed or moved. */
const SAME_CELL = 0.4;

/** Which cell of a row goes on as which: those at the same place, unless others that are in order have more in common. */
function cellPairs(before: readonly Flow[], after: readonly Flow[]): [number, number][] {
  const [old, now] = [before, after].map((cells) => cells.map(({ text }) => fingerprint(text)));
  const score = (a: number, b: number): number => {
    if (before[a]?.text === after[b]?.text) return before[a]?.text === '' ? SAME_CELL : 1;
    const [one, two] = [old?.[a], now?.[b]];
    return one && two ? similarity(one, two) : 0;
  };
  const shifted = alignSimilar(before.length, after.length, score, SAME_CELL);
  if (before.length !== after.length) return shifted;
  const inPlace = before.map((_, at): [number, number] => [at, at]);
  const sum = (pairs: readonly [number, number][]): number =>
    pairs.reduce((total, [a, b]) => total + score(a, b), 0);
  return sum(shifted) > sum(inPlace) + SAME_CELL ? shifted : inPlace;
}

function rowOperations(before: readonly Flow[], after: readonly Flow[]): PlacedOperation[] {
  const operations: PlacedOperation[] = [];
  const started = { old: false, new: false };
  /** The space before a cell belongs to it: there is one when an earlier cell of the same side has words. */
  const spaced = (text: string, side: 'old' | 'new'): string => {
    if (text === '') return '';
    const space = started[side] ? ' ' : '';
    started[side] = true;
    return space + text;
  };
  const add = (old: string, now: string, flow: number): void => {
    for (const operation of diffWords(spaced(old, 'old'), spaced(now, 'new')))
      operations.push({ ...operation, flow });
  };
  let [a, b] = [0, 0];
  for (const [nextA, nextB] of [...cellPairs(before, after), [before.length, after.length] as const]) {
    // The words of a cell that is gone are shown at the end of the cell before it.
    for (; a < nextA; a += 1) add(before[a]?.text ?? '', '', Math.max(0, b - 1));
    for (; b < nextB; b += 1) add('', after[b]?.text ?? '', b);
    if (nextA === before.length) break;
    add(before[nextA]?.text ?? '', after[nextB]?.text ?? '', nextB);
    [a, b] = [nextA + 1, nextB + 1];
  }
  return operations;
}
