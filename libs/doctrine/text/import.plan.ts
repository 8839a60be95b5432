import { assignBlockIds, type BlockOrigin } from './block.identity';
import { whyAdded, whyRetired, whyTheSame } from './import.reasons';
import {
  type MatchedSection,
  matchSections,
  type PlannedSection,
  type SectionMatch,
  type SectionMatches,
  wordsBelowTitle,
} from './section.matching';
import type { SectionChange } from './section.types';
import { unmovedSections } from './sibling.order';

/** Blocks of a section after the import by where they come from, and those before it that will be in no section any more. */
type BlockCounts = Record<BlockOrigin, number> & { removed: number };

export interface PlannedChange {
  /** Slug of the existing section, which keeps its identity; null when it is added. */
  currentSlug: string | null;
  /** Slug in the imported tree; null when it is retired. */
  importedSlug: string | null;
  number: string;
  title: string;
  changes: SectionChange[];
  matchedBy: SectionMatch | null;
  /** French sentence for the operator. */
  why: string;
  blocks: BlockCounts;
}

export interface ImportPlan {
  sections: PlannedChange[];
  totals: Record<SectionChange, number>;
  blocks: BlockCounts;
}

/**
 * What an import would do, as data and before anything is done: which sections are added, changed, moved, renamed, renumbered,
 * retired or left alone, and how many of their blocks keep their identity. A retired section and its comments stay readable. Both
 * trees in document order. Pure.
 */
export function planImport(
  current: readonly PlannedSection[],
  imported: readonly PlannedSection[],
): ImportPlan {
  const matches = matchSections(current, imported);
  const bySlug = new Map(current.map((section) => [section.slug, section]));
  const unmoved = unmovedByImport(bySlug, imported, matches);
  const fates = followBlocks(current, imported, matches);
  const come = imported.map((section): PlannedChange => {
    const match = matches.get(section.slug);
    const before = match && bySlug.get(match.current);
    const blocks = fates.counts.get(identityOf(section.slug, matches)) ?? noBlocks();
    return before
      ? continued(match, before, section, !unmoved.has(before.slug), blocks)
      : added(section, blocks);
  });
  const stay = new Set([...matches.values()].map((match) => match.current));
  const gone = current
    .filter(({ slug }) => !stay.has(slug))
    .map((section) =>
      retired(section, fates.counts.get(section.slug) ?? noBlocks(), fates.leaving.get(section.slug) ?? 0),
    );
  return summed([...come, ...gone]);
}

/** What an imported section is called while both trees are compared: the slug of the section that it is, or a name that none has. */
const identityOf = (slug: string, matches: SectionMatches): string =>
  matches.get(slug)?.current ?? `new:${slug}`;

/** Slugs of current sections that the import leaves at their place. Those that others merely push along are among them. */
function unmovedByImport(
  bySlug: ReadonlyMap<string, PlannedSection>,
  imported: readonly PlannedSection[],
  matches: SectionMatches,
): Set<string> {
  const come = new Set(imported.map(({ slug }) => slug));
  // A section outside of what is imported stands where it stood.
  const parentOf = ({ parentSlug }: PlannedSection): string | null =>
    parentSlug !== null && come.has(parentSlug) ? identityOf(parentSlug, matches) : parentSlug;
  const after = inOrder(imported);
  // In the order of the import first: the position of a section that was retired may since be another's.
  const before = inOrder(after.flatMap(({ slug }) => bySlug.get(identityOf(slug, matches)) ?? []));
  return unmovedSections(
    before.map(({ slug, parentSlug }) => ({ id: slug, parentId: parentSlug })),
    after.map((section) => ({ id: identityOf(section.slug, matches), parentId: parentOf(section) })),
  );
}

const inOrder = (sections: readonly PlannedSection[]): PlannedSection[] =>
  [...sections].sort((a, b) => a.position - b.position);

interface BlockFates {
  /** By what a section is called in the comparison (see `identityOf`). */
  counts: Map<string, BlockCounts>;
  /** By slug of a current section: how many of its blocks go on in other sections. */
  leaving: Map<string, number>;
}

/** What the import makes of every block. */
function followBlocks(
  current: readonly PlannedSection[],
  imported: readonly PlannedSection[],
  matches: SectionMatches,
): BlockFates {
  const known = current.flatMap(({ slug, blocks }) =>
    blocks.map((block) => ({ ...block, section: slug, id: '' })),
  );
  const placed = imported.flatMap(({ slug, blocks }) =>
    blocks.map((block) => ({ ...block, section: identityOf(slug, matches) })),
  );
  const identified = assignBlockIds(known, placed, () => '');
  const counts = new Map([...known, ...placed].map(({ section }) => [section, noBlocks()]));
  const count = (section: string, fate: keyof BlockCounts): void => {
    const of = counts.get(section);
    if (of) of[fate] += 1;
  };
  const leaving = new Map<string, number>();
  const goesOn = new Set<number>();
  placed.forEach(({ section }, at) => {
    const { origin, previous } = identified[at] ?? { origin: 'new', previous: null };
    count(section, origin);
    const from = previous === null ? undefined : known[previous]?.section;
    if (previous === null || from === undefined) return;
    goesOn.add(previous);
    if (from !== section) leaving.set(from, (leaving.get(from) ?? 0) + 1);
  });
  known.forEach(({ section }, at) => {
    if (!goesOn.has(at)) count(section, 'removed');
  });
  return { counts, leaving };
}

const noBlocks = (): BlockCounts => ({ kept: 0, moved: 0, reworded: 0, new: 0, removed: 0 });

const added = ({ slug, number, title }: PlannedSection, blocks: BlockCounts): PlannedChange => ({
  currentSlug: null,
  importedSlug: slug,
  ...{ number, title, blocks },
  changes: ['added'],
  matchedBy: null,
  why: whyAdded(blocks.moved + blocks.reworded),
});

function continued(
  match: MatchedSection,
  before: PlannedSection,
  after: PlannedSection,
  isMoved: boolean,
  blocks: BlockCounts,
): PlannedChange {
  const { slug, number, title } = after;
  const changes: SectionChange[] = [];
  if (wordsBelowTitle(before, '\n') !== wordsBelowTitle(after, '\n')) changes.push('changed');
  if (isMoved) changes.push('moved');
  if (before.number !== number) changes.push('renumbered');
  if (before.title !== title) changes.push('renamed');
  return {
    currentSlug: before.slug,
    importedSlug: slug,
    ...{ number, title, blocks },
    changes: changes.length > 0 ? changes : ['unchanged'],
    matchedBy: match.by,
    why: whyTheSame(match, before, after, changes),
  };
}

const retired = (
  { slug, number, title }: PlannedSection,
  blocks: BlockCounts,
  leaving: number,
): PlannedChange => ({
  currentSlug: slug,
  importedSlug: null,
  ...{ number, title, blocks },
  changes: ['retired'],
  matchedBy: null,
  why: whyRetired(leaving),
});

function summed(sections: PlannedChange[]): ImportPlan {
  const totals: ImportPlan['totals'] = {
    added: 0,
    changed: 0,
    moved: 0,
    renumbered: 0,
    renamed: 0,
    retired: 0,
    unchanged: 0,
  };
  const blocks = noBlocks();
  for (const section of sections) {
    for (const change of section.changes) totals[change] += 1;
    blocks.kept += section.blocks.kept;
    blocks.moved += section.blocks.moved;
    blocks.reworded += section.blocks.reworded;
    blocks.new += section.blocks.new;
    blocks.removed += section.blocks.removed;
  }
  return { sections, totals, blocks };
}
