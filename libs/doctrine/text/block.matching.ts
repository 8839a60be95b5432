import { alignExact, alignSimilar } from './block.alignment';
import { tellEquals } from './block.equals';
import { pairsToCompare, type PrintedBlock } from './block.likeness';
import { BESIDE_THE_SAME, BlockPairs, OF_OTHER_KIND, type PlacedBlock } from './block.pairs';

/**
 * A block at the same place, between the same neighbours, goes on as itself from here: half of the words and of their order.
 * On the two states of the CI-SIS doctrine, pairs below it were judged other texts and pairs above it the same text revised.
 */
export const REWORDED_IN_PLACE = 0.5;
/** Away from its neighbours a block must be nearly the same to be taken for a text that moved and was touched up. */
export const REWORDED_ELSEWHERE = 0.75;
/** Of two equal blocks, the one of which so much is left between its neighbours is not the one that went elsewhere. */
const LEFT_IN_PLACE = 0.3;
/** Texts shorter than this many parts (about eight words) are too common to be recognised elsewhere unless equal. */
const SMALLEST_ELSEWHERE = 15;
/** Characters below which words may stand in another text by chance. */
const SHORTEST_STANDING = 20;
/** The same of words that stand in the same section as a block of another kind. */
const SHORTEST_OF_OTHER_KIND = 10;
/** Equal blocks of which more is not told apart: rows of empty cells. */
const MOST_TWINS = 30;

const inPlace = (): number => REWORDED_IN_PLACE;
const theVeryWords = (): number => OF_OTHER_KIND;
const bySection = ({ section }: PlacedBlock): string => section;
const everyone = (): boolean => true;

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

/** Pairs the blocks of two versions step by step; the steps and their order are those of `assignBlockIds`. */
export class Pairing extends BlockPairs {
  equalInSections(): void {
    const before = groupIndexes(this.previous, bySection, this.isFree);
    for (const [section, next] of groupIndexes(this.next, bySection, this.isOpen)) {
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

  /** Equal texts out of order or in another section. `without`: those that go on in another way. */
  equalAnywhere(without: ReadonlySet<number> = new Set()): void {
    const isWanted = (index: number): boolean => this.isFree(index) && !without.has(index);
    for (const scope of [(block: PlacedBlock) => `${block.section}\n${this.keyOf(block)}`, this.keyOf]) {
      const before = groupIndexes(this.previous, scope, isWanted);
      for (const [key, next] of groupIndexes(this.next, scope, this.isOpen)) {
        const pairs = tellEquals(before.get(key) ?? [], next, this.support);
        for (const [previous, index] of pairs) this.pair(previous, index, 1);
      }
    }
  }

  /** The same words as an item that were a paragraph, and the like; few words only beside the same neighbour. */
  equalOfOtherKinds(): void {
    for (const [scope, least] of [
      [(block: PlacedBlock) => `${block.section}\n${this.form(block.text)}`, SHORTEST_OF_OTHER_KIND],
      [(block: PlacedBlock) => this.form(block.text), SHORTEST_STANDING],
    ] as const) {
      const before = groupIndexes(this.previous, scope, this.isFree);
      for (const [key, next] of groupIndexes(this.next, scope, this.isOpen))
        for (const [previous, index] of tellEquals(before.get(key) ?? [], next, this.support))
          if (
            this.form(this.next[index]?.text ?? '').length >= least ||
            this.support(previous, index) >= BESIDE_THE_SAME
          )
            this.pair(previous, index, 1);
    }
  }

  /**
   * Blocks without a pair whose very words stand in their place all the same, between the same pairs, in a block that they were joined with
   * or in parts: an equal block elsewhere is not theirs.
   */
  standingInPlace(): Set<number> {
    return this.equalElsewhere((block, inPlace) => {
      const form = this.form(block.text);
      const texts = inPlace.map((index) => this.form(this.next[index]?.text ?? ''));
      return form.length >= SHORTEST_STANDING && texts.join('').includes(form);
    });
  }

  /** The same of blocks of which something is left in their place, too little to be told by itself. */
  leftInPlace(): Set<number> {
    return this.equalElsewhere((_, inPlace, previous) =>
      inPlace.some((index) => this.isOpen(index) && this.score(previous, index) >= LEFT_IN_PLACE),
    );
  }

  /** Blocks without a pair whose very words stand open somewhere, of which something is told by what stands in their place. */
  private equalElsewhere(
    isTold: (block: PlacedBlock, inPlace: readonly number[], previous: number) => boolean,
  ): Set<number> {
    const wanted = this.openKeys();
    const nextOf = new Map([...this.pairs].map(([index, { previous }]) => [previous, index]));
    const told = this.previous.flatMap((block, index) =>
      this.isFree(index) &&
      wanted.has(this.keyOf(block)) &&
      isTold(block, this.inPlaceOf(index, nextOf), index)
        ? [index]
        : [],
    );
    return new Set(told);
  }

  /** What stands between what the nearest blocks before and after a block became, these included unless they are the same. */
  private inPlaceOf(previous: number, nextOf: ReadonlyMap<number, number>): number[] {
    const section = this.previous[previous]?.section;
    const nearest = (step: 1 | -1): number | undefined => {
      for (let at = previous + step; this.previous[at]?.section === section; at += step) {
        const next = nextOf.get(at);
        const [before, after] = [this.previous[at], this.next[next ?? -1]];
        if (next === undefined || !before || after?.section !== before.section) continue;
        return this.keyOf(before) === this.keyOf(after) ? next - step : next;
      }
      return undefined;
    };
    const [above, below] = [nearest(-1), nearest(1)];
    const from = above ?? this.next.findIndex((block) => block.section === section);
    if (from < 0) return [];
    const to = below ?? this.next.findLastIndex((block) => block.section === section);
    return Array.from({ length: Math.max(0, to + 1 - from) }, (_, at) => from + at);
  }

  /**
   * Between two paired neighbours, in order, within a section. `areEqualsKept`: a block whose very words stand elsewhere does not go on in
   * some that are only a little like it.
   */
  similarBetweenNeighbours(areEqualsKept: boolean): void {
    const elsewhere = areEqualsKept ? this.openKeys() : new Set<string>();
    const least = (previous: number): number => {
      const block = this.previous[previous];
      return block && elsewhere.has(this.keyOf(block)) ? REWORDED_ELSEWHERE : REWORDED_IN_PLACE;
    };
    const before = groupIndexes(this.previous, bySection, everyone);
    for (const [section, next] of groupIndexes(this.next, bySection, everyone))
      this.alignBetween(before.get(section) ?? [], next, least, least);
  }

  /** The same for the text of a section that stands in another one now; before and after all that went there, only the very words. */
  similarInMovedText(): void {
    const before = groupIndexes(this.previous, bySection, everyone);
    for (const [section, next] of groupIndexes(this.next, bySection, everyone)) {
      const origins = new Map<string, number>();
      for (const index of next) {
        const from = this.previous[this.pairs.get(index)?.previous ?? -1]?.section;
        if (from !== undefined && from !== section) origins.set(from, (origins.get(from) ?? 0) + 1);
      }
      for (const [origin, count] of origins)
        this.alignBetween(before.get(origin) ?? [], next, count > 1 ? inPlace : theVeryWords, theVeryWords);
    }
  }

  /** How alike a block must be to one between the same pairs, and to one before the first pair or after the last. */
  private alignBetween(
    previous: readonly number[],
    next: readonly number[],
    between: (previous: number) => number,
    outside: (previous: number) => number,
  ): void {
    const placeOf = new Map(previous.map((index, place) => [index, place]));
    let from = 0;
    let open: number[] = [];
    const close = (to: number): void => {
      const least = from > 0 && to < previous.length ? between : outside;
      const free = previous.slice(from, to).filter(this.isFree);
      const scores = (a: number, b: number): number => {
        const score = this.score(free[a] ?? -1, open[b] ?? -1);
        return score >= least(free[a] ?? -1) ? score : 0;
      };
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

  /**
   * Equal blocks change their pairs as long as more speaks for it: nothing but what stands around them, and their order, tells which of
   * them is which.
   */
  settleTwins(): void {
    const nextOf = new Map([...this.pairs].map(([index, { previous }]) => [previous, index]));
    for (const twins of groupIndexes(this.previous, this.keyOf, everyone).values()) {
      if (twins.length > MOST_TWINS) continue;
      const changes = twins.flatMap((one, at) => twins.slice(at + 1).map((other) => [one, other] as const));
      for (const _ of twins)
        if (changes.filter(([one, other]) => this.exchange(nextOf, one, other)).length === 0) break;
    }
  }

  /** Gives each of two equal blocks the pair of the other one when that suits them better; `one` comes before `other`. */
  private exchange(nextOf: Map<number, number>, one: number, other: number): boolean {
    const [a, b] = [nextOf.get(one), nextOf.get(other)];
    const value = (previous: number, next: number | undefined): number =>
      next === undefined ? 0 : this.support(previous, next);
    const gain = value(one, b) + value(other, a) - value(one, a) - value(other, b);
    const isCrossed =
      a !== undefined &&
      b !== undefined &&
      a > b &&
      this.next[a]?.section === this.next[b]?.section &&
      this.previous[one]?.section === this.previous[other]?.section;
    if (a === b || gain < 0 || (gain === 0 && !isCrossed)) return false;
    const [ofA, ofB] = [a, b].map((next) => (next === undefined ? 0 : (this.pairs.get(next)?.score ?? 0)));
    for (const previous of [one, other]) {
      nextOf.delete(previous);
      this.taken.delete(previous);
    }
    for (const [previous, next, score] of [
      [one, b, ofB],
      [other, a, ofA],
    ] as const) {
      if (next === undefined) continue;
      nextOf.set(previous, next);
      this.pair(previous, next, score ?? 0);
    }
    return true;
  }

  /** Long enough texts that are nearly the same, wherever they stand; what is more like a block that goes on is a copy of that one. */
  similarAnywhere(): void {
    const printed = (blocks: readonly PlacedBlock[], isWanted: (index: number) => boolean): PrintedBlock[] =>
      blocks.flatMap(({ text }, index) =>
        isWanted(index) && this.print(text).size >= SMALLEST_ELSEWHERE
          ? [{ index, print: this.print(text) }]
          : [],
      );
    const open = printed(this.next, this.isOpen);
    const nearOf = (isWanted: (previous: number) => boolean) =>
      pairsToCompare(printed(this.previous, isWanted), open)
        .map(([previous, next]) => ({ previous, next, score: this.score(previous, next) }))
        .filter(({ score }) => score >= REWORDED_ELSEWHERE);
    const copied = new Map<number, number>();
    for (const { next, score } of nearOf((index) => !this.isFree(index)))
      copied.set(next, Math.max(score, copied.get(next) ?? 0));
    nearOf(this.isFree)
      .filter(({ next, score }) => score >= (copied.get(next) ?? 0))
      .sort((a, b) => b.score - a.score || a.next - b.next || a.previous - b.previous)
      .forEach(({ previous, next, score }) => {
        if (this.isFree(previous) && this.isOpen(next)) this.pair(previous, next, score);
      });
  }
}
