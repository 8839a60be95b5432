import type { Element, Nodes, Root } from 'hast';
import type { Html, Nodes as MarkdownNodes, PhrasingContent } from 'mdast';
import type { Options as ConversionOptions } from 'rehype-remark';
import { printHtml, textOf } from '#platform/text';
import { NOTE_CALL } from './html.notes';
import { classesOf, isElement } from './html.shape';
import { eachElement, isHeading } from './html.walk';

type Handle = NonNullable<NonNullable<ConversionOptions['handlers']>[string]>;
type State = Parameters<Handle>[0];

/** What pages would take for template tags or comments, in a way that shows the same and is none. */
const withoutTemplate = (text: string): string =>
  text
    .replace(/\{(?=[{%:])/g, '&#123;')
    .replace(/\\?<!--/g, '&#x3C;!--')
    .replace(/\](?=\()/g, '&#93;');

/** HTML of an element on as few lines as it can have: a blank line would end it in Markdown. */
function rawHtml(node: Element): string {
  const copy: Root = { type: 'root', children: [structuredClone(node)] };
  eachElement(copy, (inner) => {
    if (inner.tagName !== 'pre')
      for (const text of inner.children)
        if (text.type === 'text') text.value = text.value.replace(/\s*\n\s*/g, ' ');
    if (isHeading(inner)) {
      inner.tagName = 'p';
      inner.children = [{ type: 'element', tagName: 'strong', properties: {}, children: inner.children }];
    }
    if (inner.tagName === NOTE_CALL) {
      // Markdown has no notes inside HTML: the number stays readable, the note is listed below.
      inner.tagName = 'sup';
      inner.children = [{ type: 'text', value: `[${String(inner.properties.label)}]` }];
      inner.properties = {};
    }
  });
  return withoutTemplate(printHtml(copy))
    .replace(/\n/g, '&#10;')
    .replace(/(<\/(?:tr|thead|tbody|caption|li)>|<(?:table|thead|tbody)[^>]*>)/g, '$1\n')
    .replace(/\n+/g, '\n')
    .trim();
}

const raw: Handle = (_state: State, node: Element) => ({ type: 'html', value: rawHtml(node) });

/** An element that Markdown has no mark for keeps its tags round what it holds. */
const tagged: Handle = (state: State, node: Element) => {
  const shell = printHtml({ type: 'root', children: [{ ...node, children: [] }] });
  const at = shell.lastIndexOf('</');
  return [
    { type: 'html', value: shell.slice(0, at) } satisfies Html,
    ...state.all(node),
    { type: 'html', value: shell.slice(at) } satisfies Html,
  ] as MarkdownNodes[];
};

const BLOCKS = new Set('p div ul ol dl table blockquote pre figure h1 h2 h3 h4 h5 h6 hr'.split(' '));

const holdsBlocks = (node: Nodes): boolean =>
  'children' in node &&
  node.children.some((child) => isElement(child) && (BLOCKS.has(child.tagName) || holdsBlocks(child)));

/** Whether a table is what GitHub's Markdown knows: one row of headers, then rows of phrases, no cell over several places. */
function isPlainTable(table: Element): boolean {
  const rows: Element[] = [];
  const odd: Element[] = [];
  eachElement(table, (node) => {
    if (node.tagName === 'table' || node.tagName === 'caption') odd.push(node);
    if (node.tagName === 'tr') rows.push(node);
    if (node.tagName !== 'td' && node.tagName !== 'th') return;
    // Word processors wrap every cell in a paragraph.
    const [only] = node.children;
    if (node.children.length === 1 && isElement(only) && only.tagName === 'p') node.children = only.children;
    if ([node.properties.colSpan, node.properties.rowSpan].some((span) => Number(span ?? 1) !== 1))
      odd.push(node);
    if (holdsBlocks(node) || textOf(node).includes('|')) odd.push(node);
  });
  const cells = rows.map((row) => row.children.filter(isElement));
  const width = cells[0]?.length ?? 0;
  return (
    odd.length === 0 &&
    width > 0 &&
    cells.every((row) => row.length === width) &&
    cells.every((row, at) => row.every((cell) => (cell.tagName === 'th') === (at === 0)))
  );
}

const table: Handle = (state: State, node: Element, parent) => {
  if (!isPlainTable(node)) return raw(state, node, parent);
  const rows: Element[] = [];
  eachElement(node, (row) => {
    if (row.tagName === 'tr') rows.push(row);
  });
  return {
    type: 'table',
    children: rows.map((row) => ({
      type: 'tableRow' as const,
      children: row.children.filter(isElement).map((cell) => ({
        type: 'tableCell' as const,
        children: state.all(cell) as PhrasingContent[],
      })),
    })),
  };
};

const textOfProperty = (node: Element, name: string): string => {
  const value = node.properties[name];
  return typeof value === 'string' ? value : '';
};

const figure: Handle = (state: State, node: Element, parent) => {
  const caption = node.children.find((child) => isElement(child) && child.tagName === 'figcaption') as
    Element | undefined;
  const images = node.children.filter((child) => isElement(child) && child.tagName === 'img') as Element[];
  const [image] = images;
  const isPlain =
    images.length === 1 && (!caption || caption.children.every((child) => child.type === 'text'));
  if (!image || !isPlain) return raw(state, node, parent);
  return {
    type: 'paragraph',
    children: [
      {
        type: 'image',
        url: textOfProperty(image, 'src'),
        alt: textOfProperty(image, 'alt'),
        title: caption ? textOf(caption).trim() : null,
      },
    ],
  };
};

const blockquote: Handle = (state: State, node: Element, parent) =>
  classesOf(node).includes('note')
    ? raw(state, node, parent)
    : { type: 'blockquote', children: state.toFlow(state.all(node)) };

const noteCall: Handle = (_state: State, node: Element) => ({
  type: 'footnoteReference',
  identifier: String(node.properties.label),
  label: String(node.properties.label),
});

const code: Handle = (state: State, node: Element, parent) => {
  const value = textOf(node);
  // Inside backticks nothing is escaped, and the page's template would take these.
  return /\{[{%:]|<!--/.test(value) ? raw(state, node, parent) : { type: 'inlineCode', value };
};

/** Word processors leave links that lead nowhere; an anchor that something leads to stays. */
const link: Handle = (state: State, node: Element, parent) => {
  if (typeof node.properties.href !== 'string')
    return node.properties.id === undefined ? state.all(node) : tagged(state, node, parent);
  return {
    type: 'link',
    url: node.properties.href,
    title: null,
    children: state.all(node) as PhrasingContent[],
  };
};

/** What elements become in Markdown, where the converter's own way would lose something. */
export const handlers: Record<string, Handle> = {
  a: link,
  table,
  figure,
  blockquote,
  code,
  [NOTE_CALL]: noteCall,
  dl: raw,
  details: raw,
  ...Object.fromEntries(
    ['u', 'ins', 'mark', 'sub', 'sup', 'small', 'kbd', 'abbr', 'q', 'dfn', 'cite'].map((name) => [
      name,
      tagged,
    ]),
  ),
};
