import { createHash } from 'node:crypto';
import type { CurrentSection } from './doctrine.tree';
import {
  assignBlockIds,
  type Block,
  type ImportPlan,
  matchSections,
  type ParsedDoctrine,
  type ParsedSection,
  placeBlockIds,
  type PlannedChange,
  planImport,
} from './text';

/** A section as it will stand, with the identity that it has or gets. */
export interface ImportedSection {
  id: string;
  isNew: boolean;
  slug: string;
  number: string;
  title: string;
  parentId: string | null;
  position: number;
}

/** A text to be written as a new version. */
export interface ImportedVersion {
  sectionId: string;
  ordinal: number;
  title: string;
  markdown: string;
  html: string;
  text: string;
  sourceFile: string | null;
  blocks: Block[];
}

export interface ImportOutcome {
  plan: ImportPlan;
  /** Sections to add, or whose number, title, address or place changes. */
  sections: ImportedSection[];
  versions: ImportedVersion[];
  retiredIds: string[];
  /** Ids by slug, of every section concerned: current and imported addresses. */
  idBySlug: Map<string, string>;
  nothingToDo: boolean;
  /** The same for the same folder read over the same state of the doctrine. */
  digest: string;
}

/**
 * What an import writes, from the working tree (or the part of it that the import concerns; then `outside` holds the sections that the
 * rest hangs below, by address) and the text read; `newId` gives identities to what is new. Pure. Unchanged sections
 * keep their version: a new one is made when the title or the rendered text differs, a changed link or layout included.
 */
export function decideImport(
  tree: readonly CurrentSection[],
  read: ParsedDoctrine,
  newId: () => string,
  outside: ReadonlyMap<string, string> = new Map(),
): ImportOutcome {
  const imported = read.sections;
  const wanted = new Set(imported.map(({ slug }) => slug));
  // A retired section whose address is imported again comes back as itself.
  const current = tree.filter((section) => !section.isRetired || wanted.has(section.slug));
  const matches = matchSections(current, imported);
  const bySlug = new Map(current.map((section) => [section.slug, section]));
  const before = ({ slug }: ParsedSection): CurrentSection | undefined =>
    bySlug.get(matches.get(slug)?.current ?? '');

  const idBySlug = new Map([...outside, ...current.map(({ slug, id }): [string, string] => [slug, id])]);
  for (const section of imported) idBySlug.set(section.slug, before(section)?.id ?? newId());
  const idOf = (slug: string): string => {
    const id = idBySlug.get(slug);
    if (id === undefined) throw new Error(`no identity for section ${slug}`);
    return id;
  };

  const blocks = identifiedBlocks(current, imported, idOf, newId);
  const decided = imported.map((section): DecidedSection => {
    const was = before(section);
    const { slug } = section;
    const version = versionToWrite(idOf(slug), was, section, blocks.get(slug) ?? []);
    return { slug, was, place: placeToWrite(idOf, was, section), version };
  });
  const sections = decided.flatMap(({ place }) => place ?? []);
  const versions = decided.flatMap(({ version }) => version ?? []);
  const stay = new Set([...matches.values()].map((match) => match.current));
  const retiredIds = current.filter(({ slug }) => !stay.has(slug)).map(({ id }) => id);
  return {
    plan: refined(planImport(current, imported), decided),
    sections,
    versions,
    retiredIds,
    idBySlug,
    nothingToDo: sections.length === 0 && versions.length === 0 && retiredIds.length === 0,
    digest: digestOf(tree, read, outside),
  };
}

/** What an import writes of one section: nothing of what it leaves as it was. */
interface DecidedSection {
  /** Its address in what is imported. */
  slug: string;
  was: CurrentSection | undefined;
  place: ImportedSection | null;
  version: ImportedVersion | null;
}

function placeToWrite(
  idOf: (slug: string) => string,
  was: CurrentSection | undefined,
  { slug, number, title, parentSlug, position }: ParsedSection,
): ImportedSection | null {
  const parentId = parentSlug === null ? null : idOf(parentSlug);
  const stays =
    was &&
    !was.isRetired &&
    was.slug === slug &&
    was.number === number &&
    was.title === title &&
    was.parentId === parentId &&
    was.position === position;
  return stays ? null : { id: idOf(slug), isNew: !was, slug, number, title, parentId, position };
}

function versionToWrite(
  sectionId: string,
  was: CurrentSection | undefined,
  section: ParsedSection,
  blocks: Block[],
): ImportedVersion | null {
  const { title, markdown, text, sourceFile } = section;
  const html = placeBlockIds(
    section.html,
    blocks.map(({ id }) => id),
  );
  const ordinal = was?.ordinal ?? 0;
  if (ordinal > 0 && was?.html === html && was.title === title) return null;
  return { sectionId, ordinal: ordinal + 1, title, markdown, html, text, sourceFile, blocks };
}

/** Blocks by imported slug, those of every section of the current state being candidates to go on. */
function identifiedBlocks(
  current: readonly CurrentSection[],
  imported: readonly ParsedSection[],
  idOf: (slug: string) => string,
  newId: () => string,
): Map<string, Block[]> {
  const known = current.flatMap(({ id, blocks }) => blocks.map((block) => ({ ...block, section: id })));
  const placed = imported.flatMap(({ slug, blocks }) =>
    blocks.map((block) => ({ ...block, section: idOf(slug) })),
  );
  const identified = assignBlockIds(known, placed, newId);
  let at = 0;
  return new Map(
    imported.map(({ slug, blocks }) => [
      slug,
      blocks.map((block): Block => {
        const id = identified[at++]?.id;
        if (id === undefined) throw new Error(`no identity for a block of ${slug}`);
        return { ...block, id };
      }),
    ]),
  );
}

/** The plan compares words; what also makes a new version (links, layout) or brings a section back is said too. */
function refined(plan: ImportPlan, decided: readonly DecidedSection[]): ImportPlan {
  const bySlug = new Map(decided.map((section) => [section.slug, section]));
  const totals = { ...plan.totals };
  const sections = plan.sections.map((section): PlannedChange => {
    const { was, version } = bySlug.get(section.importedSlug ?? '') ?? {};
    const isBack = was?.isRetired ?? false;
    const isLayout =
      !!version && !section.changes.some((change) => /^(?:added|changed|renamed)$/.test(change));
    if (!isBack && !isLayout) return section;
    const changes = section.changes.filter((change) => change !== 'unchanged');
    if (isBack) changes.unshift('added');
    if (isLayout) changes.push('changed');
    for (const change of section.changes) totals[change] -= 1;
    for (const change of changes) totals[change] += 1;
    const said = [
      section.why,
      ...(isBack ? ['Retirée auparavant, elle revient avec son histoire.'] : []),
      ...(isLayout ? ['Les mots sont les mêmes ; la mise en forme ou les liens changent.'] : []),
    ];
    return { ...section, changes, why: said.join(' ') };
  });
  return { ...plan, sections, totals };
}

function digestOf(
  tree: readonly CurrentSection[],
  read: ParsedDoctrine,
  outside: ReadonlyMap<string, string>,
): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([...outside]));
  for (const { id, ordinal, slug, number, title, parentId, position, isRetired } of tree)
    hash.update(JSON.stringify([id, ordinal, slug, number, title, parentId, position, isRetired]));
  for (const { slug, number, title, parentSlug, position, html } of read.sections)
    hash.update(JSON.stringify([slug, number, title, parentSlug, position, html]));
  return hash.digest('hex');
}
