import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import type { Element } from 'hast';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { printHtml, settle } from './html.sanitise';

const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).freeze();
const toHtml = unified().use(remarkRehype).freeze();

/**
 * Sanitised HTML of a page that the operator wrote in Markdown: headings, lists, tables, links; HTML in it is left out. For texts of
 * the operator's own folder, which may take as long as they like; never for what participants write (`renderCommentMarkdown`).
 */
export function renderPageMarkdown(markdown: string): string {
  const html = toHtml.runSync(parser.parse(markdown));
  visit(html, 'element', (node: Element) => {
    if (node.tagName === 'th') node.properties.scope = 'col';
  });
  const { tree } = settle(html);
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'table' || index === undefined || !parent) return;
    parent.children[index] = scrolled(node);
    return SKIP;
  });
  return printHtml(tree);
}

/** A table that is wider than the screen scrolls by itself, by keys too (WCAG 2.1.1). */
const scrolled = (table: Element): Element => ({
  type: 'element',
  tagName: 'div',
  properties: { className: ['table-scroll'], tabIndex: 0 },
  children: [table],
});
