import { comparable, ComparableText, sameAfter, sameBefore } from './comparable.text';
import type { Passage, QuoteSelector } from './passage.types';

/** Characters kept of what stands before and after a quote. */
const CONTEXT = 32;

interface TextBlock {
  id: string;
  text: string;
}

/** Words as a browser gives them, with what it has seen around them. */
export interface ChosenWords {
  /** The block in which the words begin. */
  blockId: string;
  exact: string;
  prefix?: string | null;
  suffix?: string | null;
}

/** Without the halves of characters that cutting may leave at the ends. */
const whole = (text: string): string => text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');

/** The texts that a passage covers, block by block, blocks without words left out. */
function pieces(blocks: readonly TextBlock[], passage: Passage): string[] {
  const first = blocks.findIndex(({ id }) => id === passage.blockId);
  const last = blocks.findIndex(({ id }) => id === passage.endBlockId);
  if (first < 0 || last < first) return [];
  return blocks
    .slice(first, last + 1)
    .map(({ text }, at, covered) =>
      text.slice(at === 0 ? passage.start : 0, at === covered.length - 1 ? passage.end : undefined),
    )
    .filter((text) => text !== '');
}

/** The words of a passage, with "\n" between blocks; empty when the blocks are not among those given. */
export const textOfPassage = (blocks: readonly TextBlock[], passage: Passage): string =>
  pieces(blocks, passage).join('\n');

/** The quote that finds a passage again: its words and what stands around them in its first and last block. */
export function selectorOf(blocks: readonly TextBlock[], passage: Passage): QuoteSelector {
  const before = blocks.find(({ id }) => id === passage.blockId)?.text ?? '';
  const after = blocks.find(({ id }) => id === passage.endBlockId)?.text ?? '';
  return {
    exact: textOfPassage(blocks, passage),
    prefix: whole(before.slice(Math.max(0, passage.start - CONTEXT), passage.start)),
    suffix: whole(after.slice(passage.end, passage.end + CONTEXT)),
    start: passage.start,
  };
}

/**
 * Where chosen words stand in a section's text: beginning in the block named, going on over the following ones when the words do. Spaces,
 * line ends, kinds of apostrophes, ligatures, invisible characters and ways of writing accents make no difference (see `comparable`);
 * the selector returned has the text's own characters. Of several places the one whose surroundings agree most with `prefix` and
 * `suffix`, else the first. Null when the words do not begin in that block.
 */
export function selectPassage(
  blocks: readonly TextBlock[],
  chosen: ChosenWords,
): { passage: Passage; selector: QuoteSelector } | null {
  const from = blocks.findIndex(({ id }) => id === chosen.blockId);
  const words = comparable(chosen.exact);
  if (from < 0 || words === '') return null;
  const text = new ComparableText([blocks]);
  const { first, end } = text.unitsOf(from);
  const prefix = comparable(chosen.prefix ?? '');
  const suffix = comparable(chosen.suffix ?? '');
  let best: { at: number; agreement: number } | undefined;
  for (const at of text.occurrences(words, first, end)) {
    const agreement =
      sameBefore(text.text, at, prefix, prefix.length, CONTEXT) +
      sameAfter(text.text, at + words.length, suffix, 0, CONTEXT);
    if (!best || agreement > best.agreement) best = { at, agreement };
  }
  const passage = best && passageOf(text, best.at, best.at + words.length);
  return passage ? { passage, selector: selectorOf(blocks, passage) } : null;
}

/** The passage of a stretch of units. Undefined for an empty one and for one that goes over the end of a section. */
export function passageOf(text: ComparableText, first: number, end: number): Passage | undefined {
  const start = text.placeOf(first);
  const last = text.placeOf(end - 1);
  const block = start && text.blocks[start.block];
  const endBlock = last && text.blocks[last.block];
  if (end <= first || !block || !endBlock) return undefined;
  return { blockId: block.id, start: start.start, endBlockId: endBlock.id, end: last.end };
}
