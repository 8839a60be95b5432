import type { Element, ElementContent, Root } from 'hast';
import { textOf } from '#platform/text';
import { isElement } from './html.shape';
import { hasClass, isHeading, takeOut } from './html.walk';

/** Framed remarks by the names that design systems and makers of sites give them. */
const REMARK =
  /^(?:fr-callout|fr-alert|fr-highlight|fr-notice|admonition|theme-admonition|custom-block|callout|hint|stu-note|dragon|note-to-balloters|todo|markdown-alert|alert(?:-(?:info|warning|danger|success))?)$/;
const BLOCK = /^(?:p|ul|ol|dl|table|pre|blockquote|figure|h[1-6]|hr|details|div|section)$/;

/** Blocks of a remark, with its title in bold instead of as a heading: what comes after the remark is no part of it. */
function blocksOf(children: readonly ElementContent[]): ElementContent[] {
  const blocks: ElementContent[] = [];
  let phrases: ElementContent[] = [];
  const close = (): void => {
    if (phrases.some((one) => textOf(one).trim() !== '' || one.type === 'element'))
      blocks.push({ type: 'element', tagName: 'p', properties: {}, children: phrases });
    phrases = [];
  };
  for (const child of children) {
    if (!isElement(child) || !BLOCK.test(child.tagName)) {
      phrases.push(child);
      continue;
    }
    close();
    const isTitle = isHeading(child) || hasClass(child, /(?:title|heading)(?:$|_|-)/i);
    if (isTitle && textOf(child).trim() !== '')
      blocks.push({
        type: 'element',
        tagName: 'p',
        properties: {},
        children: [{ type: 'element', tagName: 'strong', properties: {}, children: wordsOf(child) }],
      });
    else if (/^(?:div|section)$/.test(child.tagName)) blocks.push(...blocksOf(child.children));
    else blocks.push(child);
  }
  close();
  return blocks;
}

const wordsOf = ({ children }: Element): ElementContent[] =>
  children.flatMap((child) =>
    isElement(child) && /^(?:p|div|button|strong|b)$/.test(child.tagName) ? wordsOf(child) : [child],
  );

/** Framed remarks of a page become those of this platform. */
export function settleRemarks(tree: Root | Element): void {
  for (const node of tree.children) {
    if (!isElement(node)) continue;
    if (/^(?:div|section|aside|blockquote|p)$/.test(node.tagName) && hasClass(node, REMARK)) {
      takeOut(node, ({ tagName }) => tagName === 'button' || tagName === 'svg');
      node.tagName = 'blockquote';
      node.properties = { className: ['note'] };
      node.children = blocksOf(node.children);
    } else settleRemarks(node);
  }
}
