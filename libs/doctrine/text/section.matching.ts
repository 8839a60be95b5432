import type { ParsedBlock } from './section.types';
import { fingerprint, similarity } from './text.similarity';

/** What the plan of an import needs of a section, current or imported. */
export interface PlannedSection {
  slug: string;
  number: string;
  title: string;
  parentSlug: string | null;
  /** Among those below the same section. */
  position: number;
  /** The first is the section's title. */
  blocks: readonly Pick<ParsedBlock, 'kind' | 'text'>[];
}

/** How a section was recognised. */
export type SectionMatch = 'slug' | 'title' | 'text';

export interface MatchedSection {
  /** Slug of the section that it is. */
  current: string;
  by: SectionMatch;
  /** How similar their words are; 1 for the same slug. */
  score: number;
}

/** By slug of the imported section. */
export type SectionMatches = ReadonlyMap<string, MatchedSection>;

/** A section with another address and title is the same one from here on, by its words (see `similarity`). */
const SAME_SECTION = 0.6;
/** With the same title, a third of the words is enough; titles like "Exemple" stand in many places. */
const SAME_TITLED_SECTION = 0.3;
/** Parts of a fingerprint from which words alone, without the title, can tell one section from another. */
const TELLING_PARTS = 20;

/** Pairs sections: the same slug, else the same title with a similar text (or none on both sides), else a similar text. */
export function matchSections(
  current: readonly PlannedSection[],
  imported: readonly PlannedSection[],
): SectionMatches {
  const matches = new Map<string, MatchedSection>();
  const known = new Set(current.map(({ slug }) => slug));
  for (const { slug } of imported)
    if (known.has(slug)) matches.set(slug, { current: slug, by: 'slug', score: 1 });
  const left = current.filter(({ slug }) => !matches.has(slug));
  const come = imported.filter(({ slug }) => !matches.has(slug));
  const used = new Set<string>();
  for (const { to, ...match } of likelyPairs(left, come)) {
    if (used.has(match.current) || matches.has(to)) continue;
    used.add(match.current);
    matches.set(to, match);
  }
  return matches;
}

interface LikelyPair extends MatchedSection {
  /** Slug of the imported section. */
  to: string;
}

/** All pairs that may be one section, the best first: those with the same title before the others. */
function likelyPairs(current: readonly PlannedSection[], imported: readonly PlannedSection[]): LikelyPair[] {
  const left = current.map(readForMatching);
  const pairs = imported.map(readForMatching).flatMap((to) =>
    left.flatMap((from): LikelyPair[] => {
      const score = similarity(from.print, to.print);
      const pair = { current: from.slug, to: to.slug, score };
      if (from.title === to.title && score >= SAME_TITLED_SECTION) return [{ ...pair, by: 'title' }];
      const isTelling = Math.min(from.print.size, to.print.size) > TELLING_PARTS;
      return isTelling && score >= SAME_SECTION ? [{ ...pair, by: 'text' }] : [];
    }),
  );
  const rank = ({ score, by }: LikelyPair): number => score + (by === 'title' ? 1 : 0);
  return pairs.sort((a, b) => rank(b) - rank(a));
}

/** The words of a section below its title, one block after the other. */
export const wordsBelowTitle = ({ blocks }: PlannedSection, separator: string): string =>
  blocks
    .slice(1)
    .map(({ text }) => text)
    .join(separator);

const readForMatching = (section: PlannedSection) => ({
  slug: section.slug,
  title: fold(section.title),
  print: fingerprint(wordsBelowTitle(section, ' ')),
});

const fold = (title: string): string =>
  title
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
