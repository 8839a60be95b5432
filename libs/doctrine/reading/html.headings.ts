import type { Element, ElementContent, Root } from 'hast';
import { textOf } from '#platform/text';
import { DOCUMENT_TITLE } from './docx.style-map';
import { placeNamed } from './html.anchors';
import { classesOf, isElement } from './html.shape';
import { eachElement, holds, isHeading, parentsIn } from './html.walk';

/** What sites show behind a heading for whoever wants its address. */
const SIGN = /^(?:[\s#¶§🔗⚓\u200b\ue000-\uf8ff]|\ufe0e|\ufe0f)*$/u;

export const headingsOf = (tree: Root | Element): Element[] => {
  const found: Element[] = [];
  eachElement(tree, (node) => {
    if (isHeading(node)) found.push(node);
  });
  return found;
};

const rankOf = (heading: Element): number => Number(heading.tagName.slice(1));

/** Takes out of headings, captions and terms the sign that links to themselves, and buttons that say nothing of their own. */
export function clearHeadings(tree: Root | Element): void {
  eachElement(tree, (node) => {
    if (!isHeading(node) && !/^(?:caption|figcaption|dt)$/.test(node.tagName)) return;
    const name = clearLinksToItself(node, node.properties.id).find((one) => one !== '');
    if (name !== undefined) node.properties.id ??= name;
  });
}

/** @returns the names of the links that went, which reach what they stood in */
function clearLinksToItself(node: Element, id: unknown): string[] {
  const names: unknown[] = [];
  node.children = node.children.flatMap((child): ElementContent[] => {
    if (!isElement(child)) return [child];
    const place = child.tagName === 'a' ? placeNamed(child.properties.href) : null;
    if (place !== null && SIGN.test(textOf(child)) && !holds(child, ({ tagName }) => tagName === 'img')) {
      names.push(child.properties.id ?? child.properties.name);
      return [];
    }
    names.push(...clearLinksToItself(child, id));
    // A heading that is a link to itself is only its words.
    if (place !== null && (place === id || place === child.properties.id)) {
      names.push(child.properties.id);
      return child.children;
    }
    return [child];
  });
  return names.filter((name) => typeof name === 'string');
}

/**
 * A page without a heading of the first rank whose first heading is alone in its rank has that for its title: sites keep the first
 * rank for their own name. Ranks below follow.
 */
export function raiseHeadings(tree: Root | Element): void {
  const headings = headingsOf(tree);
  const [first] = headings;
  if (!first || rankOf(first) === 1) return;
  const top = rankOf(first);
  if (headings.some((node) => node !== first && rankOf(node) <= top)) return;
  for (const node of headings) node.tagName = `h${String(rankOf(node) - top + 1)}`;
}

/**
 * Puts the only heading of the first rank before what sites show above it (dates, words to search by), which would else be a
 * section of its own. Returns the words that now stand below it.
 */
export function titleFirst(tree: Root): string {
  const headings = headingsOf(tree);
  const [title] = headings;
  if (title?.tagName !== 'h1' || headings.some((node) => node !== title && node.tagName === 'h1')) return '';
  const above = textBefore(tree, title);
  if (above.trim() === '') return '';
  const parent = parentsIn(tree).get(title);
  if (!parent) return '';
  (parent.children as ElementContent[]).splice((parent.children as ElementContent[]).indexOf(title), 1);
  tree.children.unshift(title);
  return above.replace(/\s+/g, ' ').trim();
}

/** The words of a tree before one of its elements. */
function textBefore(tree: Root, end: Element): string {
  const words: string[] = [];
  const walk = (node: Root | Element): boolean => {
    for (const child of node.children) {
      if (child === end) return true;
      if (child.type === 'text') words.push(child.value);
      else if (isElement(child) && walk(child)) return true;
    }
    return false;
  };
  walk(tree);
  return words.join('');
}

/**
 * A document's title stands above its headings of the first rank, which it shares its rank with in HTML. Lines of a title that follow
 * one another are one title.
 */
export function putTitleAbove(tree: Root): void {
  joinTitles(tree);
  const headings = headingsOf(tree);
  const title = headings.find((node) => classesOf(node).includes(DOCUMENT_TITLE));
  if (!title) return;
  const others = headings.filter((node) => node !== title);
  if (others.every((node) => node.tagName !== 'h1')) return;
  for (const node of others) node.tagName = `h${String(Math.min(6, rankOf(node) + 1))}`;
}

function joinTitles(tree: Root | Element): void {
  let before: Element | null = null;
  tree.children = (tree.children as ElementContent[]).filter((node) => {
    if (node.type === 'text' && node.value.trim() === '') return true;
    const isTitle = isElement(node) && classesOf(node).includes(DOCUMENT_TITLE);
    if (isTitle && before) {
      before.children.push({ type: 'text', value: ' ' }, ...node.children);
      return false;
    }
    before = isTitle ? node : null;
    if (isElement(node) && !isTitle) joinTitles(node);
    return true;
  });
}
