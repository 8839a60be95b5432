import type { Element, ElementContent, Root as HtmlRoot } from 'hast';
import type { Nodes, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { type Processor, unified } from 'unified';
import { visit } from 'unist-util-visit';
import { COMMENT_SCHEMA, printHtml, settle, type SanitiseOptions } from './html.sanitise';

const COMMENT_SANITISING: SanitiseOptions = { schema: COMMENT_SCHEMA, rel: 'nofollow ugc noopener' };

/** Markdown that comments do not have: what a participant types in its place stays readable as typed. */
const SWITCHED_OFF = [
  'htmlFlow',
  'htmlText',
  'labelStartImage',
  'setextUnderline',
  'codeIndented',
  'gfmFootnoteCall',
  'gfmFootnoteDefinition',
  'gfmPotentialFootnoteCall',
];

function commentSyntax(this: Processor): void {
  const data = this.data();
  (data.micromarkExtensions ??= []).push({ disable: { null: SWITCHED_OFF } });
}

const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(commentSyntax).freeze();
const toHtml = unified().use(remarkRehype).freeze();

/** Text nodes split at line ends, with a break between: people who press Enter expect a new line. */
function withBreaks(node: PhrasingContent): PhrasingContent[] {
  if (node.type !== 'text' || !node.value.includes('\n')) return [node];
  return node.value
    .split(/\n[ \t]*/)
    .flatMap((value, index): PhrasingContent[] => [
      ...(index > 0 ? [{ type: 'break' } as const] : []),
      { type: 'text', value },
    ]);
}

function adapt(node: Nodes): void {
  if (!('children' in node)) return;
  const parent: Parents = node;
  parent.children = parent.children.flatMap((child): RootContent[] => {
    adapt(child);
    if (child.type === 'heading')
      return [{ type: 'paragraph', children: [{ type: 'strong', children: child.children }] }];
    return withBreaks(child as PhrasingContent);
  });
}

/** A task list's box is a control that does nothing and has no name: a sign says the same to everybody. */
function signsForBoxes(tree: HtmlRoot): void {
  visit(tree, 'element', (node: Element, index, parent) => {
    if (node.tagName === 'th') node.properties.scope = 'col';
    if (node.tagName !== 'input' || index === undefined || !parent) return;
    const sign: ElementContent = { type: 'text', value: node.properties.checked ? '☑' : '☐' };
    parent.children[index] = sign;
  });
}

/**
 * Limits within which parsing stays under 100 ms on one slow core. Emphasis and nested containers cost the square of their number
 * in the parser (20 kB of `*a_` took 4 s, 20 kB of `>` overflowed the stack), the rest is linear with a large factor.
 * A long, richly written contribution stays far below: about 300 marks in 20 kB.
 */
const MOST_MARKS = 1_500;
const MOST_LINES = 1_200;
/** 20 kB of ordinary French hold about 3,300 words. */
const MOST_GAPS = 6_000;
const MOST_EMPHASIS = 300;
const DEEPEST_NESTING = 10;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

function isTooIntricate(markdown: string): boolean {
  if (count(markdown, /[*_~[\]!|`<&\\@>#()]/g) > MOST_MARKS) return true;
  if (count(markdown, /[*_~]+/g) > MOST_EMPHASIS) return true;
  if (count(markdown, /\s+/g) > MOST_GAPS) return true;
  const lines = markdown.split('\n');
  if (lines.length > MOST_LINES) return true;
  return lines.some((line) => {
    const lead = /^(?:[ \t]|>|[-+*][ \t]|\d{1,9}[.)][ \t])*/.exec(line)?.[0] ?? '';
    const indents = lead.replace(/\t/g, '    ').length - lead.trimStart().length;
    return count(lead, />|[-+*]|\d+[.)]/g) > DEEPEST_NESTING || indents > 8 * DEEPEST_NESTING;
  });
}

/** Paragraphs and line breaks only; nothing is interpreted, nothing is lost. */
function plain(text: string): HtmlRoot {
  const paragraphs = text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
  return {
    type: 'root',
    children: paragraphs.map((paragraph) => ({
      type: 'element',
      tagName: 'p',
      properties: {},
      children: paragraph.split('\n').flatMap((value, index): ElementContent[] => {
        const line: ElementContent = { type: 'text', value };
        return index > 0 ? [{ type: 'element', tagName: 'br', properties: {}, children: [] }, line] : [line];
      }),
    })),
  };
}

/** The same as a Markdown tree. */
function plainTree(text: string): Root {
  const paragraphs = text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
  return {
    type: 'root',
    children: paragraphs.map((value) => ({
      type: 'paragraph',
      children: withBreaks({ type: 'text', value }),
    })),
  };
}

/**
 * The tree of a participant's Markdown in the dialect and within the limits of `renderCommentMarkdown`, for files that are not HTML:
 * headings are already bold paragraphs, line ends are breaks. Links are as typed: the caller decides which addresses may be followed.
 */
export function parseCommentMarkdown(markdown: string): Root {
  const text = markdown.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');
  if (isTooIntricate(text)) return plainTree(text);
  const tree = parser.parse(text);
  adapt(tree);
  return tree;
}

/**
 * Sanitised HTML of a participant's Markdown: emphasis, lists, quotes, code, tables, links (also bare addresses), line breaks as
 * typed. Headings become bold lines; HTML, images and footnotes stay as the characters that were typed. Links that leave the
 * platform carry `rel="nofollow ugc noopener"`. A text that is too intricate to be parsed in bounded time (see the limits above) is
 * shown as plain paragraphs. Never throws; the length of a comment is the caller's rule.
 */
export function renderCommentMarkdown(markdown: string): string {
  const text = markdown.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');
  if (isTooIntricate(text)) return printHtml(plain(text));
  const tree = parser.parse(text);
  adapt(tree);
  const html = toHtml.runSync(tree);
  signsForBoxes(html);
  return settle(html, COMMENT_SANITISING).html;
}
