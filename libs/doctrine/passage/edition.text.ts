import type { Block } from '../text';
import { type BlockDescent, holdsMost } from '../text/block.descent';
import { fingerprint, sharedParts, sizesOf, type Fingerprint } from '../text/text.similarity';
import { ComparableText } from './comparable.text';
import { PLACEMENT_RULE, type SectionText } from './placement.rule';

/** A section's text made ready to look for its words elsewhere. */
export interface SourceText {
  text: ComparableText<Block>;
  indexOf: ReadonlyMap<string, number>;
}

const prepared = new WeakMap<SectionText, SourceText>();

/** Prepared once for each object given: callers that place many anchors of one version pass the same one. */
export function sourceOf(section: SectionText): SourceText {
  const known = prepared.get(section);
  if (known) return known;
  const made = {
    text: new ComparableText([section.blocks]),
    indexOf: new Map(section.blocks.map(({ id }, index) => [id, index])),
  };
  prepared.set(section, made);
  return made;
}

/** Blocks looked at for a text that is gone. */
const MOST_HEIRS = 8;

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [];

/** All texts of an edition, prepared once (about 60 ms for 40,000 words) and used for thousands of anchors. */
export class EditionText {
  readonly text: ComparableText<Block>;
  private readonly bySection: ReadonlyMap<string, SectionText>;
  /** By index of the block in `text`. */
  private readonly owners: SectionText[];
  private readonly indexes: ReadonlyMap<string, number>;
  /** By block, those that were split from it or that it was joined with, there or not. */
  private readonly descendants = new Map<string, string[]>();
  private readonly likely = new Map<string, number[]>();
  private readonly prints = new Map<number, Fingerprint>();
  private holders: Map<string, number[]> | undefined;

  /**
   * `successors` names for sections that are no longer there the one that took their text. `descents` says which blocks were split
   * from or joined with which: without it their words are found by themselves.
   */
  constructor(
    sections: readonly SectionText[],
    private readonly successors: ReadonlyMap<string, string> = new Map(),
    descents: readonly Pick<BlockDescent, 'blockId' | 'fromBlockId'>[] = [],
  ) {
    this.text = new ComparableText(sections.map(({ blocks }) => blocks));
    this.bySection = new Map(sections.map((section) => [section.sectionId, section]));
    this.owners = sections.flatMap((section) => section.blocks.map(() => section));
    this.indexes = new Map(this.text.blocks.map(({ id }, index) => [id, index]));
    for (const { blockId, fromBlockId } of descents) {
      const known = this.descendants.get(fromBlockId);
      if (known) known.push(blockId);
      else this.descendants.set(fromBlockId, [blockId]);
    }
  }

  /** The section, or the one that took its place. */
  section(sectionId: string): SectionText | undefined {
    const seen = new Set<string>();
    for (
      let id: string | undefined = sectionId;
      id !== undefined && !seen.has(id);
      id = this.successors.get(id)
    ) {
      const found = this.bySection.get(id);
      if (found) return found;
      seen.add(id);
    }
    return undefined;
  }

  indexOf(blockId: string): number | undefined {
    return this.indexes.get(blockId);
  }

  sectionOf(index: number): SectionText {
    const section = this.owners[index];
    if (!section) throw new Error(`no section for block ${index}`);
    return section;
  }

  /**
   * The blocks in which a block goes on: itself first, then those that were split from it or that it was joined with, over as many
   * editions as are recorded.
   */
  heirsOf(blockId: string): number[] {
    const seen = new Set([blockId]);
    for (const id of seen) for (const heir of this.descendants.get(id) ?? []) seen.add(heir);
    return [...seen].flatMap((id) => this.indexes.get(id) ?? []);
  }

  /** For a block that is gone and of which nothing was recorded: blocks that hold most of its words, or are held by it. */
  likelyHeirsOf({ id, text }: Block, sectionId: string): number[] {
    const known = this.likely.get(id);
    if (known) return known;
    const print = fingerprint(text);
    const alike = this.mostAlike(text, MOST_HEIRS).filter((index) =>
      holdsMost(print, this.printOf(index), this.owners[index]?.sectionId === sectionId),
    );
    this.likely.set(id, alike);
    return alike;
  }

  /** Whether a block holds so much of a text that it may well be its heir. */
  holdsMostOf(index: number, text: string): boolean {
    const [held, print] = [this.printOf(index), fingerprint(text)];
    return sharedParts(held, print) >= sizesOf(held, print)[1] * PLACEMENT_RULE.heirHolds;
  }

  private printOf(index: number): Fingerprint {
    const known = this.prints.get(index);
    if (known) return known;
    const made = fingerprint(this.text.blocks[index]?.text ?? '');
    this.prints.set(index, made);
    return made;
  }

  /** Units from the first to the last block of the section that holds a block. */
  unitsAround(index: number): { first: number; end: number } {
    const section = this.owners[index];
    const [head, tail] = [section?.blocks[0], section?.blocks.at(-1)];
    const first = head && this.indexes.get(head.id);
    const last = tail && this.indexes.get(tail.id);
    if (first === undefined || last === undefined) return this.text.unitsOf(index);
    return { first: this.text.unitsOf(first).first, end: this.text.unitsOf(last).end };
  }

  /** The blocks that share most of a text's rarer words, the best first: where it is worth looking for similar words. */
  mostAlike(words: string, most: number): number[] {
    this.holders ??= this.wordHolders();
    const shared = new Map<number, number>();
    for (const word of new Set(wordsIn(words))) {
      const list = this.holders.get(word) ?? [];
      for (const index of list) shared.set(index, (shared.get(index) ?? 0) + 1 / list.length);
    }
    return [...shared]
      .sort(([a, one], [b, other]) => other - one || a - b)
      .slice(0, most)
      .map(([index]) => index);
  }

  private wordHolders(): Map<string, number[]> {
    const holders = new Map<string, number[]>();
    this.text.blocks.forEach(({ text }, index) => {
      for (const word of new Set(wordsIn(text))) {
        const list = holders.get(word);
        if (list) list.push(index);
        else holders.set(word, [index]);
      }
    });
    return holders;
  }
}

const alone = new WeakMap<SectionText, EditionText>();

/** A section's text as if it were all of its edition: what is known when the edition is not given. */
export function editionOf(section: SectionText): EditionText {
  const known = alone.get(section);
  if (known) return known;
  const made = new EditionText([section]);
  alone.set(section, made);
  return made;
}
