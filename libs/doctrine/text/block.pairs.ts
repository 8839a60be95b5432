import { comparable } from '../passage/comparable.text';
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

/** How alike two blocks of the same words and different kinds are. */
export const OF_OTHER_KIND = 0.99;
/** What a neighbour that is the same speaks for a block, beside the 1 of its section. */
export const BESIDE_THE_SAME = 2;
/** And one that was not reworded. */
const BESIDE_THE_VERY_SAME = 2.25;

interface Pair {
  previous: number;
  score: number;
}

/** Which blocks of two versions were paired so far, and how two of them are compared. */
export class BlockPairs {
  protected readonly pairs = new Map<number, Pair>();
  protected readonly taken = new Set<number>();
  private readonly prints = new Map<string, Fingerprint>();
  private readonly keys = new Map<string, string>();

  constructor(
    protected readonly previous: readonly KnownBlock[],
    protected readonly next: readonly PlacedBlock[],
  ) {}

  pairOf(next: number): Pair | undefined {
    return this.pairs.get(next);
  }

  protected pair(previous: number, next: number, score: number): void {
    this.pairs.set(next, { previous, score });
    this.taken.add(previous);
  }

  /** The same for texts that only differ in spaces, ligatures or invisible characters: they are equal to a reader. */
  protected readonly keyOf = ({ kind, text }: PlacedBlock): string => `${kind}\n${this.form(text)}`;

  protected form(text: string): string {
    const form = this.keys.get(text) ?? comparable(text);
    this.keys.set(text, form);
    return form;
  }

  protected print(text: string): Fingerprint {
    const known = this.prints.get(text);
    if (known) return known;
    const made = fingerprint(text);
    this.prints.set(text, made);
    return made;
  }

  protected openKeys(): Set<string> {
    return new Set(this.next.filter((_, index) => this.isOpen(index)).map(this.keyOf));
  }

  protected readonly isFree = (previous: number): boolean => !this.taken.has(previous);
  protected readonly isOpen = (next: number): boolean => !this.pairs.has(next);

  protected score(previous: number, next: number): number {
    const [a, b] = [this.previous[previous], this.next[next]];
    if (!a || !b || a.text === '' || b.text === '') return 0;
    if (a.kind !== b.kind) return this.form(a.text) === this.form(b.text) ? OF_OTHER_KIND : 0;
    return similarity(this.print(a.text), this.print(b.text));
  }

  /**
   * How much speaks for a block to go on as another with its text: the same neighbour on either side, a little more when that one was not
   * reworded, and its section.
   */
  protected readonly support = (previous: number, next: number): number => {
    const [before, after] = [this.previous[previous], this.next[next]];
    const beside = (step: 1 | -1): number => {
      const [a, b] = [this.previous[previous + step], this.next[next + step]];
      const isEnd = a?.section !== before?.section;
      if (!a || !b || isEnd || b.section !== after?.section) return 0;
      if (this.form(a.text) === this.form(b.text)) return BESIDE_THE_VERY_SAME;
      return this.pairs.get(next + step)?.previous === previous + step ? BESIDE_THE_SAME : 0;
    };
    return beside(-1) + beside(1) + Number(before?.section === after?.section);
  };
}
