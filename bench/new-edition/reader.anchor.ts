import { selectorOf } from '#doctrine';
import type { SectionPlace } from '../corpus/consultation.rows';
import { type AnchorColumns, WHOLE_SECTION, wholeBlock, type WriteAnchor } from '../corpus/plain.anchor';
import type { Chance } from '../corpus/random';

/** Lengths of quotes in characters, even by their logarithm; a tenth goes on over the next paragraph. */
const SHORTEST = 18;
const LONGEST = 400;
const ACROSS = 0.1;

/** As readers choose: half quote words, three in ten take a paragraph, the others the section. Replies stand with their thread. */
export const readerAnchor: WriteAnchor = (section, { depth }, chance) => {
  if (depth > 0) return WHOLE_SECTION;
  const choice = chance.weighted([
    ['quote', 0.5],
    ['block', 0.3],
    ['section', 0.2],
  ] as const);
  const at = chance.below(section.blocks.length);
  const block = section.blocks[at];
  if (choice === 'section' || !block || block.text === '') return WHOLE_SECTION;
  return (choice === 'quote' ? quoteIn(section, at, chance) : null) ?? wholeBlock(block.id);
};

function quoteIn({ blocks }: SectionPlace, at: number, chance: Chance): AnchorColumns | null {
  const [block, next] = [blocks[at], blocks[at + 1]];
  if (!block || block.text.length < SHORTEST) return null;
  const length = Math.round(SHORTEST * (LONGEST / SHORTEST) ** chance.next());
  const goesOn = next !== undefined && next.text !== '' && chance.happens(ACROSS);
  const start = goesOn
    ? Math.max(0, block.text.length - Math.ceil(length / 2))
    : chance.below(Math.max(1, block.text.length - length + 1));
  const passage = goesOn
    ? {
        blockId: block.id,
        start,
        endBlockId: next.id,
        end: Math.min(next.text.length, Math.ceil(length / 2)),
      }
    : { blockId: block.id, start, endBlockId: block.id, end: Math.min(block.text.length, start + length) };
  return { ...wholeBlock(block.id), anchor_kind: 'quote', anchor_quote: selectorOf(blocks, passage) };
}
