import type { DraftBlock, DraftSection, DraftWord } from './drafted.edition';

/** What may stand for what in a rule, without its sentence being another one. */
const FLIPS: readonly (readonly [string, string])[] = [
  ['doit', 'peut'],
  ['doivent', 'peuvent'],
  ['est', 'était'],
  ['sont', 'seront'],
  ['obligatoire', 'facultatif'],
  ['avec', 'sans'],
  ['le', 'ce'],
  ['les', 'ces'],
];
const FLIPPED = new Map(FLIPS.flatMap(([one, other]) => [[one, other] as const, [other, one] as const]));

/** What drafters do to the words of a paragraph, drawn at random from what the text has. Every word knows its origin afterwards. */
export class WordEdits {
  private readonly vocabulary: string[];

  constructor(
    private readonly random: () => number,
    sections: readonly DraftSection[],
  ) {
    const words = sections.flatMap(({ blocks }) => blocks.flatMap((block) => block.words));
    this.vocabulary = words.map(({ text }) => text).filter((text) => /^\p{Ll}{3,}$/u.test(text));
  }

  /** Some words replaced, left out or put in; signs stay. */
  reworded(block: DraftBlock, times: number): DraftBlock {
    const words = [...block.words];
    for (let time = 0; time < times; time += 1) {
      const at = this.below(words.length);
      const word = words[at];
      if (!word || !/^\p{Ll}{2,}$/u.test(word.text)) continue;
      const put: DraftWord = { text: this.any(this.vocabulary), gap: word.gap, origin: -1 };
      const drawn = this.random();
      if (drawn < 0.6) words[at] = put;
      else if (drawn < 0.8 && at > 0 && words.length > 3 && word.gap !== '') words.splice(at, 1);
      else if (at > 0 && word.gap !== '') words.splice(at, 0, put);
    }
    return { ...block, words };
  }

  /** One small word that says something else: an obligation, a number. The block itself when it has none. */
  flipped(block: DraftBlock): DraftBlock {
    const places = block.words.flatMap(({ text }, at) => (FLIPPED.has(text) || isNumber(text) ? [at] : []));
    if (places.length === 0) return block;
    const chosen = this.any(places);
    return {
      ...block,
      words: block.words.map((word, at) =>
        at === chosen
          ? { ...word, text: FLIPPED.get(word.text) ?? String(Number(word.text) + 1), origin: -1 }
          : word,
      ),
    };
  }

  longer(block: DraftBlock): DraftBlock {
    const added = this.sentence(6 + this.below(12));
    const [first, second] = this.random() < 0.5 ? [block.words, added] : [added, block.words];
    return { ...block, words: [...first, ...spaced(second)] };
  }

  split(block: DraftBlock): DraftBlock[] {
    const at = 3 + this.below(Math.max(1, block.words.length - 6));
    return [block.words.slice(0, at), block.words.slice(at)]
      .filter((words) => words.length > 0)
      .map((words) => ({ ...block, words }));
  }

  merged(block: DraftBlock, next: DraftBlock): DraftBlock {
    return { ...block, words: [...block.words, ...spaced(next.words)] };
  }

  withoutOrigin(block: DraftBlock): DraftBlock {
    return { ...block, words: block.words.map((word) => ({ ...word, origin: -1 })) };
  }

  sentence(length: number): DraftWord[] {
    return Array.from({ length }, () => ({ text: this.any(this.vocabulary), gap: ' ', origin: -1 }));
  }

  below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  any<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  }
}

export const isNumber = (text: string): boolean => /^\d{1,3}$/.test(text);

const spaced = (words: readonly DraftWord[]): DraftWord[] =>
  words.map((word, index) => (index === 0 ? { ...word, gap: ' ' } : word));
