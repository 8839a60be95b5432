import type { EditionWords, Place } from './edition.text';

/** Lengths of quotes, in UTF-16 units. */
export const SHORTEST = 18;
export const LONGEST = 400;

/** How a quote was chosen; said in reports, and every kind is judged alike. */
export type QuoteChoice = 'plain' | 'whole-block' | 'across-blocks' | 'repeated' | 'inside-words';

export interface SampledQuote {
  place: Place;
  choice: QuoteChoice;
}

/** Numbers in [0, 1[ that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Quotes that a reader could have chosen in an edition: every page has its share, long blocks and short ones (a heading, a table's
 * row) theirs; lengths from 18 to 400 are spread evenly by their logarithm. A tenth run over blocks, a tenth stand several times,
 * some begin inside a word.
 */
export class QuoteSample {
  private readonly random: () => number;
  private readonly pages: number[][];

  constructor(
    private readonly edition: EditionWords,
    seed: number,
  ) {
    this.random = randomFrom(seed);
    const byPage = new Map<string, number[]>();
    for (const { page, ordinal, text } of edition.blocks)
      if (text.length > 1) byPage.set(page, [...(byPage.get(page) ?? []), ordinal]);
    this.pages = [...byPage.values()];
  }

  take(count: number): SampledQuote[] {
    const quotes: SampledQuote[] = [];
    const taken = new Set<string>();
    for (let tries = 0; quotes.length < count && tries < count * 50; tries += 1) {
      const quote = this.one(quotes.length);
      const key = quote && Object.values(quote.place).join(' ');
      if (!quote || !key || taken.has(key)) continue;
      taken.add(key);
      quotes.push(quote);
    }
    return quotes;
  }

  private one(index: number): SampledQuote | null {
    const choice = this.choice();
    const page = this.page(index);
    const length = Math.round(SHORTEST * (LONGEST / SHORTEST) ** this.random());
    switch (choice) {
      case 'plain':
        return this.within(this.blockOf(page), length, choice);
      case 'inside-words':
        return this.cutWords(this.within(this.blockOf(page), length, choice));
      case 'whole-block': {
        const ordinal = this.blockOf(page);
        const { length: end } = this.edition.block(ordinal).text;
        return this.fitting({ block: ordinal, start: 0, endBlock: ordinal, end }, choice);
      }
      case 'across-blocks':
        return this.across(this.blockOf(page), Math.max(length, 40));
      case 'repeated':
        for (let tries = 0; tries < 30; tries += 1) {
          const quote = this.within(this.blockOf(page), SHORTEST + Math.floor(this.random() * 20), choice);
          if (quote && this.isRepeated(this.edition.textOf(quote.place))) return quote;
        }
        return null;
    }
  }

  private choice(): QuoteChoice {
    const drawn = this.random();
    if (drawn < 0.6) return 'plain';
    if (drawn < 0.75) return 'whole-block';
    if (drawn < 0.85) return 'across-blocks';
    return drawn < 0.95 ? 'repeated' : 'inside-words';
  }

  /** Each page in turn for a fifth of the quotes, the others by how many blocks a page has. */
  private page(index: number): readonly number[] {
    if (index % 5 === 0) return this.pages[(index / 5) % this.pages.length] ?? [];
    let at = Math.floor(this.random() * this.pages.reduce((sum, page) => sum + page.length, 0));
    for (const page of this.pages) {
      if (at < page.length) return page;
      at -= page.length;
    }
    return [];
  }

  private blockOf(page: readonly number[]): number {
    return page[Math.floor(this.random() * page.length)] ?? 0;
  }

  private within(ordinal: number, length: number, choice: QuoteChoice): SampledQuote | null {
    const [first, end] = this.edition.tokenRange(ordinal);
    if (first === end) return null;
    const last = this.edition.token(end - 1);
    let from = first + Math.floor(this.random() * (end - first));
    while (from > first && last.end - this.edition.token(from).start < length) from -= 1;
    const { start } = this.edition.token(from);
    let to = from;
    while (to < end - 1 && this.edition.token(to).end - start < length) to += 1;
    return this.fitting(
      { block: ordinal, start, endBlock: ordinal, end: this.edition.token(to).end },
      choice,
    );
  }

  /** From the last words of a block into one or two that follow it in its section; a title is not the beginning of its text. */
  private across(ordinal: number, length: number): SampledQuote | null {
    const { section, position } = this.edition.block(ordinal);
    const next = this.edition.blocks[ordinal + 1];
    const [first, end] = this.edition.tokenRange(ordinal);
    if (position === 0 || next?.section !== section || first === end) return null;
    const from = Math.max(first, end - 1 - Math.floor(this.random() * 20));
    let to = end;
    let total = this.edition.token(end - 1).end - this.edition.token(from).start;
    while (total < length && this.edition.tokens[to + 1]) {
      const { block, text } = this.edition.token(to + 1);
      if (this.edition.block(block).section !== section) break;
      to += 1;
      total += text.length + 1;
    }
    const last = this.edition.tokens[to];
    return last && this.edition.block(last.block).section === section
      ? this.fitting(this.edition.placeOf(from, to + 1), 'across-blocks')
      : null;
  }

  /** A quick hand with the mouse: the first word lacks its first letter, the last one its last. */
  private cutWords(quote: SampledQuote | null): SampledQuote | null {
    if (!quote) return null;
    const { place } = quote;
    const [from, to] = this.edition.tokensIn(place);
    const [first, last] = [this.edition.token(from), this.edition.token(to - 1)];
    return this.fitting(
      {
        ...place,
        start: place.start + (first.text.length > 3 ? 1 : 0),
        end: place.end - (last.text.length > 3 ? 1 : 0),
      },
      quote.choice,
    );
  }

  private fitting(place: Place, choice: QuoteChoice): SampledQuote | null {
    const { length } = this.edition.textOf(place);
    return length >= SHORTEST && length <= LONGEST ? { place, choice } : null;
  }

  private isRepeated(exact: string): boolean {
    const at = this.edition.text.indexOf(exact);
    return at >= 0 && this.edition.text.includes(exact, at + 1);
  }
}
