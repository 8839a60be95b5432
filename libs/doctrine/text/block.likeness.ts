import type { Fingerprint } from './text.similarity';

export interface PrintedBlock {
  index: number;
  print: Fingerprint;
}

/** A part that more blocks than this hold says nothing about which one continues. */
const COMMON_PART = 8;
/** Blocks compared with one open block, those with the rarest shared parts first. */
const MOST_CANDIDATES = 24;

/**
 * Pairs of blocks that share a rare part: each block of the new text is compared with few of the old one, so that the cost grows with the
 * text and not with its square.
 */
export function pairsToCompare(
  previous: readonly PrintedBlock[],
  next: readonly PrintedBlock[],
): [number, number][] {
  const holders = new Map<string, number[]>();
  for (const { index, print } of previous)
    for (const part of print.parts.keys()) {
      const list = holders.get(part);
      if (list) list.push(index);
      else holders.set(part, [index]);
    }
  return next.flatMap(({ index, print }) => {
    const lists = [...print.parts.keys()]
      .flatMap((part) => {
        const list = holders.get(part);
        return list && list.length <= COMMON_PART ? [list] : [];
      })
      .sort((a, b) => a.length - b.length);
    const seen = new Set<number>();
    for (const list of lists) {
      if (seen.size >= MOST_CANDIDATES) break;
      for (const one of list) seen.add(one);
    }
    return [...seen].map((one): [number, number] => [one, index]);
  });
}
