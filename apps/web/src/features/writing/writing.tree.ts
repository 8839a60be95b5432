/** What of a section decides its place. */
export interface Placed {
  id: string;
  parentId: string | null;
  position: number;
}

export interface Node<Section> {
  section: Section;
  children: Node<Section>[];
}

/** A flat list in reading order as a tree. */
export function treeOf<Section extends Placed>(sections: readonly Section[]): Node<Section>[] {
  const nodes = new Map(
    sections.map((section) => [section.id, { section, children: [] as Node<Section>[] }]),
  );
  const top: Node<Section>[] = [];
  for (const node of nodes.values()) (nodes.get(node.section.parentId ?? '')?.children ?? top).push(node);
  return top;
}

/** Where a section may go by one step. */
export interface Steps {
  up: Place | null;
  down: Place | null;
  /** Under the section before it. */
  in: Place | null;
  /** Behind the section that it stands under. */
  out: Place | null;
}

export interface Place {
  parentId: string | null;
  /** Null: the last. */
  position: number | null;
}

export const STEPS = ['up', 'down', 'in', 'out'] as const;

/** One step up, down, in or out of a section, null where there is none. */
export function stepsOf(sections: readonly Placed[], section: Placed): Steps {
  const { id, parentId } = section;
  const siblings = sections.filter((one) => one.parentId === parentId);
  const at = siblings.findIndex((one) => one.id === id);
  const before = siblings[at - 1];
  const parent = sections.find((one) => one.id === parentId);
  return {
    up: before ? { parentId, position: at - 1 } : null,
    down: at < siblings.length - 1 ? { parentId, position: at + 1 } : null,
    in: before ? { parentId: before.id, position: null } : null,
    out: parent ? { parentId: parent.parentId, position: parent.position + 1 } : null,
  };
}

/** Ids of a section and of all that stand below it. */
export function withBelow(sections: readonly Placed[], id: string): Set<string> {
  const ids = new Set([id]);
  // Parents stand before their children.
  for (const section of sections) if (ids.has(section.parentId ?? '')) ids.add(section.id);
  return ids;
}
