import type { Nodes } from 'mdast';
import { parseCommentMarkdown } from '#platform/text';

/** XML 1.0 (section 2.2) allows of the control characters only tab, line feed and carriage return. */
const ILLEGAL = /[^\t\n\u0020-\u007E\u00A0-\uFFFD\u{10000}-\u{10FFFF}]|\p{Cs}/gu;

/** Text that XML, JSON and CSV can all carry: no control character, no broken surrogate pair, one kind of line end. */
export function legalText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(ILLEGAL, '');
}

/** Without any of these a text has nothing that Markdown would read; the parser costs about 1 ms, this costs nothing. */
const MARKUP = /[*_`[\]<>#~|\\&]|https?:|www\.|@|^\s*(?:[-+=]|\d+[.)]|\t| {4})|\n[ \t]/m;

/** The words of a comment in Markdown, a line per paragraph, list item or typed line; links keep their address between brackets. */
export function plainText(markdown: string): string {
  const text = legalText(markdown);
  const found = MARKUP.test(text) ? lines(parseCommentMarkdown(text)).join('\n') : text;
  return found
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
}

function lines(node: Nodes): string[] {
  switch (node.type) {
    case 'root':
    case 'blockquote':
    case 'list':
    case 'listItem':
    case 'table':
    case 'footnoteDefinition':
      return node.children.flatMap((child) => lines(child));
    case 'tableRow':
      return [node.children.map((cell) => words(cell)).join(' ; ')];
    case 'thematicBreak':
    case 'definition':
      return [];
    case 'paragraph':
    case 'heading':
    case 'tableCell':
    case 'code':
    case 'html':
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
      return [words(node)];
  }
}

/** What a node says in a line; nodes without words of their own say what is in them. */
function words(node: Nodes): string {
  if (node.type === 'break') return '\n';
  if (node.type === 'image') return `${node.alt ?? ''} (${node.url})`;
  if ('value' in node) return node.value;
  if (!('children' in node)) return '';
  const inside = node.children.map((child) => words(child)).join('');
  if (node.type !== 'link' || inside === node.url) return inside;
  return `${inside} (${node.url})`;
}
