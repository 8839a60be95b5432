import {
  assignBlockIds,
  type Block,
  blockDescents,
  type KnownBlock,
  matchSections,
  type ParsedDoctrine,
  type SectionText,
} from '#doctrine';
import type { PlacedPair } from './edition.pair';
import { EditionWords } from './edition.text';
import { placeAll } from './judged.quotes';
import { PublishedEdition } from './published.edition';
import type { SampledQuote } from './quote.sample';

/**
 * Two editions with the identities that an import would give them and the places that a worker would find, without database or processes:
 * sections matched, blocks recognised, what was split and joined told. Seconds for 2 × 36,000 words.
 */
export function recognisedPair(
  from: ParsedDoctrine,
  to: ParsedDoctrine,
  sample: (before: EditionWords) => readonly SampledQuote[],
): PlacedPair {
  let made = 0;
  const newId = (): string => `block-${(made += 1)}`;
  const matches = matchSections(from.sections, to.sections);
  const old = sectionsOf(from, (slug) => slug, [], newId);
  const known = blocksOf(old);
  const next = sectionsOf(to, (slug) => matches.get(slug)?.current ?? `new ${slug}`, known, newId);
  const before = new PublishedEdition('before', EditionWords.of(from), old);
  const after = new PublishedEdition('after', EditionWords.of(to), next);
  const descents = blockDescents(known, blocksOf(next));
  return { before, after, job: placeAll(before, after, sample(before.words), descents) };
}

function sectionsOf(
  { sections }: ParsedDoctrine,
  keyOf: (slug: string) => string,
  known: readonly KnownBlock[],
  newId: () => string,
): SectionText[] {
  const placed = sections.flatMap(({ slug, blocks }) =>
    blocks.map((block) => ({ ...block, section: keyOf(slug) })),
  );
  const ids = assignBlockIds(known, placed, newId);
  let at = 0;
  return sections.map(({ slug, blocks }) => ({
    sectionId: keyOf(slug),
    versionId: slug,
    blocks: blocks.map((block): Block => ({ ...block, id: ids[at++]?.id ?? newId() })),
  }));
}

const blocksOf = (sections: readonly SectionText[]): KnownBlock[] =>
  sections.flatMap(({ sectionId, blocks }) => blocks.map((block) => ({ ...block, section: sectionId })));
