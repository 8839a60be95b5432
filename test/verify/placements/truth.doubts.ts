import type { EditionWords, Place } from './edition.text';
import type { WordLinks } from './word.links';

/** Words from which on likeness says something. */
const TELLING_WORDS = 6;
/** Matched words that make a pair of blocks certain whatever stands around them. */
const CERTAIN_WORDS = 8;
/** Likeness of two texts, by pairs of neighbouring words, from which on one may be what became of the other. */
const LIKENESS = 0.75;

/**
 * When the texts alone do not say where a quote belongs: then no answer is called right or wrong. Each answer is a reason for people who read
 * the report, or empty.
 */
export class Doubts {
  private readonly before: EditionWords;
  private readonly after: EditionWords;
  private readonly pairsByBlock: ReadonlySet<string>[];
  private readonly copiesBefore: ReadonlyMap<string, number>;
  private readonly copiesAfter: ReadonlyMap<string, number>;

  constructor(private readonly links: WordLinks) {
    this.before = links.before;
    this.after = links.after;
    this.pairsByBlock = this.after.blocks.map(({ text }) => new Set(pairsOf(text)));
    this.copiesBefore = copies(this.before);
    this.copiesAfter = copies(this.after);
  }

  /** Of words that stand: equal or small blocks whose neighbours changed. */
  ofPlaced(quote: Place, place: Place): string {
    const [old, now] = [this.before.block(quote.block), this.after.block(place.block)];
    const neighbours = [-1, 1].filter((step) => this.goesTo(quote.block + step, place.block + step)).length;
    if (this.links.isKnown) {
      const equals = neighbours < 2 || this.hasEqualNear(quote.block) ? this.ofEquals(quote) : '';
      if (equals !== '') return equals;
      return old.text === now.text ? '' : this.ofLike(quote, pairsOf(old.text), LIKENESS, [place]);
    }
    if (this.shared(quote.block, place.block) < CERTAIN_WORDS && neighbours === 0)
      return 'few words, new neighbours';
    const [was, is] = [this.copiesBefore.get(old.text) ?? 1, this.copiesAfter.get(now.text) ?? 1];
    return old.text === now.text && (was > 1 || is > 1) && was !== is && neighbours < 2
      ? 'the same block stood several times, and no longer as often'
      : '';
  }

  /**
   * Of words that changed or went: a block says the same, or nearly, that did not say it before. The quote was copied there, or went there
   * while a like one came. Of short quotes whose edits are known, their whole block is looked for.
   */
  ofChanged(quote: Place, found: { words: number; kept: number; places: readonly Place[] }): string {
    const { words, kept, places } = found;
    const isFollowed = this.links.isKnown && kept > 0;
    if (isFollowed && this.ofEquals(quote) !== '') return this.ofEquals(quote);
    if (words < TELLING_WORDS && !this.links.isKnown) return '';
    const least = Math.max(LIKENESS, kept - (this.links.isKnown ? 0.2 : 0.1));
    return this.partsOf(quote, words).reduce(
      (doubt, part) => (doubt === '' ? this.ofLike(quote, part, least, places) : doubt),
      '',
    );
  }

  /** What is looked for: the quote, its whole block when it is short; when edits are known, each of its blocks too. */
  private partsOf(quote: Place, words: number): string[][] {
    const { block, endBlock } = quote;
    const blocks = [block, endBlock].map((ordinal) => pairsOf(this.before.block(ordinal).text));
    if (words < TELLING_WORDS) return blocks.slice(0, 1);
    const whole = pairsOf(this.before.textOf(quote));
    return this.links.isKnown ? [whole, ...blocks.filter(({ length }) => length >= TELLING_WORDS)] : [whole];
  }

  private ofLike(
    quote: Place,
    wanted: readonly string[],
    likeness: number,
    places: readonly Place[],
  ): string {
    const isAlike = this.pairsByBlock.some(
      (pairs, block) =>
        contained(wanted, pairs) >= likeness &&
        !places.some((place) => place.block <= block && block <= place.endBlock) &&
        !this.saidBefore(quote, block, wanted, likeness),
    );
    return isAlike ? 'nearly the same words are new somewhere else' : '';
  }

  /** Of two equal blocks nobody can say from the texts which one was changed or went elsewhere. */
  private ofEquals({ block }: Place): string {
    return (this.copiesBefore.get(this.before.block(block).text) ?? 1) > 1
      ? 'one of several equal blocks'
      : '';
  }

  private hasEqualNear(ordinal: number): boolean {
    const { text } = this.before.block(ordinal);
    return [-2, -1, 1, 2].some((step) => this.before.blocks[ordinal + step]?.text === text);
  }

  /** Whether a block's words come from another one that said as much already. */
  private saidBefore(quote: Place, block: number, wanted: readonly string[], likeness: number): boolean {
    const origins = new Set<number>();
    const [from, to] = this.after.tokenRange(block);
    for (let index = from; index < to; index += 1) {
      const origin = this.links.backward[index] ?? -1;
      if (origin >= 0) origins.add(this.before.token(origin).block);
    }
    return [...origins].some(
      (old) =>
        (old < quote.block || old > quote.endBlock) &&
        contained(wanted, new Set(pairsOf(this.before.block(old).text))) >= likeness,
    );
  }

  private goesTo(old: number, now: number): boolean {
    if (this.before.blocks[old] === undefined || this.after.blocks[now] === undefined) return true;
    return this.shared(old, now) > 0;
  }

  private shared(old: number, now: number): number {
    const [from, to] = this.before.tokenRange(old);
    let shared = 0;
    for (let index = from; index < to; index += 1) {
      const image = this.links.forward[index] ?? -1;
      if (image >= 0 && this.before.token(index).isWord && this.after.token(image).block === now) shared += 1;
    }
    return shared;
  }
}

function copies(edition: EditionWords): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of edition.blocks) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** Each word with the one after it. */
function pairsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.slice(1).map((word, index) => `${words[index] ?? ''} ${word}`);
}

const contained = (wanted: readonly string[], there: ReadonlySet<string>): number =>
  wanted.filter((pair) => there.has(pair)).length / Math.max(1, wanted.length);
