import type { Element, Nodes, Root } from 'hast';
import { sanitiseTree, textOf } from '#platform/text';
import { readPages } from '../text/markdown.folder';
import type { ImportWarning, ParsedDoctrine } from '../text/section.types';
import { giveHeaders, tablesOf } from '../text/table.headers';
import { slugOf, splitNumber } from '../text/text.normalise';
import { keepAnchors } from './html.anchors';
import { markdownOf, noteDefinitions } from './html.markdown';
import { putNotesBelowHeadings, takeNotes } from './html.notes';
import { isElement, joinCaptions } from './html.shape';
import { holds, isHeading, replaceEach } from './html.walk';
import { numberLists } from './list.numbers';
import { linkPages, type PageOfDocument } from './page.links';
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

/** A heading's words, without the name that links reach it by. */
const wordsOf = (heading: Element): string =>
  textOf(heading)
    .replace(/\{#[\w-]+\}\s*$/, '')
    .trim();

/** Cuts a document with several headings of the first rank into as many pages; what stands before is a page of its own. */
function pagesIn(tree: Root, name: string): PageOfDocument[] {
  const tops = tree.children.filter((node): node is Element => isElement(node) && node.tagName === 'h1');
  if (tops.length < 2) return [{ heading: null, tree, file: `${name}.md` }];
  const pages: PageOfDocument[] = [];
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  const start = (heading: string | null): PageOfDocument => {
    // « 00- » is no number: a title that begins with one would else give the page that number.
    const own = heading === null ? name : `00-${slugOf(splitNumber(heading).title)}`;
    let file = `${own}.md`;
    let count = counts.get(own) ?? 1;
    while (taken.has(file)) file = `${own}-${String((count += 1))}.md`;
    counts.set(own, count);
    taken.add(file);
    return { heading, file, tree: { type: 'root', children: [] } };
  };
  let page = start(null);
  for (const node of tree.children) {
    const words = isElement(node) && node.tagName === 'h1' ? wordsOf(node) : '';
    if (words !== '') {
      pages.push(page);
      page = start(words);
    }
    page.tree.children.push(node);
  }
  pages.push(page);
  return pages.filter(
    ({ heading, tree: { children } }) =>
      heading !== null || children.some((node) => textOf(node).trim() !== ''),
  );
}

/** Boxes to tick become signs: controls are nothing for a text. */
function signsForBoxes(tree: Root): void {
  replaceEach(tree, ({ tagName, properties: { type, checked } }) =>
    tagName === 'input' && type === 'checkbox' ? { type: 'text', value: checked ? '☑ ' : '☐ ' } : null,
  );
}

/** What the reader of pages takes: a page of Markdown for each heading of the first rank, in their order. */
interface MarkdownPages {
  pages: Map<string, string>;
  guideConfig: string;
}

/** Says which tables have no headers that can be known. */
function nameHeaders(tree: Root, file: string): ImportWarning[] {
  return tablesOf(tree).flatMap((table) => {
    if (!giveHeaders(table).guessed) return [];
    const beginning = textOf(table).trim().replace(/\s+/g, ' ').slice(0, 40);
    const message = `Le tableau « ${beginning}… » n’a pas d’en-têtes reconnaissables : sa première ligne en tient lieu.`;
    return [{ file, line: 0, message }];
  });
}

/** Places in the source, which every copy of a tree would carry on: half of its memory. */
function forgetPlaces(node: Nodes): void {
  node.position = undefined;
  if ('children' in node) for (const child of node.children) forgetPlaces(child);
}

/** Gives the tree up: it would else stand beside what is made of it, in a process whose memory is bounded. */
function sanitised(tree: Root): Root {
  forgetPlaces(tree);
  const clean = sanitiseTree(tree);
  tree.children = [];
  return clean;
}

function markdownPages(tree: Root, name: string, title: string | null): MarkdownPages {
  const clean = sanitised(tree);
  const notes = takeNotes(clean);
  putNotesBelowHeadings(clean, notes);
  keepAnchors(clean);
  const cut = pagesIn(flattened(clean), name);
  linkPages(cut);
  const definitions = noteDefinitions(notes);
  const pages = new Map<string, string>();
  let guide = '';
  for (const [at, { file, heading, tree: content }] of cut.entries()) {
    pages.set(file, markdownOf(content, definitions));
    // The order is that of the document; the title is given where no heading says it.
    const given = heading === null && at === 0 ? (title ?? '') : '';
    guide += `  ${JSON.stringify(file)}:\n    title: ${JSON.stringify(given)}\n`;
  }
  return { pages, guideConfig: `pages:\n${guide}` };
}

/**
 * Sections of a document, by way of Markdown: what is stored with a section is the Markdown that was rendered, so that it can be
 * edited afterwards and shows the same. A document with one heading of the first rank, or none, is a page; with several, each is.
 * The tree is used up.
 */
export function readDocument({ tree, file, title, pictures, warnings }: DocumentToRead): ReadFile {
  warnings.push(...nameHeaders(tree, file));
  joinCaptions(tree);
  numberLists(tree);
  signsForBoxes(tree);
  const read = readPages(
    { ...markdownPages(tree, withoutExtension(file), title), files: new Set(pictures.map(pictureAddress)) },
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
  const open = (children: Root['children']): Root['children'] =>
    children.flatMap((node) =>
      isElement(node) && TRANSPARENT.has(node.tagName) && holds(node, isHeading)
        ? open(node.children)
        : [node],
    );
  return { type: 'root', children: open(tree.children) };
}
