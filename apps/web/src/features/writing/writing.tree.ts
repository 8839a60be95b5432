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
  /** Behind which of those there; null: before them all. Others may have moved it meanwhile: then the API refuses. */
  after: string | null;
}

export const STEPS = ['up', 'down', 'in', 'out'] as const;

/** One step up, down, in or out of a section, null where there is none. */
export function stepsOf(sections: readonly Placed[], section: Placed): Steps {
  const { id, parentId } = section;
  const siblings = sections.filter((one) => one.parentId === parentId);
  const at = siblings.findIndex((one) => one.id === id);
  const [before, next] = [siblings[at - 1], siblings[at + 1]];
  const parent = sections.find((one) => one.id === parentId);
  return {
    up: before ? { parentId, after: siblings[at - 2]?.id ?? null } : null,
    down: next ? { parentId, after: next.id } : null,
    in: before ? { parentId: before.id, after: lastBelow(sections, before.id) } : null,
    out: parent ? { parentId: parent.parentId, after: parent.id } : null,
  };
}

/** The last of those below a section, or at the top: behind it is the end. */
export const lastBelow = (sections: readonly Placed[], parentId: string | null): string | null =>
  sections.findLast((one) => one.parentId === parentId)?.id ?? null;

/** The place where a section stands. */
export function presentPlace(sections: readonly Placed[], { id, parentId }: Placed): Place {
  const siblings = sections.filter((one) => one.parentId === parentId);
  return { parentId, after: siblings[siblings.findIndex((one) => one.id === id) - 1]?.id ?? null };
}

/** The places below one section, or at the top: before all that stand there, or behind one of them. */
export interface Places<Section> {
  /** Null: at the top. */
  parent: Section | null;
  siblings: Section[];
}

/** All places that a section may take: not below itself. `moved` null for a new one. Places at the top first, then in reading order. */
export function placesOf<Section extends Placed>(
  sections: readonly Section[],
  moved: string | null,
): Places<Section>[] {
  const own = moved === null ? new Set<string>() : withBelow(sections, moved);
  const others = sections.filter(({ id }) => !own.has(id));
  return [null, ...others].map((parent) => ({
    parent,
    siblings: others.filter(({ parentId }) => parentId === (parent?.id ?? null)),
  }));
}

/** Where a section stands among those with the same one above it, from 0. */
export const rankOf = (sections: readonly Placed[], section: Placed): number =>
  sections.filter(({ parentId }) => parentId === section.parentId).findIndex(({ id }) => id === section.id);

/** A place as the value of a choice: « parent|after ». */
export const placeValue = ({ parentId, after }: Place): string => `${parentId ?? ''}|${after ?? ''}`;

/** The place that a value stands for. What is none says nothing of the neighbour: the end of the top. */
export function placeOf(value: string): Place | Pick<Place, 'parentId'> {
  const [parentId = '', after] = value.split('|');
  return after === undefined ? { parentId: null } : { parentId: parentId || null, after: after || null };
}

interface Named extends Placed {
  number: string;
  title: string;
}

/**
 * The section that another would double by its name: of the same title under the same section, or of the same title and number
 * wherever it stands. Case and spaces do not count.
 */
export function doubleOf<Section extends Named>(
  sections: readonly Section[],
  named: Omit<Named, 'id' | 'position'>,
): Section | null {
  const same = (one: string, other: string): boolean =>
    one.trim().toLowerCase().replace(/\s+/g, ' ') === other.trim().toLowerCase().replace(/\s+/g, ' ');
  const found = sections.find(
    ({ number, title, parentId }) =>
      same(title, named.title) &&
      (parentId === named.parentId || (named.number.trim() !== '' && same(number, named.number))),
  );
  return found ?? null;
}

/** Ids of a section and of all that stand below it. */
export function withBelow(sections: readonly Placed[], id: string): Set<string> {
  const ids = new Set([id]);
  // Parents stand before their children.
  for (const section of sections) if (ids.has(section.parentId ?? '')) ids.add(section.id);
  return ids;
}
