import type { Root } from 'hast';
import { type FolderContent, readFolder } from './folder.read';
import type { ImageResolver } from './figure.render';
import { UnreadablePage } from './import.error';
import { type LinkResolver, PageAnchors, sectionAddress } from './page.anchors';
import { namesFrom } from './page.paths';
import { comparePages, numberAbove, readGuideConfig, readPageName, type PageName } from './page.names';
import { type PagePart, splitPage } from './page.sections';
import { readPageLines } from './page.source';
import { buildTree, renameAnchors, renderSection } from './section.render';
import type { ImportWarning, MissingFile, ParsedDoctrine, ParsedSection } from './section.types';
import { slugOf, splitNumber, tidyTitle } from './text.normalise';
import GithubSlugger from 'github-slugger';

export interface ReadOptions {
  resolveLink?: LinkResolver;
  /** Address of a picture that the folder holds. Without it, pictures are named as missing, for nothing would serve them. */
  resolveImage?: ImageResolver;
}

type Draft = Omit<ParsedSection, 'blocks' | 'html' | 'text'> & { tree: Root; file: string };

interface Page extends PageName {
  title: string;
  parts: PagePart[];
}

/**
 * A page's own title: the guide's, else a heading that stands above all the others, else what its head says, else its file name. Where
 * the head says it, a heading of a lower rank is none.
 */
function titled(name: PageName, given: { guide: string; head: string }, parts: PagePart[]): Page {
  const [intro, first] = parts;
  const guideTitle = given.guide || (first?.rank === 1 ? '' : given.head);
  const isEmpty = (intro?.content.children.length ?? 0) === 0;
  const others = parts.slice(2);
  const leads = intro && first && isEmpty && others.every((part) => part.rank > first.rank);
  const isTitle =
    leads && (first.rank === 1 || (guideTitle === '' ? true : tidyTitle(guideTitle) === first.title));
  if (!isTitle) return { ...name, title: tidyTitle(guideTitle || given.head) || name.words, parts };
  const merged: PagePart = {
    ...first,
    rank: 0,
    markdown: [intro.markdown, first.markdown].join('\n').replace(/^\n+/, ''),
  };
  return { ...name, title: tidyTitle(guideTitle) || first.title, parts: [merged, ...others] };
}

/** Turns pages into drafts of sections: numbers, slugs, parents, trees with their anchors known. */
class Assembly {
  readonly drafts: Draft[] = [];
  readonly anchors = new PageAnchors();
  private readonly taken = new Map<string, ParsedSection['sourceFile']>();
  private readonly positions = new Map<string | null, number>();

  private position(parent: string | null): number {
    const position = this.positions.get(parent) ?? 0;
    this.positions.set(parent, position + 1);
    return position;
  }

  private uniqueSlug(wanted: string, file: string): string {
    let slug = wanted;
    for (let count = 2; this.taken.has(slug); count += 1) slug = `${wanted}-${count}`;
    this.taken.set(slug, file);
    return slug;
  }

  addPage(page: Page, above: Draft | null): Draft {
    const already = this.taken.get(page.slug);
    if (already !== undefined)
      throw new UnreadablePage(
        `cette page a la même adresse (« ${page.slug} ») que la page ${already}.`,
        page.file,
        1,
      );
    const slugger = new GithubSlugger();
    const open: { rank: number; draft: Draft }[] = [];
    let first: Draft | null = null;
    for (const part of page.parts) {
      const parent = first === null ? above : this.parentFor(part.rank, open);
      const split = splitNumber(first === null ? page.title : part.title);
      const own = first === null ? page.slug : `${parent?.slug ?? page.slug}--${slugOf(split.title)}`;
      const slug = this.uniqueSlug(own, page.file);
      const draft: Draft = {
        slug,
        number: (first === null ? page.number : '') || split.number,
        title: split.title,
        level: (parent?.level ?? 0) + 1,
        parentSlug: parent?.slug ?? null,
        position: this.position(parent?.slug ?? null),
        sourceFile: part.file,
        sourceLine: part.line,
        markdown: part.markdown,
        tree: buildTree(part.content, slug),
        file: part.file,
      };
      if (first === null) this.anchors.addPage(page.file, slug);
      // A page included here: its own name leads to the section that it stands in.
      this.anchors.addPage(part.file, first === null ? slug : (parent?.slug ?? slug));
      this.nameAnchors([...new Set([page.file, part.file])], part, slugger, draft, page.slug);
      this.drafts.push(draft);
      first ??= draft;
      open.push({ rank: first === draft ? 0 : part.rank, draft });
    }
    if (first === null) throw new Error(`page without parts: ${page.file}`);
    return first;
  }

  private parentFor(rank: number, open: { rank: number; draft: Draft }[]): Draft | null {
    while (open.length > 1 && (open.at(-1)?.rank ?? 0) >= rank) open.pop();
    return open.at(-1)?.draft ?? null;
  }

  /** Links reach an included text by the page that it was written in and by the page that shows it. */
  private nameAnchors(
    files: string[],
    part: PagePart,
    slugger: GithubSlugger,
    draft: Draft,
    page: string,
  ): void {
    const target = { section: draft.slug };
    const heading = part.title === '' ? [] : [slugger.slug(part.title), part.title];
    const found: [string, string][] = [];
    renameAnchors(draft.tree, page, (anchor, element) => found.push([anchor, element]));
    for (const file of files) {
      if (part.anchor !== '') this.anchors.addAnchor(file, part.anchor, target);
      for (const name of heading) this.anchors.addAnchor(file, name, target);
      for (const [name, anchor] of found) this.anchors.addAnchor(file, name, { ...target, anchor });
    }
  }
}

/** Pages that stand by themselves: those in the guide's list, and those that no standing page includes. None is left out. */
function standalone<P extends { file: string; included: string[] }>(
  pages: P[],
  listed: ReadonlyMap<string, unknown>,
): P[] {
  const anywhere = new Set(pages.flatMap((page) => page.included));
  const standing = pages.filter(({ file }) => listed.has(file) || !anywhere.has(file));
  const reached = new Set(standing.flatMap((page) => [page.file, ...page.included]));
  for (const page of pages) {
    if (reached.has(page.file)) continue;
    standing.push(page);
    for (const file of [page.file, ...page.included]) reached.add(file);
  }
  return standing;
}

/** Pages in reading order, each under the page whose number is above its own. */
function inOrder(pages: Page[]): { page: Page; above: string | null }[] {
  const numbers = new Set(pages.map((page) => page.number).filter((number) => number !== ''));
  return pages.map((page) => ({ page, above: numberAbove(page.number, numbers) }));
}

/**
 * Reads a folder of Markdown pages into the tree of sections of a doctrine: as the ANS keeps them for the FHIR publisher
 * (`sushi-config.yaml` gives titles and order; raw HTML, template tags, pages included in pages), or simply `# Title` in files named
 * `A.4.1-slug.md`. Pure but for reading the folder; about 0.5 s for 36,000 words. Refuses bad input whole (`UnreadablePage`).
 */
export async function readMarkdownFolder(folder: string, options: ReadOptions = {}): Promise<ParsedDoctrine> {
  return readPages(await readFolder(folder), options);
}

/** The same of pages that are in memory already, wherever they come from. Pure; throws UnreadablePage. */
export function readPages(
  { pages: sources, files, guideConfig }: FolderContent,
  options: ReadOptions = {},
): ParsedDoctrine {
  const guide = guideConfig === null ? { title: null, pages: [] } : readGuideConfig(guideConfig);
  const warnings: ImportWarning[] = [];
  const listed = new Map(guide.pages.map(({ file, title }, order) => [file, { title, order }]));

  const read = [...sources.keys()].map((file) => ({ file, ...readPageLines(file, sources) }));
  const pages = standalone(read, listed)
    .map(({ file, title: head, lines, warnings: found }): Page => {
      warnings.push(...found);
      if (listed.size > 0 && !listed.has(file))
        warnings.push({
          file,
          line: 1,
          message: 'Cette page n’est pas dans le sommaire : elle est placée à la fin.',
        });
      const titles = { guide: listed.get(file)?.title ?? '', head };
      return titled(readPageName(file), titles, splitPage(file, lines));
    })
    .sort(
      (a, b) =>
        (listed.get(a.file)?.order ?? Infinity) - (listed.get(b.file)?.order ?? Infinity) ||
        comparePages(a, b),
    );

  const assembly = new Assembly();
  const byNumber = new Map<string, Draft>();
  for (const { page, above } of inOrder(pages)) {
    const draft = assembly.addPage(page, above === null ? null : (byNumber.get(above) ?? null));
    if (page.number !== '') byNumber.set(page.number, draft);
  }

  const missingImages: MissingFile[] = [];
  const missingLinks: MissingFile[] = [];
  const sections = assembly.drafts.map(({ tree, file, ...draft }): ParsedSection => {
    const missing = (list: MissingFile[]) => (name: string) => {
      list.push({ name, file: draft.sourceFile, section: draft.slug });
    };
    const rendered = renderSection(tree, {
      file,
      title: draft.title,
      anchors: assembly.anchors,
      resolveLink: options.resolveLink ?? sectionAddress,
      resolveImage: (address) => {
        const name = namesFrom(draft.sourceFile, address).find((one) => files.has(one));
        return name === undefined ? null : (options.resolveImage?.(name) ?? null);
      },
      warn: (message) => warnings.push({ file, line: draft.sourceLine, message }),
      missingImage: missing(missingImages),
      missingLink: missing(missingLinks),
    });
    return { ...draft, ...rendered };
  });
  return { title: guide.title, sections: inTreeOrder(sections), warnings, missingImages, missingLinks };
}

/** Parents before children, siblings by position: a page placed under another follows that page's own headings. */
function inTreeOrder(sections: ParsedSection[]): ParsedSection[] {
  const children = new Map<string | null, ParsedSection[]>();
  for (const section of sections) {
    const siblings = children.get(section.parentSlug);
    if (siblings) siblings.push(section);
    else children.set(section.parentSlug, [section]);
  }
  const ordered: ParsedSection[] = [];
  const waiting = [...(children.get(null) ?? [])].reverse();
  for (let section = waiting.pop(); section; section = waiting.pop()) {
    ordered.push(section);
    waiting.push(...[...(children.get(section.slug) ?? [])].reverse());
  }
  return ordered;
}
