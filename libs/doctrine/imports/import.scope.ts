import type { CurrentSection } from '../doctrine.tree';
import { UnreadablePage } from '../text/import.error';
import { matchSections, type ParsedDoctrine, type ParsedSection } from '../text';
import type { ImportScope } from './import.states';

/** What an import compares and writes, after its scope was chosen. */
export interface ScopedImport {
  /** The part of the working tree that the import concerns. */
  current: CurrentSection[];
  read: ParsedDoctrine;
  /** Sections outside of that part which it hangs below, by address. */
  outside: Map<string, string>;
}

export interface ChosenScope {
  scope: ImportScope;
  section: { id: string; slug: string } | null;
}

const LINK = /href="\/sections\/([^"#]+)/g;

/** The same text under other addresses: links between its sections follow. */
function readdressed(read: ParsedDoctrine, rename: (slug: string) => string): ParsedDoctrine {
  const slugs = new Map(read.sections.map(({ slug }) => [slug, rename(slug)]));
  const to = (slug: string): string => slugs.get(slug) ?? slug;
  return {
    ...read,
    sections: read.sections.map((section) => ({
      ...section,
      slug: to(section.slug),
      parentSlug: section.parentSlug === null ? null : to(section.parentSlug),
      html: section.html.replace(
        LINK,
        (_, slug: string) => `href="/sections/${encodeURIComponent(to(decodeURIComponent(slug)))}`,
      ),
    })),
    missingImages: read.missingImages.map((missing) => ({ ...missing, section: to(missing.section) })),
    missingLinks: read.missingLinks.map((missing) => ({ ...missing, section: to(missing.section) })),
  };
}

const below = (tree: readonly CurrentSection[], top: string | null): CurrentSection[] => {
  const inside = new Set<string | null>([top]);
  // The tree is in reading order, parents before their children.
  return tree.filter(({ id, parentId, isRetired }) => {
    const isIn = !isRetired && inside.has(parentId);
    if (isIn) inside.add(id);
    return isIn;
  });
};

/** The text takes the place of one section: its page is that section, whatever address the file would give it. */
function replacing(tree: readonly CurrentSection[], read: ParsedDoctrine, id: string): ScopedImport {
  const section = tree.find((one) => one.id === id && !one.isRetired);
  if (!section)
    throw new UnreadablePage(
      'la section choisie a été retirée : choisissez-en une autre.',
      read.sections[0]?.sourceFile ?? '',
    );
  const tops = read.sections.filter(({ parentSlug }) => parentSlug === null);
  const [top] = tops;
  if (!top || tops.length > 1)
    throw new UnreadablePage(
      `ce fichier contient ${String(tops.length)} pages et ne peut pas remplacer une seule section. Ajoutez-les sous une section, ou gardez un seul titre de premier niveau.`,
      read.sections[0]?.sourceFile ?? '',
    );
  const current = [section, ...below(tree, id)];
  const taken = new Set(
    tree.filter((one) => !one.isRetired && !current.includes(one)).map(({ slug }) => slug),
  );
  const renamed = readdressed(
    read,
    free(taken, (slug) =>
      slug === top.slug
        ? section.slug
        : slug.startsWith(`${top.slug}--`)
          ? `${section.slug}${slug.slice(top.slug.length)}`
          : slug,
    ),
  );
  return {
    current,
    read: {
      ...renamed,
      sections: renamed.sections.map((one) =>
        one.slug === section.slug
          ? { ...one, parentSlug: section.parentSlug, position: section.position }
          : one,
      ),
    },
    outside: outsideOf(tree, current),
  };
}

/** Only what the file holds: sections known by address or title are brought up to date where they stand, the others go last. */
function adding(
  tree: readonly CurrentSection[],
  read: ParsedDoctrine,
  top: ChosenScope['section'],
): ScopedImport {
  const candidates = below(tree, top?.id ?? null);
  const taken = new Set(
    tree.filter((one) => !one.isRetired && !candidates.includes(one)).map(({ slug }) => slug),
  );
  const wanted = readdressed(
    read,
    free(taken, (slug) => slug),
  );
  const matches = matchSections(candidates, wanted.sections);
  const known = new Map(candidates.map((section) => [section.slug, section]));
  const next = new Map<string, number>();
  const last = (parentSlug: string | null): number => {
    const from =
      next.get(parentSlug ?? '') ??
      Math.max(
        -1,
        ...tree
          .filter((one) => !one.isRetired && one.parentSlug === parentSlug)
          .map(({ position }) => position),
      ) + 1;
    next.set(parentSlug ?? '', from + 1);
    return from;
  };
  const sections = wanted.sections.map((section): ParsedSection => {
    const before = known.get(matches.get(section.slug)?.current ?? '');
    if (before) return { ...section, parentSlug: before.parentSlug, position: before.position };
    const parent = section.parentSlug ?? top?.slug ?? null;
    const standing = parent === null ? null : (matches.get(parent)?.current ?? parent);
    return { ...section, parentSlug: parent, position: last(standing) };
  });
  // A section below one that keeps another address hangs below that one.
  const current = candidates.filter(({ slug }) =>
    [...matches.values()].some((match) => match.current === slug),
  );
  return {
    current,
    read: { ...wanted, sections },
    outside: outsideOf(tree, current),
  };
}

/** Addresses that other sections have get a number. */
function free(taken: Set<string>, rename: (slug: string) => string): (slug: string) => string {
  const given = new Set<string>();
  return (slug) => {
    const wanted = rename(slug);
    let found = wanted;
    for (let count = 2; taken.has(found) || given.has(found); count += 1)
      found = `${wanted}-${String(count)}`;
    given.add(found);
    return found;
  };
}

const outsideOf = (tree: readonly CurrentSection[], inside: readonly CurrentSection[]): Map<string, string> =>
  new Map(tree.filter((one) => !one.isRetired && !inside.includes(one)).map(({ slug, id }) => [slug, id]));

/** The part of a doctrine that an import concerns, and the text made to fit there. Pure. Throws UnreadablePage where it cannot. */
export function scopeImport(
  tree: readonly CurrentSection[],
  read: ParsedDoctrine,
  { scope, section }: ChosenScope,
): ScopedImport {
  switch (scope) {
    case 'whole':
      return { current: [...tree], read, outside: new Map() };
    case 'replace':
      return replacing(tree, read, section?.id ?? '');
    case 'add':
      return adding(tree, read, section);
  }
}
