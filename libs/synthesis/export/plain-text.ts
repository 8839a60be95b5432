import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).freeze();

/** XML 1.0 (section 2.2) allows of the control characters only tab, line feed and carriage return. */
const ILLEGAL = /[^\t\n\u0020-\u007E\u00A0-\uFFFD\u{10000}-\u{10FFFF}]|\p{Cs}/gu;

/** Text that XML, JSON and CSV can all carry: no control character, no broken surrogate pair, one kind of line end. */
export function legalText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(ILLEGAL, '');
}

/** The tree of a comment's Markdown (GitHub's flavour). Raw HTML stays text: comments have none. */
export function parseMarkdown(markdown: string): Root {
  return parser.parse(legalText(markdown));
}

/** Without any of these a text has nothing that Markdown would read; the parser costs about 1 ms, this costs nothing. */
const MARKUP = /[*_`[\]<>#~|\\&]|https?:|www\.|@|^\s*(?:[-+=]|\d+[.)]|\t| {4})|\n[ \t]/m;

/** The words of a Markdown text, one line per paragraph or list item; links keep their address between brackets. */
export function plainText(markdown: string): string {
  const text = legalText(markdown);
  if (!MARKUP.test(text)) {
    return text
      .split(/\n{2,}/)
      .map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' ').trim())
      .filter(Boolean)
      .join('\n');
  }
  return lines(parseMarkdown(text)).join('\n');
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
    default: {
      const text = words(node).trim();
      return text ? [text] : [];
    }
  }
}

function words(node: Nodes): string {
  switch (node.type) {
    case 'text':
      return node.value.replace(/\s*\n\s*/g, ' ');
    case 'inlineCode':
    case 'code':
    case 'html':
      return node.value;
    case 'break':
      return '\n';
    case 'image':
      return [node.alt, `(${node.url})`].filter(Boolean).join(' ');
    case 'link': {
      const text = node.children.map((child) => words(child)).join('');
      return text === node.url || !text ? node.url : `${text} (${node.url})`;
    }
    default:
      return 'children' in node ? node.children.map((child) => words(child)).join('') : '';
  }
}
