import type { Definition, FootnoteDefinition, Html, Nodes, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { visit } from 'unist-util-visit';
import { parseHtml, textOf } from '#platform/text';
import type { PageLine } from './page.source';
import { stretchesOf } from './page.stretches';
import { escapeUnknownTags } from './raw.html';
import { tidyTitle } from './text.normalise';

/** A stretch of a page: what stands under one heading, up to the next of any level. */
export interface PagePart {
  /** 1 to 7; 0 for what stands before the first heading. */
  rank: number;
  title: string;
  /** Id that the author gave to the heading, or empty. */
  anchor: string;
  file: string;
  line: number;
  markdown: string;
  content: Root;
}

function noIndentedCode(this: Processor): void {
  const data = this.data();
  // Pages indent their HTML freely; CommonMark would show the source of such a list as code.
  (data.micromarkExtensions ??= []).push({ disable: { null: ['codeIndented'] } });
}

const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(noIndentedCode).freeze();

const RAW_HEADING = /<h([1-6])(\s[^>]*)?>([\s\S]*?)<\/h\1\s*>/i;

interface Heading {
  rank: number;
  title: string;
  anchor: string;
}

function rawHeading([, rank = '2', attributes = '', inner = '']: RegExpExecArray | string[]): Heading {
  const level = attributes.includes('data-level="7"') ? 7 : Number(rank);
  const anchor = /\bid\s*=\s*["']?([^"'\s>]+)/i.exec(attributes)?.[1] ?? '';
  return { rank: level, title: tidyTitle(textOf(parseHtml(escapeUnknownTags(inner)))), anchor };
}

function plainText(node: Nodes): string {
  if (node.type === 'html') return escapeUnknownTags(node.value) === node.value ? '' : node.value;
  if ('value' in node) return node.value;
  if (node.type === 'image') return node.alt ?? '';
  return 'children' in node ? node.children.map(plainText).join('') : node.type === 'break' ? ' ' : '';
}

interface Piece {
  node: RootContent;
  heading?: Heading;
  offset: number;
}

/** Top-level nodes in order, with HTML cut at the headings that it holds. `offset` counts lines inside the node. */
function pieces(node: RootContent): Piece[] {
  if (node.type === 'heading') {
    const written = plainText(node);
    const given = /\s*\{#([\w-]+)\}\s*$/.exec(written);
    const title = tidyTitle(given ? written.slice(0, given.index) : written);
    return [{ node, heading: { rank: node.depth, title, anchor: given?.[1] ?? '' }, offset: 0 }];
  }
  if (node.type !== 'html') return [{ node, offset: 0 }];
  const result: Piece[] = [];
  let rest = node.value;
  let offset = 0;
  const put = (value: string): void => {
    if (value.trim() !== '') result.push({ node: { type: 'html', value } satisfies Html, offset });
    offset += value.split('\n').length - 1;
  };
  for (let match = RAW_HEADING.exec(rest); match; match = RAW_HEADING.exec(rest)) {
    put(rest.slice(0, match.index));
    const heading = rawHeading(match);
    if (heading.title === '') put(match[0]);
    else result.push({ node: { type: 'html', value: match[0] } satisfies Html, heading, offset });
    rest = rest.slice(match.index + match[0].length);
  }
  put(rest);
  return result;
}

/** The definitions (links and footnotes) that a part of a page refers to, wherever the page gives them. */
function definitionsFor(
  content: RootContent[],
  all: ReadonlyMap<string, Definition | FootnoteDefinition>,
): RootContent[] {
  const found = new Map<string, RootContent>();
  const look = (nodes: RootContent[]): void => {
    visit({ type: 'root', children: nodes } as Root, (node) => {
      if (
        node.type !== 'linkReference' &&
        node.type !== 'imageReference' &&
        node.type !== 'footnoteReference'
      )
        return;
      const key = `${node.type === 'footnoteReference' ? 'note' : 'link'}:${node.identifier}`;
      const definition = all.get(key);
      if (!definition || found.has(key)) return;
      found.set(key, definition);
      if (definition.type === 'footnoteDefinition') look(definition.children);
    });
  };
  look(content);
  return [...found.values()];
}

/** What a page holds at its top, with lines counted from the page's beginning. */
function parsed(lines: readonly PageLine[]): RootContent[] {
  return stretchesOf(lines).flatMap(({ first, text }) => {
    const { children } = parser.parse(text);
    for (const { position } of children) if (position) position.start.line += first;
    return children;
  });
}

/** Cuts a page at its headings (Markdown or raw HTML, also the seventh level that some pages invent). Parses the page once. */
export function splitPage(file: string, lines: PageLine[]): PagePart[] {
  const definitions = new Map<string, Definition | FootnoteDefinition>();
  const body: RootContent[] = [];
  for (const node of parsed(lines)) {
    if (node.type !== 'definition' && node.type !== 'footnoteDefinition') body.push(node);
    else {
      const key = `${node.type === 'definition' ? 'link' : 'note'}:${node.identifier}`;
      if (!definitions.has(key)) definitions.set(key, node);
    }
  }
  const starts: { index: number; heading: Heading | null; content: RootContent[] }[] = [
    { index: 0, heading: null, content: [] },
  ];
  for (const node of body) {
    const first = (node.position?.start.line ?? 1) - 1;
    for (const piece of pieces(node)) {
      if (piece.heading && piece.heading.title !== '')
        starts.push({ index: first + piece.offset, heading: piece.heading, content: [] });
      else starts.at(-1)?.content.push(piece.node);
    }
  }
  const referred = new Set<RootContent>();
  const parts = starts.map(({ index, heading, content }, at): PagePart => {
    const slice = lines.slice(index, starts[at + 1]?.index ?? lines.length);
    const source = slice.find((line) => line.source)?.source ?? lines.find((line) => line.source)?.source;
    const needed = definitionsFor(content, definitions);
    needed.forEach((node) => referred.add(node));
    return {
      rank: heading?.rank ?? 0,
      title: heading?.title ?? '',
      anchor: heading?.anchor ?? '',
      file: source?.file ?? file,
      line: source?.line ?? 1,
      markdown: slice.flatMap((line) => (line.source ? [line.source.text] : [])).join('\n'),
      content: { type: 'root', children: [...content, ...needed] },
    };
  });
  // A footnote that nothing refers to would vanish: it stays at the end, as a paragraph.
  for (const node of definitions.values())
    if (node.type === 'footnoteDefinition' && !referred.has(node))
      parts.at(-1)?.content.children.push(...node.children);
  return parts;
}
