/** A section in the tree of an edition. */
export interface OutlineEntry {
  id: string;
  parentId: string | null;
  slug: string;
  number: string;
  title: string;
  depth: number;
}

/**
 * The part of the tree that surrounds a section, in the order of reading: the sections above it, those beside it, and those
 * right below it. Pure.
 */
export function branchOf<Entry extends OutlineEntry>(entries: readonly Entry[], sectionId: string): Entry[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const section = byId.get(sectionId);
  if (!section) return [];
  const above = new Set<string>();
  for (let { parentId } = section; parentId !== null && !above.has(parentId);) {
    above.add(parentId);
    parentId = byId.get(parentId)?.parentId ?? null;
  }
  const isBeside = ({ parentId }: Entry): boolean => parentId !== null && parentId === section.parentId;
  return entries.filter(
    (entry) =>
      entry.id === sectionId || above.has(entry.id) || isBeside(entry) || entry.parentId === sectionId,
  );
}
