import type { BlockKind, ParsedDoctrine } from '#doctrine';

/** One block of an edition as words only: no identity, nothing of what the platform makes of it. */
export interface TextBlock {
  /** From 0 in reading order through the whole edition. */
  ordinal: number;
  /** Index of its section in `EditionWords.sections`. */
  section: number;
  /** From 0 inside its section; 0 is the section's title. */
  position: number;
  page: string;
  kind: BlockKind;
  text: string;
}

/** A word or a sign: `start` and `end` count UTF-16 units of the text of its block. */
export interface Token {
  text: string;
  block: number;
  start: number;
  end: number;
  isWord: boolean;
}

/** A stretch of an edition: from a place in one block to a place in the same or a later one, blocks by ordinal. */
export interface Place {
  block: number;
  start: number;
  endBlock: number;
  end: number;
}

/** What stands between two blocks when words run on over them. */
export const BETWEEN_BLOCKS = '\n';

/** Words and signs of a text: letters and digits run together, every other sign stands alone. */
export function tokensOf(text: string, block = 0): Token[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu)].map((match) => ({
    text: match[0],
    block,
    start: match.index,
    end: match.index + match[0].length,
    isWord: /[\p{L}\p{N}]/u.test(match[0]),
  }));
}

/** An edition's words in reading order. */
export class EditionWords {
  readonly tokens: readonly Token[];
  /** First token of each block, by ordinal, and the count of all tokens at the end. */
  readonly firstToken: readonly number[];

  /** The whole edition, blocks with a line end between: what `range` counts in. */
  readonly text: string;
  private readonly offsets: number[] = [];

  constructor(
    readonly sections: readonly string[],
    readonly blocks: readonly TextBlock[],
  ) {
    const tokens: Token[] = [];
    const first: number[] = [];
    let length = 0;
    for (const { text, ordinal } of blocks) {
      first.push(tokens.length);
      this.offsets.push(length);
      length += text.length + BETWEEN_BLOCKS.length;
      for (const token of tokensOf(text, ordinal)) tokens.push(token);
    }
    this.text = blocks.map(({ text }) => text).join(BETWEEN_BLOCKS);
    this.tokens = tokens;
    this.firstToken = [...first, tokens.length];
  }

  static of(read: ParsedDoctrine): EditionWords {
    let ordinal = 0;
    const blocks = read.sections.flatMap(({ sourceFile, blocks: own }, section) =>
      own.map(({ kind, text, position }) => ({
        ordinal: ordinal++,
        section,
        position,
        page: sourceFile,
        kind,
        text,
      })),
    );
    return new EditionWords(
      read.sections.map(({ slug }) => slug),
      blocks,
    );
  }

  block(ordinal: number): TextBlock {
    const block = this.blocks[ordinal];
    if (!block) throw new Error(`no block ${ordinal}`);
    return block;
  }

  token(index: number): Token {
    const token = this.tokens[index];
    if (!token) throw new Error(`no token ${index}`);
    return token;
  }

  /** Indexes of the first token of a block and of the first that is no longer in it. */
  tokenRange(ordinal: number): [number, number] {
    return [this.firstToken[ordinal] ?? 0, this.firstToken[ordinal + 1] ?? this.tokens.length];
  }

  /** Indexes of the first token that a place touches and of the first after it. */
  tokensIn({ block, start, endBlock, end }: Place): [number, number] {
    let [from, to] = [this.tokenRange(block)[0], this.tokenRange(endBlock)[1]];
    while (from < to && this.token(from).block === block && this.token(from).end <= start) from += 1;
    while (to > from && this.token(to - 1).block === endBlock && this.token(to - 1).start >= end) to -= 1;
    return [from, to];
  }

  /** From and to, in units counted through the whole edition, each block followed by one more. */
  range({ block, start, endBlock, end }: Place): [number, number] {
    return [(this.offsets[block] ?? 0) + start, (this.offsets[endBlock] ?? 0) + end];
  }

  /** The place of a range of `range`. */
  placeAt(from: number, to: number): Place {
    const [block, endBlock] = [this.blockAt(from), this.blockAt(to - 1)];
    return {
      block,
      start: from - (this.offsets[block] ?? 0),
      endBlock,
      end: to - (this.offsets[endBlock] ?? 0),
    };
  }

  private blockAt(position: number): number {
    let [low, high] = [0, this.offsets.length];
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if ((this.offsets[middle] ?? 0) <= position) low = middle;
      else high = middle;
    }
    return low;
  }

  /** Its words, those of several blocks with a line end between. */
  textOf({ block, start, endBlock, end }: Place): string {
    if (block === endBlock) return this.block(block).text.slice(start, end);
    const between = this.blocks.slice(block + 1, endBlock).map(({ text }) => text);
    return [this.block(block).text.slice(start), ...between, this.block(endBlock).text.slice(0, end)].join(
      BETWEEN_BLOCKS,
    );
  }

  /** The stretch from one token to another (the first after it). */
  placeOf(from: number, to: number): Place {
    const [first, last] = [this.token(from), this.token(to - 1)];
    return { block: first.block, start: first.start, endBlock: last.block, end: last.end };
  }
}
