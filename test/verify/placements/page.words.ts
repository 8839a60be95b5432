import { createHash } from 'node:crypto';
import type { EditionWords, Place } from './edition.text';
import { flat } from './truth';

/** Characters around words that tell them from the same words elsewhere, spaces not counted. */
const AROUND = 60;
/** How far words may have gone on their page because the reader of pages takes in more or less than before. */
const MOST_SHIFT = 2_000;

/** A place that does not depend on how a page is cut into blocks. It holds no words, only their hash with what stands around them. */
export interface PagePlace {
  page: string;
  /** From the page's beginning, in characters without spaces. */
  at: number;
  length: number;
  /** Beginning of the SHA-256 of the words and of what stands around them on their page, without spaces. */
  hash: string;
}

interface Page {
  text: string;
  /** Of every character of `text`: its block and its place there. */
  blocks: number[];
  offsets: number[];
}

/** An edition's pages without spaces and block ends. */
export class PageWords {
  private readonly pages = new Map<string, Page>();

  constructor(private readonly edition: EditionWords) {
    for (const { page, ordinal, text } of edition.blocks) {
      const known = this.pages.get(page) ?? { text: '', blocks: [], offsets: [] };
      for (let offset = 0; offset < text.length; offset += 1)
        if (/\S/.test(text.charAt(offset))) {
          known.blocks.push(ordinal);
          known.offsets.push(offset);
        }
      known.text += flat(text);
      this.pages.set(page, known);
    }
  }

  of(place: Place): PagePlace {
    const { page } = this.edition.block(place.block);
    const { blocks, offsets } = this.page(page);
    const at = blocks.findIndex(
      (block, index) =>
        block > place.block || (block === place.block && (offsets[index] ?? 0) >= place.start),
    );
    const { length } = flat(this.edition.textOf(place));
    return { page, at, length, hash: this.hash(page, at, length) };
  }

  /** Where the same words stand between the same words; null when they are not near where they were. */
  find({ page, at, length, hash }: PagePlace): Place | null {
    for (let shift = 0; shift <= MOST_SHIFT; shift += 1)
      for (const from of new Set([at + shift, at - shift]))
        if (this.hash(page, from, length) === hash) return this.placeAt(page, from, length);
    return null;
  }

  private placeAt(page: string, at: number, length: number): Place | null {
    const { blocks, offsets } = this.page(page);
    const last = at + length - 1;
    const [block, start, endBlock, end] = [blocks[at], offsets[at], blocks[last], offsets[last]];
    return block === undefined || start === undefined || endBlock === undefined || end === undefined
      ? null
      : { block, start, endBlock, end: end + 1 };
  }

  private hash(page: string, at: number, length: number): string {
    const { text } = this.page(page);
    if (at < 0) return '';
    const words = [
      text.slice(Math.max(0, at - AROUND), at),
      text.slice(at, at + length),
      text.slice(at + length, at + length + AROUND),
    ];
    return createHash('sha256').update(words.join('\n')).digest('hex').slice(0, 24);
  }

  private page(page: string): Page {
    return this.pages.get(page) ?? { text: '', blocks: [], offsets: [] };
  }
}
