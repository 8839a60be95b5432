import type { AnchorToPlace } from '#doctrine';
import { selectorOf } from '#doctrine';
import type { MadeAnchor } from '../placements/anchored.comments';
import { type DraftSection, newWords } from '../placements/drafted.edition';
import type { PublishedEdition } from '../placements/published.edition';
import { randomFrom } from '../placements/quote.sample';

const PAGES = 12;
const SECTIONS_OF_A_PAGE = 10;
const BLOCKS_OF_A_SECTION = 8;

const SYLLABLES = 'ba ce di fo gu la me ni po ru sa te vi zo chan tour ment lier reau quoi'.split(' ');

/** A doctrine of words that mean nothing: 120 sections, 960 paragraphs, every one with words of its own. */
export function writtenDoctrine(seed: number): DraftSection[] {
  const random = randomFrom(seed);
  const any = (): string => SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? '';
  const words = (count: number): string =>
    Array.from({ length: count }, () => any() + any() + (random() < 0.5 ? any() : '')).join(' ');
  return Array.from({ length: PAGES * SECTIONS_OF_A_PAGE }, (_, index) => ({
    page: `0${String(10 + Math.floor(index / SECTIONS_OF_A_PAGE))}-page.md`,
    title: newWords(`Titre ${words(3)}`),
    blocks: Array.from({ length: BLOCKS_OF_A_SECTION }, () => ({
      kind: 'paragraph' as const,
      words: newWords(`${words(12 + Math.floor(random() * 30))}.`),
    })),
  })).map((section) => ({
    ...section,
    page: section.page.replace('page', `page-${section.page.slice(1, 3)}`),
  }));
}

/** Anchors of every kind, spread over the whole edition: three quotes for one block and one section. */
export function anchorsOver(edition: PublishedEdition, count: number): MadeAnchor[] {
  const { blocks } = edition.words;
  return Array.from({ length: count }, (_, index) => {
    const ordinal = Math.floor((index * blocks.length) / count);
    const section = edition.section(ordinal);
    const blockId = edition.blockId(ordinal);
    const where = { sectionId: section.sectionId };
    const anchor = ((): AnchorToPlace => {
      if (index % 5 === 0) return { kind: 'section', ...where, blockId: null, quote: null };
      if (index % 5 === 1) return { kind: 'block', ...where, blockId, quote: null };
      const { length } = edition.words.block(ordinal).text;
      const start = Math.min(index % 20, Math.max(0, length - 20));
      const passage = { blockId, start, endBlockId: blockId, end: Math.min(length, start + 40) };
      return { kind: 'quote', ...where, blockId, quote: selectorOf(section.blocks, passage) };
    })();
    return { section, anchor };
  });
}
