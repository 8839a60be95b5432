import { alignExact } from './block.alignment';

/** A section in a tree: what it is known by in both trees that are compared, and the section that it stands below. */
export interface StandingBelow {
  id: string;
  parentId: string | null;
}

/**
 * Sections that have not moved from one tree to another: they stand below the same section and, of those, as many as possible go on
 * in the order that they had. So what was carried past others has moved, and not what it passed. Of two that changed places, the
 * second goes on. Both trees in reading order. Pure; the square of the number of sections below one parent, at worst.
 */
export function unmovedSections(
  before: readonly StandingBelow[],
  after: readonly StandingBelow[],
): Set<string> {
  const were = idsByParent(before);
  return new Set(
    [...idsByParent(after)].flatMap(([parentId, ids]) =>
      alignExact(were.get(parentId) ?? [], ids).flatMap(([, at]) => ids[at] ?? []),
    ),
  );
}

function idsByParent(sections: readonly StandingBelow[]): Map<string | null, string[]> {
  const groups = new Map<string | null, string[]>();
  for (const { id, parentId } of sections) {
    const group = groups.get(parentId);
    if (group) group.push(id);
    else groups.set(parentId, [id]);
  }
  return groups;
}
