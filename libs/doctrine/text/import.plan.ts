import { counted } from '#platform/text';
import { assignBlockIds, type BlockOrigin } from './block.identity';
import { alignExact } from './block.alignment';
import type { ParsedBlock } from './section.types';
import { fingerprint, similarity } from './text.similarity';

/** What the plan needs of a section, current or imported; both trees in document order. */
export interface PlannedSection {
  slug: string;
  number: string;
  title: string;
  parentSlug: string | null;
  position: number;
  blocks: readonly Pick<ParsedBlock, 'kind' | 'text'>[];
}

/** What happens to a section; several can. Nothing of it and `unchanged` stands alone. */
export type SectionChange =
  'added' | 'changed' | 'moved' | 'renumbered' | 'renamed' | 'retired' | 'unchanged';

/** How a section was recognised. */
export type SectionMatch = 'slug' | 'title' | 'text';

export interface PlannedChange {
  /** Slug of the existing section, which keeps its identity; null when it is added. */
  currentSlug: string | null;
  /** Slug in the imported tree; null when it is retired. */
  importedSlug: string | null;
  number: string;
  title: string;
  changes: SectionChange[];
  matchedBy: SectionMatch | null;
  /** French sentence for the operator. */
  why: string;
  blocks: Record<BlockOrigin, number> & { removed: number };
}

export interface ImportPlan {
  sections: PlannedChange[];
  totals: Record<SectionChange, number>;
  blocks: Record<BlockOrigin, number> & { removed: number };
}

/** A section with another address and title is the same one from here on, by its words (see `similarity`). */
const SAME_SECTION = 0.6;
/** With the same title, a third of the words is enough; titles like "Exemple" stand in many places. */
const SAME_TITLED_SECTION = 0.3;

interface Candidate {
  from: string;
  to: string;
  by: SectionMatch;
  score: number;
}

type Matches = Map<string, { current: string; by: SectionMatch; score: number }>;

const printOf = (section: PlannedSection) =>
  fingerprint(
    section.blocks
      .slice(1)
      .map((block) => block.text)
      .join(' '),
  );

/** Pairs sections: the same slug, else the same title with a similar text (or none on both sides), else a similar text. */
export function matchSections(
  current: readonly PlannedSection[],
  imported: readonly PlannedSection[],
): Matches {
  const matches: Matches = new Map();
  const known = new Set(current.map((section) => section.slug));
  for (const { slug } of imported)
    if (known.has(slug)) matches.set(slug, { current: slug, by: 'slug', score: 1 });
  const gone = new Set(imported.map((section) => section.slug));
  const left = current
    .filter((section) => !gone.has(section.slug))
    .map((section) => ({ section, print: printOf(section) }));
  const come = imported
    .filter((section) => !matches.has(section.slug))
    .map((section) => ({ section, print: printOf(section) }));
  const candidates = come.flatMap((to) =>
    left.flatMap((from): Candidate[] => {
      const sameTitle = fold(from.section.title) === fold(to.section.title);
      const parts = Math.min(from.print.size, to.print.size);
      const score = similarity(from.print, to.print);
      const pair = { from: from.section.slug, to: to.section.slug, score };
      if (sameTitle && score >= SAME_TITLED_SECTION) return [{ ...pair, by: 'title' }];
      if (parts > 20 && score >= SAME_SECTION) return [{ ...pair, by: 'text' }];
      return [];
    }),
  );
  const rank = (candidate: Candidate): number => candidate.score + (candidate.by === 'title' ? 1 : 0);
  candidates.sort((a, b) => rank(b) - rank(a));
  const used = new Set<string>();
  for (const { from, to, by, score } of candidates) {
    if (used.has(from) || matches.has(to)) continue;
    used.add(from);
    matches.set(to, { current: from, by, score });
  }
  return matches;
}

const fold = (title: string): string =>
  title
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Imported sections that changed parent, or place among the siblings that stayed: not those that others merely pushed along. */
function movedSections(
  current: readonly PlannedSection[],
  imported: readonly PlannedSection[],
  matches: Matches,
): Set<string> {
  const moved = new Set<string>();
  const come = new Set(imported.map((section) => section.slug));
  const bySlug = new Map(current.map((section) => [section.slug, section]));
  const stayed = new Map<string, { before: PlannedSection; slug: string }[]>();
  for (const section of imported) {
    const before = bySlug.get(matches.get(section.slug)?.current ?? '');
    if (!before) continue;
    const parent =
      section.parentSlug === null
        ? null
        : (matches.get(section.parentSlug)?.current ??
          // A section outside of what is imported stands where it stood.
          (come.has(section.parentSlug) ? `new:${section.parentSlug}` : section.parentSlug));
    if (parent !== before.parentSlug) moved.add(section.slug);
    else stayed.set(parent ?? '', [...(stayed.get(parent ?? '') ?? []), { before, slug: section.slug }]);
  }
  for (const siblings of stayed.values()) {
    const now = siblings.map(({ before }) => before.slug);
    const once = [...siblings]
      .sort((a, b) => a.before.position - b.before.position)
      .map(({ before }) => before.slug);
    const inOrder = new Set(alignExact(once, now).map(([, at]) => at));
    siblings.forEach(({ slug }, at) => {
      if (!inOrder.has(at)) moved.add(slug);
    });
  }
  return moved;
}

const noBlocks = (): PlannedChange['blocks'] => ({ kept: 0, moved: 0, reworded: 0, new: 0, removed: 0 });

/**
 * What an import would do, as data and before anything is done: which sections are added, changed, moved, renamed, renumbered,
 * retired or left alone, and how many of their blocks keep their identity. A retired section and its comments stay readable. Pure.
 */
export function planImport(
  current: readonly PlannedSection[],
  imported: readonly PlannedSection[],
): ImportPlan {
  const matches = matchSections(current, imported);
  const moved = movedSections(current, imported, matches);
  const bySlug = new Map(current.map((section) => [section.slug, section]));
  const known = current.flatMap((section) =>
    section.blocks.map((block) => ({ ...block, section: section.slug, id: '' })),
  );
  const placed = imported.flatMap((section) =>
    section.blocks.map((block) => ({
      ...block,
      section: matches.get(section.slug)?.current ?? `new:${section.slug}`,
    })),
  );
  const identified = assignBlockIds(known, placed, () => '');
  const continued = new Set(identified.flatMap(({ previous }) => (previous === null ? [] : [previous])));
  const removed = new Map<string, number>();
  known.forEach((block, index) => {
    if (!continued.has(index)) removed.set(block.section, (removed.get(block.section) ?? 0) + 1);
  });
  const leftFor = new Map<string, number>();
  let at = 0;
  const sections = imported.map((section): PlannedChange => {
    const match = matches.get(section.slug);
    const before = match && bySlug.get(match.current);
    const blocks = noBlocks();
    for (const { origin, previous } of identified.slice(at, (at += section.blocks.length))) {
      blocks[origin] += 1;
      const from = previous === null ? undefined : known[previous]?.section;
      if (from !== undefined && from !== match?.current) leftFor.set(from, (leftFor.get(from) ?? 0) + 1);
    }
    if (!before) {
      const from = blocks.moved + blocks.reworded;
      const why = `Aucune section existante n’a cette adresse, ce titre ou un texte proche${from > 0 ? ` ; ${counted(from, 'paragraphe vient', 'paragraphes viennent')} d’autres sections` : ''}.`;
      return {
        currentSlug: null,
        importedSlug: section.slug,
        number: section.number,
        title: section.title,
        changes: ['added'],
        matchedBy: null,
        why,
        blocks,
      };
    }
    blocks.removed = removed.get(before.slug) ?? 0;
    const sameText =
      before.blocks
        .slice(1)
        .map((block) => block.text)
        .join('\n') ===
      section.blocks
        .slice(1)
        .map((block) => block.text)
        .join('\n');
    const changes: SectionChange[] = [
      ...(sameText ? [] : ['changed' as const]),
      ...(moved.has(section.slug) ? ['moved' as const] : []),
      ...(before.number === section.number ? [] : ['renumbered' as const]),
      ...(before.title === section.title ? [] : ['renamed' as const]),
    ];
    return {
      currentSlug: before.slug,
      importedSlug: section.slug,
      number: section.number,
      title: section.title,
      changes: changes.length > 0 ? changes : ['unchanged'],
      matchedBy: match.by,
      why: explain(match, before, section, changes),
      blocks,
    };
  });
  const stay = new Set([...matches.values()].map((match) => match.current));
  const retired = current
    .filter((section) => !stay.has(section.slug))
    .map((section): PlannedChange => {
      const gone = leftFor.get(section.slug) ?? 0;
      return {
        currentSlug: section.slug,
        importedSlug: null,
        number: section.number,
        title: section.title,
        changes: ['retired'],
        matchedBy: null,
        why: `Absente de ce qui est importé${gone > 0 ? ` ; ${gone} de ses paragraphes continuent ailleurs` : ''}.`,
        blocks: { ...noBlocks(), removed: removed.get(section.slug) ?? 0 },
      };
    });
  return summed([...sections, ...retired]);
}

function explain(
  match: { by: SectionMatch; score: number },
  before: PlannedSection,
  section: PlannedSection,
  changes: SectionChange[],
): string {
  const by: Record<SectionMatch, string> = {
    slug: 'Même adresse',
    title: `Même titre et texte proche à ${Math.round(match.score * 100)} %`,
    text: `Texte proche à ${Math.round(match.score * 100)} %`,
  };
  const said: Partial<Record<SectionChange, string>> = {
    changed: 'le texte change',
    moved: before.parentSlug === section.parentSlug ? 'l’ordre change' : 'elle change de place',
    renumbered: `le numéro passe de « ${before.number} » à « ${section.number} »`,
    renamed: `le titre « ${before.title} » change`,
  };
  const what = changes.map((change) => said[change]).filter((sentence) => sentence !== undefined);
  return `${by[match.by]} : ${what.length > 0 ? what.join(', ') : 'rien ne change'}.`;
}

function summed(sections: PlannedChange[]): ImportPlan {
  const totals: ImportPlan['totals'] = {
    added: 0,
    changed: 0,
    moved: 0,
    renumbered: 0,
    renamed: 0,
    retired: 0,
    unchanged: 0,
  };
  const blocks = noBlocks();
  for (const section of sections) {
    for (const change of section.changes) totals[change] += 1;
    blocks.kept += section.blocks.kept;
    blocks.moved += section.blocks.moved;
    blocks.reworded += section.blocks.reworded;
    blocks.new += section.blocks.new;
    blocks.removed += section.blocks.removed;
  }
  return { sections, totals, blocks };
}
