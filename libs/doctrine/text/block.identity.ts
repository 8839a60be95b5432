import { comparable } from '../passage/comparable.text';
import { alignExact, alignSimilar } from './block.alignment';
import type { BlockKind } from './section.types';
import { fingerprint, similarity, type Fingerprint } from './text.similarity';

/** A block in its section. `section` is any key that is the same for the same section in both versions. */
export interface PlacedBlock {
  section: string;
  kind: BlockKind;
  text: string;
}

export interface KnownBlock extends PlacedBlock {
  id: string;
}

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
 * A block at the same place, between the same neighbours, goes on as itself from here: half of the words and of their order.
 * On the two states of the CI-SIS doctrine, pairs below it were judged other texts and pairs above it the same text revised.
 */
export const REWORDED_IN_PLACE = 0.5;
/** Away from its neighbours a block must be nearly the same to be taken for a text that moved and was touched up. */
export const REWORDED_ELSEWHERE = 0.75;
/** Texts shorter than this many parts (about eight words) are too common to be recognised elsewhere unless equal. */
const SMALLEST_ELSEWHERE = 15;
/** A part that more blocks than this hold says nothing about which one continues. */
const COMMON_PART = 8;
/** Blocks compared with one open block, those with the rarest shared parts first. */
const MOST_CANDIDATES = 24;

/**
 * Gives every block of a new version its identity. First equal texts in order within the same section; then equal texts anywhere,
 * when they are as many on both sides; then similar ones of the same kind between the same neighbours (`REWORDED_IN_PLACE`); then
 * similar ones anywhere (`REWORDED_ELSEWHERE`, the best pairs first). What is left is new. No identity is given twice. Pure, and the
 * same for the same input and the same `newId`. Blocks of all sections, in document order.
 */
export function assignBlockIds(
  previous: readonly KnownBlock[],
  next: readonly PlacedBlock[],
  newId: () => string,
): IdentifiedBlock[] {
  const match = new Pairing(previous, next);
  match.equalInSections();
  match.equalAnywhere();
  match.similarBetweenNeighbours();
  match.similarAnywhere();
  return next.map((block, index): IdentifiedBlock => {
    const pair = match.pairOf(index);
    const before = pair && previous[pair.previous];
    if (!before) return { id: newId(), origin: 'new', previous: null, score: 0 };
    const origin =
      before.text !== block.text ? 'reworded' : before.section !== block.section ? 'moved' : 'kept';
    return { id: before.id, origin, previous: pair.previous, score: pair.score };
  });
}

interface Pair {
  previous: number;
  score: number;
}

function groupIndexes(
  blocks: readonly PlacedBlock[],
  key: (block: PlacedBlock) => string,
  wanted: (index: number) => boolean,
): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  blocks.forEach((block, index) => {
    if (!wanted(index)) return;
    const group = groups.get(key(block));
    if (group) group.push(index);
    else groups.set(key(block), [index]);
  });
  return groups;
}

class Pairing {
  private readonly pairs = new Map<number, Pair>();
  private readonly taken = new Set<number>();
  private readonly prints = new Map<string, Fingerprint>();
  private readonly keys = new Map<string, string>();

  constructor(
    private readonly previous: readonly KnownBlock[],
    private readonly next: readonly PlacedBlock[],
  ) {}

  pairOf(next: number): Pair | undefined {
    return this.pairs.get(next);
  }

  private pair(previous: number, next: number, score: number): void {
    this.pairs.set(next, { previous, score });
    this.taken.add(previous);
  }

  /** The same for texts that only differ in spaces, ligatures or invisible characters: they are equal to a reader. */
  private readonly keyOf = ({ kind, text }: PlacedBlock): string => {
    const form = this.keys.get(text) ?? comparable(text);
    this.keys.set(text, form);
    return `${kind}\n${form}`;
  };

  private print(text: string): Fingerprint {
    const known = this.prints.get(text);
    if (known) return known;
    const made = fingerprint(text);
    this.prints.set(text, made);
    return made;
  }

  private readonly isFree = (previous: number): boolean => !this.taken.has(previous);
  private readonly isOpen = (next: number): boolean => !this.pairs.has(next);

  private score(previous: number, next: number): number {
    const [a, b] = [this.previous[previous], this.next[next]];
    if (!a || !b) return 0;
    if (a.kind !== b.kind || a.text === '' || b.text === '') return 0;
    return similarity(this.print(a.text), this.print(b.text));
  }

  equalInSections(): void {
    const before = groupIndexes(this.previous, (block) => block.section, this.isFree);
    for (const [section, next] of groupIndexes(this.next, (block) => block.section, this.isOpen)) {
      const previous = before.get(section) ?? [];
      const keys = (indexes: number[], blocks: readonly PlacedBlock[]): string[] =>
        indexes.map((index) => {
          const block = blocks[index];
          return block ? this.keyOf(block) : '';
        });
      for (const [a, b] of alignExact(keys(previous, this.previous), keys(next, this.next)))
        this.pair(previous[a] ?? -1, next[b] ?? -1, 1);
    }
  }

  /** Equal texts out of order or in another section: told apart only by their order, so as many on both sides or none. */
  equalAnywhere(): void {
    for (const scope of [(block: PlacedBlock) => `${block.section}\n${this.keyOf(block)}`, this.keyOf]) {
      const before = groupIndexes(this.previous, scope, this.isFree);
      for (const [key, next] of groupIndexes(this.next, scope, this.isOpen)) {
        const previous = before.get(key) ?? [];
        if (previous.length === next.length)
          next.forEach((index, at) => this.pair(previous[at] ?? -1, index, 1));
      }
    }
  }

  /** Between two paired neighbours, in order, within a section. */
  similarBetweenNeighbours(): void {
    const before = groupIndexes(
      this.previous,
      (block) => block.section,
      () => true,
    );
    for (const [section, next] of groupIndexes(
      this.next,
      (block) => block.section,
      () => true,
    )) {
      const previous = before.get(section) ?? [];
      const placeOf = new Map(previous.map((index, place) => [index, place]));
      let from = 0;
      let open: number[] = [];
      const close = (to: number): void => {
        const free = previous.slice(from, to).filter(this.isFree);
        const scores = (a: number, b: number): number => this.score(free[a] ?? -1, open[b] ?? -1);
        for (const [a, b] of alignSimilar(free.length, open.length, scores, REWORDED_IN_PLACE))
          this.pair(free[a] ?? -1, open[b] ?? -1, scores(a, b));
        open = [];
      };
      for (const index of next) {
        const pair = this.pairs.get(index);
        const place = pair && placeOf.get(pair.previous);
        if (place === undefined) {
          if (!pair) open.push(index);
        } else if (place >= from) {
          close(place);
          from = place + 1;
        }
      }
      close(previous.length);
    }
  }

  /** Candidates share a rare part; each open block looks at few, so the cost grows with the text, not with its square. */
  similarAnywhere(): void {
    const holders = new Map<string, number[]>();
    this.previous.forEach((block, index) => {
      if (!this.isFree(index) || this.print(block.text).size < SMALLEST_ELSEWHERE) return;
      for (const part of this.print(block.text).parts.keys()) {
        const list = holders.get(part);
        if (list) list.push(index);
        else holders.set(part, [index]);
      }
    });
    const found: { previous: number; next: number; score: number }[] = [];
    this.next.forEach((block, next) => {
      if (!this.isOpen(next) || this.print(block.text).size < SMALLEST_ELSEWHERE) return;
      const lists = [...this.print(block.text).parts.keys()]
        .flatMap((part) => {
          const list = holders.get(part);
          return list && list.length <= COMMON_PART ? [list] : [];
        })
        .sort((a, b) => a.length - b.length);
      const seen = new Set<number>();
      for (const list of lists) {
        if (seen.size >= MOST_CANDIDATES) break;
        for (const index of list) seen.add(index);
      }
      for (const previous of seen) {
        const score = this.score(previous, next);
        if (score >= REWORDED_ELSEWHERE) found.push({ previous, next, score });
      }
    });
    found.sort((a, b) => b.score - a.score || a.next - b.next || a.previous - b.previous);
    for (const { previous, next, score } of found)
      if (this.isFree(previous) && this.isOpen(next)) this.pair(previous, next, score);
  }
}
