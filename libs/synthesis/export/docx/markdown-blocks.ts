import type { Nodes, Parents, RootContent } from 'mdast';
import { parseCommentMarkdown } from '#platform/text';
import type { NumberedLists } from './numbering';
import {
  LIST_STEP,
  lineBreak,
  paragraph,
  run,
  startsRightToLeft,
  webLink,
  type ParagraphFormat,
  type RunFormat,
} from './word-xml';

interface Place {
  style: string | undefined;
  indent: number;
  list?: ParagraphFormat['list'];
}

const QUOTE_INDENT = 360;
const DEEPEST_LIST = 5;

/**
 * A Markdown text as Word paragraphs, read as the site reads it: headings are bold lines, which do not mix with the
 * document's own; HTML and images stay visible as they were typed.
 * @param style paragraph style of the text, Normal when undefined
 * @param indent left indent in twentieths of a point
 */
export function markdownBlocks(
  markdown: string,
  lists: NumberedLists,
  { style, indent = 0 }: { style?: string; indent?: number } = {},
): string {
  return blocks(parseCommentMarkdown(markdown), lists, { style, indent });
}

function blocks(parent: Parents, lists: NumberedLists, place: Place): string {
  return parent.children.map((child) => block(child, lists, place)).join('');
}

function block(node: RootContent, lists: NumberedLists, place: Place): string {
  switch (node.type) {
    case 'paragraph':
      return inParagraph(node, place, {});
    case 'heading':
      return inParagraph(node, place, { bold: true });
    case 'blockquote':
      return blocks(node, lists, { style: 'Citation', indent: place.indent + QUOTE_INDENT });
    case 'list': {
      const level = Math.min(place.list ? place.list.level + 1 : 0, DEEPEST_LIST);
      const numId = node.ordered ? lists.start(node.start ?? 1, level) : lists.bullets;
      return node.children
        .map((item) => listItem(item.children, lists, { ...place, list: { numId, level } }, item.checked))
        .join('');
    }
    case 'code':
    case 'html':
      return paragraph(run(node.value, { code: true }), format(place, node.value));
    case 'table':
      return node.children.map((row, at) => tableRow(row.children, place, { bold: at === 0 })).join('');
    case 'footnoteDefinition':
      return blocks(node, lists, place);
    case 'thematicBreak':
    case 'definition':
      return '';
    case 'listItem':
    case 'tableRow':
    case 'tableCell':
    case 'yaml':
    case 'text':
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'inlineCode':
    case 'break':
    case 'image':
    case 'imageReference':
    case 'link':
    case 'linkReference':
    case 'footnoteReference':
      return paragraph(inline(node, {}), format(place, ''));
  }
}

/** The item's first paragraph carries the mark, those after it are indented alike. */
function listItem(
  children: RootContent[],
  lists: NumberedLists,
  place: Place,
  checked: boolean | null | undefined,
): string {
  const box = typeof checked === 'boolean' ? run(checked ? '☑ ' : '☐ ') : '';
  if (children.length === 0) return paragraph('', format(place, ''));
  const under = place.indent + ((place.list?.level ?? 0) + 1) * LIST_STEP;
  return children
    .map((child, at) => {
      if (at === 0 && child.type === 'paragraph') {
        return paragraph(box + inlines(child, {}), format(place, textOf(child)));
      }
      if (child.type === 'list') return block(child, lists, place);
      return block(child, lists, { style: place.style, indent: under });
    })
    .join('');
}

/** A table in a comment: rows as lines, which can be read aloud in order and never overflow the page. */
function tableRow(cells: Parents[], place: Place, runFormat: RunFormat): string {
  const runs = cells.map((cell) => inlines(cell, runFormat)).join(run(' | '));
  return paragraph(runs, format(place, ''));
}

function inParagraph(node: Parents, place: Place, runFormat: RunFormat): string {
  return paragraph(inlines(node, runFormat), format(place, textOf(node)));
}

function format(place: Place, text: string): ParagraphFormat {
  return {
    style: place.style,
    indent: place.indent,
    list: place.list,
    rightToLeft: startsRightToLeft(text),
  };
}

function inlines(parent: Parents, runFormat: RunFormat): string {
  return parent.children.map((child) => inline(child, runFormat)).join('');
}

function inline(node: Nodes, runFormat: RunFormat): string {
  switch (node.type) {
    case 'text':
      return run(node.value, runFormat);
    case 'strong':
      return inlines(node, { ...runFormat, bold: true });
    case 'emphasis':
      return inlines(node, { ...runFormat, italic: true });
    case 'delete':
      return inlines(node, { ...runFormat, strike: true });
    case 'inlineCode':
    case 'html':
      return run(node.value, { ...runFormat, code: true });
    case 'break':
      return lineBreak();
    case 'link':
      return webLink(node.url, (link) => inlines(node, { ...runFormat, ...link }));
    case 'image':
      return webLink(node.url, (link) => run(node.alt ?? node.url, { ...runFormat, ...link }));
    case 'root':
    case 'paragraph':
    case 'heading':
    case 'blockquote':
    case 'list':
    case 'listItem':
    case 'table':
    case 'tableRow':
    case 'tableCell':
    case 'linkReference':
    case 'footnoteDefinition':
      return inlines(node, runFormat);
    case 'code':
    case 'yaml':
      return run(node.value, runFormat);
    case 'definition':
    case 'imageReference':
    case 'footnoteReference':
    case 'thematicBreak':
      return '';
  }
}

function textOf(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map((child) => textOf(child)).join('') : '';
}
