import { newId } from '#kernel';
import type { ImportOutcome } from '../doctrine.import';
import { decideImport } from '../doctrine.import';
import type { CurrentSection } from '../doctrine.tree';
import type { ImportPlan, ImportWarning, MissingFile, ParsedDoctrine, PlannedChange } from '../text';
import { type ChosenScope, scopeImport } from './import.scope';

/** Counts comments on sections; comments are above this domain, so the caller brings the counting. */
export type CountComments = (sectionIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;

/** A line of the plan, with the comments that it concerns. */
export type PlannedLine = PlannedChange & { comments: number };

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
export const concernedIds = ({ plan, idBySlug }: ImportOutcome): string[] =>
  plan.sections.flatMap(({ currentSlug, changes }) =>
    currentSlug !== null && !changes.includes('unchanged') ? [idBySlug.get(currentSlug) ?? ''] : [],
  );

/** The plan as kept, with the comments counted by section. */
export function plannedOf(
  { plan, idBySlug, nothingToDo }: ImportOutcome,
  read: ParsedDoctrine,
  counts: ReadonlyMap<string, number>,
): PlannedImport {
  const sections = plan.sections.map((section): PlannedLine => ({
    ...section,
    comments: section.currentSlug === null ? 0 : (counts.get(idBySlug.get(section.currentSlug) ?? '') ?? 0),
  }));
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
