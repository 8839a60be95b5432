import type { Quote } from '../passages/quote.words';

export interface TextBlock {
  id: string;
  kind: string;
  text: string;
}

/** From a place in one block to a place in the same or a later one, as the API gives it. */
export interface Extent {
  blockId: string;
  start: number;
  endBlockId: string;
  end: number;
}

/** A paragraph as it is shown, cut where marked words begin and end. */
export interface ShownBlock extends TextBlock {
  /** Its number in the section: the title has 0. */
  number: number;
  parts: readonly { text: string; isMarked: boolean }[];
}

/** Where quoted words stand in the text that they are from; null when they are not there (any more). */
export function extentOfQuote(
  blocks: readonly TextBlock[],
  blockId: string | null,
  quote: { exact: string; start: number } | null,
): Extent | null {
  const first = blocks.findIndex(({ id }) => id === blockId);
  const block = blocks[first];
  if (!block) return null;
  if (!quote) return { blockId: block.id, start: 0, endBlockId: block.id, end: block.text.length };
  const [line = '', ...others] = quote.exact.split('\n');
  if (!block.text.startsWith(line, quote.start)) return null;
  let last = { id: block.id, end: quote.start + line.length };
  const following = blocks.slice(first + 1).filter(({ text }) => text !== '');
  for (const [index, other] of others.entries()) {
    const next = following[index];
    if (!next?.text.startsWith(other)) return null;
    last = { id: next.id, end: other.length };
  }
  return { blockId: block.id, start: quote.start, endBlockId: last.id, end: last.end };
}

/** The paragraphs of a text with the words of a passage marked. */
export function shownBlocks(blocks: readonly TextBlock[], extent: Extent | null): ShownBlock[] {
  const first = extent ? blocks.findIndex(({ id }) => id === extent.blockId) : -1;
  const last = extent ? blocks.findIndex(({ id }) => id === extent.endBlockId) : -1;
  return blocks.map((block, number) => {
    const isIn = extent && first >= 0 && number >= first && number <= last;
    const from = isIn && number === first ? extent.start : 0;
    const upTo = isIn ? (number === last ? extent.end : block.text.length) : 0;
    const parts = [
      { text: block.text.slice(0, isIn ? from : undefined), isMarked: false },
      ...(isIn
        ? [
            { text: block.text.slice(from, upTo), isMarked: true },
            { text: block.text.slice(upTo), isMarked: false },
          ]
        : []),
    ];
    return { ...block, number, parts: parts.filter(({ text }) => text !== '') };
  });
}

/** Paragraphs kept in view before and after marked words. */
const REACH = 3;

/** The paragraphs around marked words, and those before and after, which may be folded away. */
export function aroundMarks(blocks: readonly ShownBlock[]): {
  before: readonly ShownBlock[];
  near: readonly ShownBlock[];
  after: readonly ShownBlock[];
} {
  const isMarked = ({ parts }: ShownBlock): boolean => parts.some((part) => part.isMarked);
  const first = blocks.findIndex(isMarked);
  const from = Math.max(0, first - REACH);
  const upTo = first < 0 ? 2 * REACH + 1 : blocks.findLastIndex(isMarked) + REACH + 1;
  return { before: blocks.slice(0, from), near: blocks.slice(from, upTo), after: blocks.slice(upTo) };
}

/** The words of a passage that begins in the first of these blocks, as the API takes them; null when they are all of that block. */
export function quoteAt(blocks: readonly TextBlock[], extent: Extent): Quote | null {
  const [first] = blocks;
  const last = blocks.findIndex(({ id }) => id === extent.endBlockId);
  if (first?.id !== extent.blockId || last < 0) return null;
  if (last === 0 && extent.start === 0 && extent.end === first.text.length) return null;
  const exact = blocks
    .slice(0, last + 1)
    .map(({ text }, at) => text.slice(at === 0 ? extent.start : 0, at === last ? extent.end : undefined))
    .filter((text) => text !== '')
    .join('\n');
  const end = blocks[last]?.text ?? '';
  return {
    exact,
    prefix: first.text.slice(Math.max(0, extent.start - 32), extent.start),
    suffix: end.slice(extent.end, extent.end + 32),
  };
}
