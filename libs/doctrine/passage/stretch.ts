import type { Block } from '../text';
import { comparable, type ComparableText } from './comparable.text';
import { sourceOf } from './edition.text';
import type { AnchorToPlace, SectionText } from './placement.rule';
import { passageOf, selectPassage, textOfPassage } from './passage.select';

/** The words that an anchor was made on, where they stand in their own version. */
export interface Stretch {
  sectionId: string;
  text: ComparableText<Block>;
  /** Units in `text`. */
  first: number;
  end: number;
  /** In compared form. */
  words: string;
  /** Characters of the words as written, spaces included. */
  length: number;
  /** Blocks from the one in which the words begin to the one in which they end. */
  blocks: readonly Block[];
  /** Index in `text` of the first of them. */
  firstBlock: number;
  startsAtWord: boolean;
  endsAtWord: boolean;
}

function stretchOf(
  sectionId: string,
  text: ComparableText<Block>,
  first: number,
  end: number,
): Stretch | undefined {
  const [from, to] = [text.blockAt(first), text.blockAt(end - 1)];
  if (from === undefined || to === undefined || end <= first) return undefined;
  const passage = passageOf(text, first, end);
  const blocks = text.blocks.slice(from, to + 1);
  return {
    sectionId,
    text,
    first,
    end,
    words: text.text.slice(first, end),
    length: passage ? textOfPassage(blocks, passage).length : 0,
    blocks,
    firstBlock: from,
    startsAtWord: text.isBetweenWords(first),
    endsAtWord: text.isBetweenWords(end),
  };
}

/**
 * The stretch of a block or quote anchor; undefined when its version does not hold it (a block without words, a quote from elsewhere).
 * A quote stands where its selector says; when the text there is another, where its surroundings agree most.
 */
export function anchoredStretch(anchor: AnchorToPlace, from: SectionText): Stretch | undefined {
  const { text, indexOf } = sourceOf(from);
  const index = indexOf.get(anchor.blockId ?? '');
  if (index === undefined) return undefined;
  const units = text.unitsOf(index);
  if (anchor.kind !== 'quote' || !anchor.quote)
    return stretchOf(from.sectionId, text, units.first, units.end);
  const { quote } = anchor;
  const words = comparable(quote.exact);
  const first = text.unitAt(index, quote.start);
  if (words !== '' && text.text.startsWith(words, first))
    return stretchOf(from.sectionId, text, first, first + words.length);
  const found = selectPassage(from.blocks, { blockId: anchor.blockId ?? '', ...quote });
  if (!found) return undefined;
  const start = text.unitAt(index, found.passage.start);
  return stretchOf(from.sectionId, text, start, start + words.length);
}
