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
 * The part of the tree that surrounds a section, in the order of reading: its chapter, the children of each section above it,
 * and its own. Pure.
 */
export function branchOf<Entry extends OutlineEntry>(entries: readonly Entry[], sectionId: string): Entry[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const path = new Set<string>();
  let chapter = sectionId;
  for (let id: string | null | undefined = sectionId; id; id = byId.get(id)?.parentId) {
    if (path.has(id)) break;
    path.add(id);
    chapter = id;
  }
  return entries.filter(({ id, parentId }) => id === chapter || (parentId !== null && path.has(parentId)));
}
