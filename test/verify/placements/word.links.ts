import type { EditionWords } from './edition.text';

export const ABSENT = -1;

/** Which word of a later edition each word of an earlier one became. */
export class WordLinks {
  /** Index of the new token by index of the old one, or -1. */
  readonly forward: Int32Array;
  readonly backward: Int32Array;

  constructor(
    readonly before: EditionWords,
    readonly after: EditionWords,
    /** Known because the later edition was made from the earlier one, not found by comparing. */
    readonly isKnown = false,
  ) {
    this.forward = new Int32Array(before.tokens.length).fill(ABSENT);
    this.backward = new Int32Array(after.tokens.length).fill(ABSENT);
  }

  /** Nothing happens when one of them has become, or come from, another one. */
  link(from: number, to: number): void {
    if (this.forward[from] !== ABSENT || this.backward[to] !== ABSENT) return;
    this.forward[from] = to;
    this.backward[to] = from;
  }

  unlink(from: number): void {
    const to = this.forward[from] ?? ABSENT;
    if (to === ABSENT) return;
    this.forward[from] = ABSENT;
    this.backward[to] = ABSENT;
  }

  /** The block that has most of a block's words, when those are not few. */
  partnerOf(ordinal: number): number | undefined {
    const counts = new Map<number, number>();
    const [first, end] = this.before.tokenRange(ordinal);
    for (let index = first; index < end; index += 1) {
      const to = this.forward[index] ?? ABSENT;
      if (to === ABSENT || !this.before.token(index).isWord) continue;
      const { block } = this.after.token(to);
      counts.set(block, (counts.get(block) ?? 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  }
}
