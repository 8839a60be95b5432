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
 * which nothing changed are left out. Pure; the square of the number of sections, at worst.
 */
export function releaseChanges(
  before: readonly EditionSection[],
  after: readonly EditionSection[],
  acts: readonly SectionAct[],
): SectionChange[] {
  const earlier = byId(before);
  const later = byId(after);
  const unmoved = unmovedSections(before, after);
  return toldInOrder(before, after, unmoved)
    .map((sectionId): SectionChange => {
      const [was, is] = [earlier.get(sectionId) ?? null, later.get(sectionId) ?? null];
      const { actKinds, related } = actsOn(sectionId, acts, earlier, later);
      const kinds: SectionChangeKind[] = [];
      if (!was) kinds.push('added');
      if (!is) kinds.push('removed');
      kinds.push(...actKinds);
      if (was && is) kinds.push(...differences(was, is, !unmoved.has(sectionId)));
      return { sectionId, kinds, before: was, after: is, related };
    })
    .filter(({ kinds }) => kinds.length > 0);
}

type Edition = ReadonlyMap<string, EditionSection>;

const byId = (sections: readonly EditionSection[]): Edition =>
  new Map(sections.map((section) => [section.id, section]));

function differences(was: EditionSection, is: EditionSection, isMoved: boolean): SectionChangeKind[] {
  const kinds: SectionChangeKind[] = [];
  if (isMoved) kinds.push('moved');
  if (was.number !== is.number) kinds.push('renumbered');
  if (was.title !== is.title) kinds.push('renamed');
  if (was.versionId !== is.versionId) kinds.push('changed');
  return kinds;
}

/** The acts on a section that happened between the two editions: one of the two sections stands in only one of them. */
function actsOn(sectionId: string, acts: readonly SectionAct[], earlier: Edition, later: Edition) {
  const happened = ({ kind, sectionId: own, otherSectionId: other }: SectionAct): boolean =>
    kind === 'merged' ? earlier.has(own) && !later.has(own) : later.has(other) && !earlier.has(other);
  const actKinds = new Set<SectionChangeKind>();
  const related: EditionSection[] = [];
  for (const act of acts) {
    if ((act.sectionId !== sectionId && act.otherSectionId !== sectionId) || !happened(act)) continue;
    const other = act.sectionId === sectionId ? act.otherSectionId : act.sectionId;
    const section = later.get(other) ?? earlier.get(other);
    if (!section) continue;
    actKinds.add(act.kind);
    related.push(section);
  }
  return { actKinds, related };
}

/** Ids of all sections in the order in which they are told of. */
function toldInOrder(
  before: readonly EditionSection[],
  after: readonly EditionSection[],
  unmoved: ReadonlySet<string>,
): string[] {
  const standing = new Set(after.map(({ id }) => id));
  const ids: string[] = [];
  let next = 0;
  const removedOnes = (upTo: number): void => {
    for (const { id } of before.slice(next, upTo)) if (!standing.has(id)) ids.push(id);
    next = Math.max(next, upTo);
  };
  const placeBefore = new Map(before.map(({ id }, place) => [id, place]));
  for (const { id } of after) {
    ids.push(id);
    const place = placeBefore.get(id);
    // A section that went down the text takes nothing with it.
    if (place === undefined || !unmoved.has(id)) continue;
    const following = before.findIndex((section, at) => at > place && standing.has(section.id));
    removedOnes(following < 0 ? before.length : following);
  }
  removedOnes(before.length);
  return ids;
}
