import type { DraftBlock, DraftSection, DraftWord } from './drafted.edition';

/** What drafters do to a paragraph between two editions. */
export type Edit =
  | 'keep'
  | 'reword'
  | 'rewrite'
  | 'add a sentence'
  | 'delete'
  | 'replace'
  | 'move'
  | 'move and reword'
  | 'split'
  | 'merge'
  | 'copy';

/** How often each is done, in percent; the real doctrine changed far less between two editions. */
const SHARES: readonly (readonly [Edit, number])[] = [
  ['keep', 52],
  ['reword', 14],
  ['rewrite', 4],
  ['add a sentence', 4],
  ['delete', 6],
  ['replace', 2],
  ['move', 6],
  ['move and reword', 3],
  ['split', 3],
  ['merge', 3],
  ['copy', 3],
];

/** Blocks with fewer words are kept, moved or deleted, nothing else. */
const SHORT_BLOCK = 8;

/** Edits a draft at random: the same seed makes the same edition. Every word knows its origin afterwards. */
export class EditScript {
  readonly done = new Map<Edit, number>();
  private readonly vocabulary: string[];

  constructor(
    private readonly random: () => number,
    sections: readonly DraftSection[],
  ) {
    const words = sections.flatMap(({ blocks }) => blocks.flatMap((block) => block.words));
    this.vocabulary = words.map(({ text }) => text).filter((text) => /^\p{Ll}{3,}$/u.test(text));
  }

  /** Paragraphs like each other, as forms and templates have them: a tenth of the blocks get a near copy, in the same section or another. */
  withTwins(sections: readonly DraftSection[]): DraftSection[] {
    const twinned = sections.map((section) => ({ ...section, blocks: [...section.blocks] }));
    for (const section of sections)
      for (const block of section.blocks) {
        if (block.words.length < SHORT_BLOCK || this.random() > 0.1) continue;
        const home = this.random() < 0.5 ? section : this.any(sections);
        const target = twinned[sections.indexOf(home)];
        target?.blocks.splice(this.below(target.blocks.length + 1), 0, this.reworded(block, 1));
      }
    return twinned;
  }

  apply(sections: readonly DraftSection[]): DraftSection[] {
    const edited = sections.map((section): DraftSection => ({ ...section, blocks: [] }));
    const moving: { block: DraftBlock; from: number }[] = [];
    sections.forEach(({ blocks }, index) => {
      const kept = edited[index]?.blocks ?? [];
      for (let at = 0; at < blocks.length; at += 1) {
        const block = blocks[at];
        if (!block) continue;
        const next = blocks[at + 1];
        const edit = this.edit(block);
        this.done.set(edit, (this.done.get(edit) ?? 0) + 1);
        switch (edit) {
          case 'keep':
            kept.push(block);
            break;
          case 'reword':
            kept.push(this.reworded(block, 1 + this.below(3)));
            break;
          case 'rewrite':
            kept.push(this.reworded(block, Math.ceil(block.words.length * 0.6)));
            break;
          case 'add a sentence':
            kept.push(this.longer(block));
            break;
          case 'delete':
            break;
          case 'replace':
            kept.push({ ...block, words: this.sentence(block.words.length) });
            break;
          case 'move':
            moving.push({ block, from: index });
            break;
          case 'move and reword':
            moving.push({ block: this.reworded(block, 1 + this.below(3)), from: index });
            break;
          case 'split':
            kept.push(...this.split(block));
            break;
          case 'merge':
            kept.push(next ? this.merged(block, next) : block);
            if (next) at += 1;
            break;
          case 'copy':
            kept.push(block);
            moving.push({ block: this.withoutOrigin(this.reworded(block, this.below(3))), from: index });
            break;
        }
      }
    });
    for (const { block, from } of moving) {
      // Half of what moves stays on its page.
      const { page } = sections[from] ?? { page: '' };
      const near = edited.filter((section) => section.page === page);
      const target = this.any(this.random() < 0.5 ? near : edited);
      target.blocks.splice(this.below(target.blocks.length + 1), 0, block);
    }
    return edited;
  }

  private edit({ words }: DraftBlock): Edit {
    let at = this.random() * 100;
    for (const [edit, share] of SHARES) {
      at -= share;
      if (at >= 0) continue;
      const isSimple = edit === 'keep' || edit === 'delete' || edit === 'move';
      return words.length < SHORT_BLOCK && !isSimple ? 'keep' : edit;
    }
    return 'keep';
  }

  /** Some words replaced, left out or put in; signs stay. */
  private reworded(block: DraftBlock, times: number): DraftBlock {
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

  private longer(block: DraftBlock): DraftBlock {
    const added = this.sentence(6 + this.below(12));
    const [first, second] = this.random() < 0.5 ? [block.words, added] : [added, block.words];
    return { ...block, words: [...first, ...spaced(second)] };
  }

  private split(block: DraftBlock): DraftBlock[] {
    const at = 3 + this.below(Math.max(1, block.words.length - 6));
    return [block.words.slice(0, at), block.words.slice(at)]
      .filter((words) => words.length > 0)
      .map((words) => ({ ...block, words }));
  }

  private merged(block: DraftBlock, next: DraftBlock): DraftBlock {
    return { ...block, words: [...block.words, ...spaced(next.words)] };
  }

  private withoutOrigin(block: DraftBlock): DraftBlock {
    return { ...block, words: block.words.map((word) => ({ ...word, origin: -1 })) };
  }

  private sentence(length: number): DraftWord[] {
    return Array.from({ length }, () => ({ text: this.any(this.vocabulary), gap: ' ', origin: -1 }));
  }

  private below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  private any<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  }
}

const spaced = (words: readonly DraftWord[]): DraftWord[] =>
  words.map((word, index) => (index === 0 ? { ...word, gap: ' ' } : word));
