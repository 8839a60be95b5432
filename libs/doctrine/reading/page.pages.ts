import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { sanitiseTree, textOf } from '#platform/text';
import { readPages } from '../text/markdown.folder';
import type { ImportWarning, ParsedDoctrine } from '../text/section.types';
import { giveHeaders, tablesOf } from '../text/table.headers';
import { slugOf, splitNumber } from '../text/text.normalise';
import { keepAnchors } from './html.anchors';
import { markdownOf } from './html.markdown';
import { isElement, joinCaptions, takeNotes } from './html.shape';
import type { Picture } from './picture';
import { pictureAddress, storedPicture } from './picture';

/** A file as read: its sections, and the pictures that they show. */
export interface ReadFile {
  doctrine: ParsedDoctrine;
  pictures: Picture[];
}

/** A tree of a word processor or a page, before anything was taken out of it but what acts. */
export interface DocumentToRead {
  tree: Root;
  /** Name of the file, which the page is called when nothing in it is its title. */
  file: string;
  title: string | null;
  pictures: Picture[];
  warnings: ImportWarning[];
}

const withoutExtension = (file: string): string =>
  file.replace(/^.*[/\\]/, '').replace(/\.[a-z0-9]{1,5}$/i, '');

/** Cuts a document with several headings of the first rank into as many pages; what stands before is a page of its own. */
function pagesIn(tree: Root): { heading: string | null; tree: Root }[] {
  const tops = tree.children.filter((node): node is Element => isElement(node) && node.tagName === 'h1');
  if (tops.length < 2) return [{ heading: null, tree }];
  const pages: { heading: string | null; tree: Root }[] = [];
  let page: { heading: string | null; tree: Root } = { heading: null, tree: { type: 'root', children: [] } };
  for (const node of tree.children) {
    if (isElement(node) && node.tagName === 'h1' && textOf(node).trim() !== '') {
      pages.push(page);
      page = { heading: textOf(node).trim(), tree: { type: 'root', children: [] } };
    }
    page.tree.children.push(node);
  }
  pages.push(page);
  return pages.filter(
    ({ heading, tree: { children } }) =>
      heading !== null || children.some((node) => textOf(node).trim() !== ''),
  );
}

/**
 * Sections of a document, by way of Markdown: what is stored with a section is the Markdown that was rendered, so that it can be
 * edited afterwards and shows the same. A document with one heading of the first rank, or none, is a page; with several, each is.
 */
export function readDocument({ tree, file, title, pictures, warnings }: DocumentToRead): ReadFile {
  for (const table of tablesOf(tree))
    if (giveHeaders(table).guessed)
      warnings.push({
        file,
        line: 0,
        message: `Le tableau « ${textOf(table).trim().replace(/\s+/g, ' ').slice(0, 40)}… » n’a pas d’en-têtes reconnaissables : sa première ligne en tient lieu.`,
      });
  joinCaptions(tree);
  const clean = sanitiseTree(tree);
  const notes = takeNotes(clean);
  keepAnchors(clean);
  const name = withoutExtension(file);
  const files = new Map<string, string>();
  let guide = '';
  for (const [at, page] of pagesIn(flattened(clean)).entries()) {
    // « 00- » is no number: a title that begins with one would else give the page that number.
    const own = page.heading === null ? name : `00-${slugOf(splitNumber(page.heading).title)}`;
    let pageFile = `${own}.md`;
    for (let count = 2; files.has(pageFile); count += 1) pageFile = `${own}-${String(count)}.md`;
    files.set(pageFile, markdownOf(page.tree, notes));
    const heading = page.heading ?? (at === 0 ? title : null);
    // The order is that of the document; the title is given where no heading says it.
    guide += `  ${JSON.stringify(pageFile)}:\n    title: ${JSON.stringify(page.heading === null ? (heading ?? '') : '')}\n`;
  }
  const shown = new Set(pictures.map(pictureAddress));
  const read = readPages(
    { pages: files, files: shown, guideConfig: `pages:\n${guide}` },
    { resolveImage: storedPicture },
  );
  const own = <T extends { file: string; line?: number }>(list: T[]): T[] =>
    list.map((item) => ({ ...item, file, ...(item.line === undefined ? {} : { line: 0 }) }));
  return {
    doctrine: {
      ...read,
      title,
      sections: read.sections.map((section) => ({ ...section, sourceFile: file, sourceLine: 0 })),
      warnings: [...warnings, ...own(read.warnings)],
      missingImages: own(read.missingImages),
      missingLinks: own(read.missingLinks),
    },
    pictures: pictures.filter((picture) =>
      read.sections.some(({ html }) => html.includes(pictureAddress(picture))),
    ),
  };
}

const TRANSPARENT = new Set('div section article main header center'.split(' '));

/** Headings inside containers come to the top, where pages are cut; containers without any stay. */
function flattened(tree: Root): Root {
  const holdsHeading = (node: Element): boolean => {
    let found = false;
    visit(node, 'element', (inner) => {
      if (/^h[1-6]$/.test(inner.tagName)) found = true;
    });
    return found;
  };
  const open = (children: Root['children']): Root['children'] =>
    children.flatMap((node) =>
      isElement(node) && TRANSPARENT.has(node.tagName) && holdsHeading(node) ? open(node.children) : [node],
    );
  return { type: 'root', children: open(tree.children) };
}
