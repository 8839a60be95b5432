import type { SectionEntry } from '../doctrine.queries';
import { unmovedSections } from '../text';

/** What became of a section from one edition to another; several may be true. */
export const SECTION_CHANGES = [
  'added',
  'removed',
  'moved',
  'renumbered',
  'renamed',
  'merged',
  'split',
  'changed',
] as const;
export type SectionChangeKind = (typeof SECTION_CHANGES)[number];

/** A section in an edition, with the version of its text. */
export interface EditionSection extends SectionEntry {
  versionId: string;
  ordinal: number;
  /** Characters of its HTML. */
  length: number;
}

/** An act recorded on the tree: a section merged into another, or split, the other being made of its end. */
export interface SectionAct {
  kind: 'merged' | 'split';
  sectionId: string;
  otherSectionId: string;
}

export interface SectionChange {
  sectionId: string;
  kinds: SectionChangeKind[];
  before: EditionSection | null;
  after: EditionSection | null;
  /** What it was merged into, or made of; for a section that was split, what was made of it. */
  related: EditionSection[];
}

/**
 * What changed between two editions, in the reading order of the newer; what was removed stands after what came before it. Sections of
 * which nothing changed are left out. Pure; the square of the number of sections with one parent.
 */
export function releaseChanges(
  before: readonly EditionSection[],
  after: readonly EditionSection[],
  acts: readonly SectionAct[],
): SectionChange[] {
  const earlier = new Map(before.map((section) => [section.id, section]));
  const later = new Map(after.map((section) => [section.id, section]));
  const unmoved = unmovedSections(before, after);

  const changeOf = (id: string): SectionChange => {
    const [was, is] = [earlier.get(id) ?? null, later.get(id) ?? null];
    const kinds: SectionChangeKind[] = [];
    const related: EditionSection[] = [];
    if (!was) kinds.push('added');
    if (!is) kinds.push('removed');
    for (const act of acts) {
      const other =
        act.sectionId === id ? act.otherSectionId : act.otherSectionId === id ? act.sectionId : null;
      if (other === null) continue;
      // Only what happened between the two editions: one of the two sections stands in only one of them.
      const happened =
        act.kind === 'merged'
          ? earlier.has(act.sectionId) && !later.has(act.sectionId)
          : later.has(act.otherSectionId) && !earlier.has(act.otherSectionId);
      const section = later.get(other) ?? earlier.get(other);
      if (!happened || !section) continue;
      if (!kinds.includes(act.kind)) kinds.push(act.kind);
      related.push(section);
    }
    if (was && is) {
      if (!unmoved.has(id)) kinds.push('moved');
      if (was.number !== is.number) kinds.push('renumbered');
      if (was.title !== is.title) kinds.push('renamed');
      if (was.versionId !== is.versionId) kinds.push('changed');
    }
    return { sectionId: id, kinds, before: was, after: is, related };
  };

  const ids: string[] = [];
  let next = 0;
  const removedOnes = (upTo: number): void => {
    for (; next < upTo; next += 1) {
      const section = before[next];
      if (section && !later.has(section.id)) ids.push(section.id);
    }
  };
  const placeBefore = new Map(before.map(({ id }, place) => [id, place]));
  for (const { id } of after) {
    ids.push(id);
    const place = placeBefore.get(id);
    // A section that went down the text takes nothing with it.
    if (place !== undefined && unmoved.has(id)) {
      const following = before.findIndex((section, at) => at > place && later.has(section.id));
      removedOnes(following < 0 ? before.length : following);
    }
  }
  removedOnes(before.length);
  return ids.map(changeOf).filter(({ kinds }) => kinds.length > 0);
}
