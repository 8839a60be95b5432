import { unmovedSections } from '../text';

/** What becomes of a section from one edition to the next. Several may hold, `added` and `retired` alone. */
export type EditionChange = 'added' | 'changed' | 'moved' | 'renamed' | 'retired';

/** A section as it stands in an edition or in the working tree. */
export interface StandingSection {
  id: string;
  slug: string;
  number: string;
  title: string;
  parentId: string | null;
  versionId: string;
  /** The same for the same text, its title left out: a new title is a new name, not a new text. */
  digest: string;
}

export interface ChangedSection {
  sectionId: string;
  /** As it will be called, or was if it is retired. */
  slug: string;
  number: string;
  title: string;
  changes: EditionChange[];
  /** Its text in the edition before, and in the one that comes. */
  fromVersionId: string | null;
  toVersionId: string | null;
}

/**
 * What an edition changes in the one before it, both in reading order: first what it holds, in its order, then what it no longer does.
 * Sections that keep their order below the same parent have not moved, whatever was put between them. Pure.
 */
export function changesBetween(
  before: readonly StandingSection[],
  after: readonly StandingSection[],
): ChangedSection[] {
  const was = new Map(before.map((section) => [section.id, section]));
  const is = new Map(after.map((section) => [section.id, section]));
  const unmoved = unmovedSections(before, after);
  const changed = after.map((section): ChangedSection => {
    const old = was.get(section.id);
    const changes: EditionChange[] = [];
    if (!old) changes.push('added');
    else {
      if (old.digest !== section.digest) changes.push('changed');
      if (!unmoved.has(section.id)) changes.push('moved');
      if (old.title !== section.title || old.number !== section.number || old.slug !== section.slug)
        changes.push('renamed');
    }
    return told(section, changes, { from: old ?? null, to: section });
  });
  const retired = before
    .filter(({ id }) => !is.has(id))
    .map((section) => told(section, ['retired'], { from: section, to: null }));
  return [...changed.filter(({ changes }) => changes.length > 0), ...retired];
}

const told = (
  { id, slug, number, title }: StandingSection,
  changes: EditionChange[],
  { from, to }: Record<'from' | 'to', StandingSection | null>,
): ChangedSection => ({
  sectionId: id,
  ...{ slug, number, title, changes },
  fromVersionId: from?.versionId ?? null,
  toVersionId: to?.versionId ?? null,
});
