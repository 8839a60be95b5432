import type { EditionWords, Place } from './edition.text';
import { Doubts } from './truth.doubts';
import type { WordLinks } from './word.links';

/**
 * What became of quoted words. `verbatim`: they stand word for word; `reworded`: most of them go on in a changed sentence; `partly`: some
 * do, and whether that is still the passage is a matter of taste; `gone`: they no longer stand where they came from.
 */
export type Verdict = 'verbatim' | 'reworded' | 'partly' | 'gone';

export interface Truth {
  verdict: Verdict;
  /** Where the words are (verbatim: any of them is right), or where what is left of them is. */
  places: Place[];
  /** Share of the quoted words that go on, 0 to 1. */
  kept: number;
  /** Blocks in which the quoted blocks go on, as far as they do, and those that stand where they stood. */
  hosts: number[];
  /** Why the text alone does not decide; empty when it does. */
  doubt: string;
}

/** Shares of kept words above which a quote goes on reworded, and below which it is gone. */
const REWORDED_SHARE = 0.6;
const GONE_SHARE = 0.3;
/** Tokens between two matched words beyond which they are two places. */
const APART = 60;
/** Blocks beyond which a neighbour says nothing any more. */
const FAR_BLOCKS = 30;
/** Blocks around a place, from the eighth before to the eighth after: two places between equal ones cannot be told apart. */
const AROUND = Array.from({ length: 17 }, (_, index) => index - 8);

/** What became of quotes, from the alignment of the two texts' words; knows nothing of blocks' identities. */
export class AlignedTruth {
  private readonly before: EditionWords;
  private readonly after: EditionWords;
  private readonly doubts: Doubts;

  constructor(private readonly alignment: WordLinks) {
    this.before = alignment.before;
    this.after = alignment.after;
    this.doubts = new Doubts(alignment);
  }

  of(quote: Place): Truth {
    const [from, to] = this.before.tokensIn(quote);
    const exact = this.before.textOf(quote);
    const words = wordsIn(this.before, from, to);
    const hosts = this.hosts(quote);
    const whole = this.wholeImage(quote, from, to);
    if (whole) {
      return {
        verdict: 'verbatim',
        places: [whole, ...this.likeIt(whole, exact)],
        kept: 1,
        hosts: [...new Set([...hosts, whole.block])],
        doubt: this.doubts.ofPlaced(quote, whole),
      };
    }
    const clusters = this.clusters(from, to);
    const inside = this.standsInside(exact, clusters[0]?.place);
    if (inside) return { verdict: 'verbatim', places: [inside], kept: 1, hosts, doubt: '' };
    const kept = clusters.reduce((sum, cluster) => sum + cluster.words, 0) / Math.max(1, words);
    const [main] = clusters;
    const places = clusters.filter(({ words: own }) => own >= 0.3 * words).map(({ place }) => place);
    const verdict: Verdict =
      main === undefined || kept < GONE_SHARE ? 'gone' : kept >= REWORDED_SHARE ? 'reworded' : 'partly';
    return { verdict, places, kept, hosts, doubt: this.doubts.ofChanged(quote, { words, kept, places }) };
  }

  /** Where all the words went, when they went together and nothing came between them. */
  private wholeImage(quote: Place, from: number, to: number): Place | null {
    const first = this.alignment.forward[from] ?? -1;
    if (from >= to || first < 0) return null;
    for (let index = from; index < to; index += 1)
      if (this.alignment.forward[index] !== first + index - from) return null;
    const [head, tail] = [this.before.token(from), this.before.token(to - 1)];
    const [newHead, newTail] = [this.after.token(first), this.after.token(first + to - 1 - from)];
    const place = {
      block: newHead.block,
      start: newHead.start + (quote.start - head.start),
      endBlock: newTail.block,
      end: newTail.end + (quote.end - tail.end),
    };
    // What a person read was judged with its typography.
    const form = this.alignment.isKnown ? plain : flat;
    return form(this.after.textOf(place)) === form(this.before.textOf(quote)) ? place : null;
  }

  /** Other places that nobody could tell from this one: the same words in equal blocks with the same blocks around them. */
  private likeIt(place: Place, exact: string): Place[] {
    if (place.block !== place.endBlock) return [];
    const around = (ordinal: number): string =>
      AROUND.map((step) => this.after.blocks[ordinal + step]?.text ?? '').join('\n');
    const wanted = around(place.block);
    const { text } = this.after.block(place.block);
    return this.after.blocks.flatMap(({ ordinal, text: other }) =>
      ordinal !== place.block && other === text && around(ordinal) === wanted && other.includes(exact)
        ? [{ ...place, block: ordinal, endBlock: ordinal }]
        : [],
    );
  }

  /** The characters at the place where most of the words went, when a word there only grew at its ends. */
  private standsInside(exact: string, where: Place | undefined): Place | null {
    if (!where) return null;
    const [from, to] = this.after.range(where);
    const found = this.occurrences(exact).find((place) => {
      const [start, end] = this.after.range(place);
      return Math.min(end, to) - Math.max(start, from) >= 0.8 * exact.length;
    });
    return found ?? null;
  }

  /** Matched words by where they went, most words first. */
  private clusters(from: number, to: number): { place: Place; words: number }[] {
    const images: number[] = [];
    for (let index = from; index < to; index += 1) {
      const image = this.alignment.forward[index] ?? -1;
      if (image >= 0) images.push(image);
    }
    images.sort((a, b) => a - b);
    const groups: number[][] = [];
    for (const image of images) {
      const group = groups.at(-1);
      if (group && image - (group.at(-1) ?? 0) <= APART) group.push(image);
      else groups.push([image]);
    }
    return groups
      .map((group) => ({
        place: this.after.placeOf(group[0] ?? 0, (group.at(-1) ?? 0) + 1),
        words: group.filter((image) => this.after.token(image).isWord).length,
      }))
      .sort((a, b) => b.words - a.words);
  }

  /** Blocks that have words of the quoted ones, and those between what the blocks before and after became. */
  private hosts({ block, endBlock }: Place): number[] {
    const hosts = new Set<number>();
    for (let ordinal = block; ordinal <= endBlock; ordinal += 1) {
      const [from, to] = this.before.tokenRange(ordinal);
      for (let index = from; index < to; index += 1) {
        const image = this.alignment.forward[index] ?? -1;
        if (image >= 0) hosts.add(this.after.token(image).block);
      }
    }
    const [above, below] = [this.nearest(block, -1), this.nearest(endBlock, 1)];
    if (above !== undefined && below !== undefined && below > above && below - above <= FAR_BLOCKS)
      for (let ordinal = above; ordinal <= below; ordinal += 1) hosts.add(ordinal);
    return [...hosts];
  }

  /** What the nearest block before or after that goes on became. */
  private nearest(ordinal: number, step: 1 | -1): number | undefined {
    for (
      let at = ordinal + step;
      Math.abs(at - ordinal) <= FAR_BLOCKS && this.before.blocks[at];
      at += step
    ) {
      const partner = this.alignment.partnerOf(at);
      if (partner !== undefined) return partner;
    }
    return undefined;
  }

  /** Where a text stands in the later edition word for word, as many as there are. */
  private occurrences(exact: string): Place[] {
    const { text } = this.after;
    const places: Place[] = [];
    for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1))
      places.push(this.after.placeAt(at, at + exact.length));
    return places;
  }
}

/** Without spaces and line ends: a paragraph that was cut in two, or a sign that lost the space before it, still says the same words. */
export const flat = (text: string): string => text.replace(/\s+/g, '');

const SAME_SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[«»“”„]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/…/g, '...'],
  [/œ/g, 'oe'],
];

/** What a reader calls the same words, whichever signs a typographer chose. */
export const plain = (text: string): string =>
  SAME_SIGNS.reduce((form, [signs, sign]) => form.replace(signs, sign), flat(text));

function wordsIn(edition: EditionWords, from: number, to: number): number {
  return edition.tokens.slice(from, to).filter(({ isWord }) => isWord).length;
}
