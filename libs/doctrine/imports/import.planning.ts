import { newId } from '#kernel';
import { decideImport, type ImportOutcome } from '../doctrine.import';
import type { CurrentSection } from '../doctrine.tree';
import type { ImportPlan, ImportWarning, MissingFile, ParsedDoctrine, PlannedChange } from '../text';
import { type ChosenScope, scopeImport } from './import.scope';

/** Counts comments by what they are on; comments are above this domain, so the caller brings the counting. */
export type CountComments = (ids: readonly string[]) => Promise<ReadonlyMap<string, number>>;

/** The two countings that a plan needs. */
export interface CommentCounting {
  onSections: CountComments;
  onBlocks: CountComments;
}

/** A line of the plan, with the comments that it concerns. */
export type PlannedLine = PlannedChange & {
  comments: number;
  /** Of these, those on paragraphs that would be in no section any more. */
  commentsOnRemoved?: number;
  /** The section that it will be. */
  sectionId?: string;
  /** Identities of its blocks after the import, when its text changes. */
  blockIds?: string[];
};

/** What an import would do, as it is shown and kept. */
export interface PlannedImport {
  sections: PlannedLine[];
  totals: ImportPlan['totals'];
  blocks: ImportPlan['blocks'];
  /** Comments on sections that change, move or are retired. */
  comments: number;
  nothingToDo: boolean;
  warnings: ImportWarning[];
  missingImages: MissingFile[];
  missingLinks: MissingFile[];
}

/** What an import of a text read would do and write. Pure but for new identities; about 1 s for the whole CI-SIS doctrine. */
export function decideScoped(
  tree: readonly CurrentSection[],
  read: ParsedDoctrine,
  chosen: ChosenScope,
): ImportOutcome {
  const scoped = scopeImport(tree, read, chosen);
  return decideImport(scoped.current, scoped.read, newId, scoped.outside);
}

/** Sections whose comments a person should think of before the import. */
const concernedIds = ({ plan, idBySlug }: ImportOutcome): string[] =>
  plan.sections.flatMap(({ currentSlug, changes }) =>
    currentSlug !== null && !changes.includes('unchanged') ? [idBySlug.get(currentSlug) ?? ''] : [],
  );

/** Blocks that would be in no section any more, by the section that they are in. */
function removedBlocks(
  tree: readonly CurrentSection[],
  { versions, retiredIds }: ImportOutcome,
): Map<string, string[]> {
  const stay = new Set(versions.flatMap(({ blocks }) => blocks.map(({ id }) => id)));
  const touched = new Set([...versions.map(({ sectionId }) => sectionId), ...retiredIds]);
  return new Map(
    tree
      .filter(({ id }) => touched.has(id))
      .map(({ id, blocks }) => [id, blocks.flatMap((block) => (stay.has(block.id) ? [] : [block.id]))]),
  );
}

/** The plan as kept, with the comments counted by section. Two statements. */
export async function plannedOf(
  tree: readonly CurrentSection[],
  outcome: ImportOutcome,
  read: ParsedDoctrine,
  counting: CommentCounting,
): Promise<PlannedImport> {
  const { plan, idBySlug, nothingToDo } = outcome;
  const counts = await counting.onSections(concernedIds(outcome));
  const removed = removedBlocks(tree, outcome);
  const onRemoved = await counting.onBlocks([...removed.values()].flat());
  const blockIds = new Map(
    outcome.versions.map(({ sectionId, blocks }) => [sectionId, blocks.map(({ id }) => id)]),
  );
  const sections = plan.sections.map((section): PlannedLine => {
    const current = section.currentSlug === null ? '' : (idBySlug.get(section.currentSlug) ?? '');
    const sectionId = idBySlug.get(section.importedSlug ?? section.currentSlug ?? '');
    const own = sectionId === undefined ? undefined : blockIds.get(sectionId);
    return {
      ...section,
      comments: counts.get(current) ?? 0,
      commentsOnRemoved: (removed.get(current) ?? []).reduce((sum, id) => sum + (onRemoved.get(id) ?? 0), 0),
      ...(sectionId !== undefined && { sectionId }),
      ...(own && { blockIds: own }),
    };
  });
  return {
    sections,
    totals: plan.totals,
    blocks: plan.blocks,
    comments: sections.reduce((sum, { comments }) => sum + comments, 0),
    nothingToDo,
    warnings: read.warnings,
    missingImages: read.missingImages,
    missingLinks: read.missingLinks,
  };
}
