import type { QuoteSelector } from '#doctrine';
import type { AnchorKind } from '#comments';
import type { SectionPlace } from './consultation.rows';
import type { Chance } from './random';
import type { PlannedComment } from './thread.plan';

/** What a comment is about, as the columns of its row. */
export interface AnchorColumns {
  anchor_kind: AnchorKind;
  anchor_block_id: string | null;
  block_id: string | null;
  anchor_quote: QuoteSelector | null;
}

export type WriteAnchor = (section: SectionPlace, planned: PlannedComment, chance: Chance) => AnchorColumns;

export const WHOLE_SECTION: AnchorColumns = {
  anchor_kind: 'section',
  anchor_block_id: null,
  block_id: null,
  anchor_quote: null,
};

export const wholeBlock = (id: string): AnchorColumns => ({
  ...{ anchor_kind: 'block', anchor_block_id: id, block_id: id, anchor_quote: null },
});

/** Mostly whole sections; of the others one in five quotes forty characters. */
export const plainAnchor: WriteAnchor = ({ blocks }, _, chance) => {
  const block = chance.happens(0.3) ? blocks[chance.below(blocks.length)] : undefined;
  if (!block) return WHOLE_SECTION;
  if (chance.happens(0.8)) return wholeBlock(block.id);
  const start = chance.below(100);
  return {
    ...wholeBlock(block.id),
    anchor_kind: 'quote',
    anchor_quote: { exact: block.text.slice(start, start + 40), prefix: '', suffix: '', start },
  };
};
