import type { DraftBlock, DraftSection } from './drafted.edition';
import { WordEdits } from './word.edits';

/** What drafters do to a paragraph between two editions. */
export type Edit =
  | 'keep'
  | 'reword'
  | 'rewrite'
  | 'flip a word'
  | 'add a sentence'
  | 'delete'
  | 'replace'
  | 'move'
  | 'move and reword'
  | 'split'
  | 'split apart'
  | 'merge'
  | 'copy'
  | 'change kind';

/** How often each is done, in percent of the paragraphs of a section that is touched. */
export type Shares = readonly (readonly [Edit, number])[];

/** The real doctrine changed far less between two editions. */
export const USUAL_SHARES: Shares = [
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

/** Little stays as it was. */
export const HEAVY_SHARES: Shares = [
  ['keep', 26],
  ['reword', 12],
  ['flip a word', 8],
  ['rewrite', 5],
  ['add a sentence', 5],
  ['delete', 8],
  ['replace', 4],
  ['move', 8],
  ['move and reword', 5],
  ['split', 4],
  ['split apart', 4],
  ['merge', 4],
  ['copy', 4],
  ['change kind', 3],
];

/** One word in a sentence that is otherwise the same. */
export const FLIP_SHARES: Shares = [
  ['keep', 40],
  ['flip a word', 45],
  ['reword', 5],
  ['delete', 4],
  ['move', 3],
  ['copy', 3],
];

/** Blocks with fewer words are kept, moved or deleted, nothing else. */
const SHORT_BLOCK = 8;

interface Moving {
  block: DraftBlock;
  from: number;
}

/** Edits a draft at random: the same seed makes the same edition. Every word knows its origin afterwards. */
export class EditScript {
  readonly done = new Map<Edit, number>();
  private readonly edits: WordEdits;

  constructor(
    private readonly random: () => number,
    sections: readonly DraftSection[],
    private readonly shares: Shares = USUAL_SHARES,
    /** Share of the sections in which anything is done. */
    private readonly touched = 1,
  ) {
    this.edits = new WordEdits(random, sections);
  }

  /** Paragraphs like each other, as forms and templates have them: a tenth of the blocks get a near copy, in the same section or another. */
  withTwins(sections: readonly DraftSection[]): DraftSection[] {
    const twinned = sections.map((section) => ({ ...section, blocks: [...section.blocks] }));
    for (const section of sections)
      for (const block of section.blocks) {
        if (block.words.length < SHORT_BLOCK || this.random() > 0.1) continue;
        const home = this.random() < 0.5 ? section : this.edits.any(sections);
        const target = twinned[sections.indexOf(home)];
        target?.blocks.splice(this.edits.below(target.blocks.length + 1), 0, this.edits.reworded(block, 1));
      }
    return twinned;
  }

  apply(sections: readonly DraftSection[]): DraftSection[] {
    const edited = sections.map((section): DraftSection => ({ ...section, blocks: [] }));
    const moving: Moving[] = [];
    sections.forEach(({ blocks }, from) => {
      const kept = edited[from]?.blocks ?? [];
      if (this.touched < 1 && this.random() > this.touched) kept.push(...blocks);
      else
        for (let at = 0; at < blocks.length;) {
          const block = blocks[at];
          if (block) at += this.edit(block, blocks[at + 1], from, kept, moving);
        }
    });
    for (const { block, from } of moving) {
      // Half of what moves stays on its page; a row goes to where rows are.
      const { page } = sections[from] ?? { page: '' };
      const near = edited.filter((section) => section.page === page);
      const target = this.edits.any(this.random() < 0.5 ? near : edited);
      target.blocks.splice(this.placeFor(block, target), 0, block);
    }
    return edited;
  }

  private placeFor(block: DraftBlock, { blocks }: DraftSection): number {
    const likes = blocks.flatMap(({ kind }, at) => (kind === block.kind ? [at] : []));
    return block.kind === 'table_row' && likes.length > 0
      ? this.edits.any(likes) + 1
      : this.edits.below(blocks.length + 1);
  }

  /** Does something to a block, and says how many blocks it took. */
  private edit(
    block: DraftBlock,
    next: DraftBlock | undefined,
    from: number,
    kept: DraftBlock[],
    moving: Moving[],
  ): number {
    const edit = this.drawn(block);
    const { edits } = this;
    this.done.set(edit, (this.done.get(edit) ?? 0) + 1);
    switch (edit) {
      case 'keep':
        kept.push(block);
        break;
      case 'reword':
        kept.push(edits.reworded(block, 1 + edits.below(3)));
        break;
      case 'rewrite':
        kept.push(edits.reworded(block, Math.ceil(block.words.length * 0.6)));
        break;
      case 'flip a word':
        kept.push(edits.flipped(block));
        break;
      case 'add a sentence':
        kept.push(edits.longer(block));
        break;
      case 'delete':
        break;
      case 'replace':
        kept.push({ ...block, words: edits.sentence(block.words.length) });
        break;
      case 'move':
        moving.push({ block, from });
        break;
      case 'move and reword':
        moving.push({ block: edits.reworded(block, 1 + edits.below(3)), from });
        break;
      case 'split':
        kept.push(...edits.split(block));
        break;
      case 'split apart': {
        const [stays, leaves] = edits.split(block);
        if (stays) kept.push(stays);
        if (leaves) moving.push({ block: leaves, from });
        break;
      }
      case 'merge':
        kept.push(next ? edits.merged(block, next) : block);
        return next ? 2 : 1;
      case 'copy':
        kept.push(block);
        moving.push({ block: edits.withoutOrigin(edits.reworded(block, edits.below(3))), from });
        break;
      case 'change kind':
        kept.push({ ...block, kind: block.kind === 'paragraph' ? 'list_item' : 'paragraph' });
        break;
    }
    return 1;
  }

  private drawn({ words }: DraftBlock): Edit {
    let at = this.random() * this.shares.reduce((sum, [, share]) => sum + share, 0);
    for (const [edit, share] of this.shares) {
      at -= share;
      if (at >= 0) continue;
      const isSimple = ['keep', 'delete', 'move', 'change kind', 'flip a word'].includes(edit);
      return words.length < SHORT_BLOCK && !isSimple ? 'keep' : edit;
    }
    return 'keep';
  }
}
