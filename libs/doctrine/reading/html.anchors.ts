import type { Element, ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { textOf } from '#platform/text';
import { slugOf } from '../text/text.normalise';
import { isElement } from './html.shape';

const HEADING = /^h[1-6]$/;
const PLAIN = /^[\w-]+$/;

/** What can begin with the mark of a place, besides headings. */
const BEGINS = /^(?:h[1-6]|p|li|td|th|dd|dt|figcaption|caption|summary)$/;

/**
 * Names of parts, tables and figures go to the first words in them: what is around words is nowhere to be found in Markdown.
 */
function lowerNames(tree: Root | Element, wanted: ReadonlySet<string>): void {
  const inner = (tree.children as ElementContent[]).filter(isElement);
  for (const [at, node] of inner.entries()) {
    const { id } = node.properties;
    if (typeof id === 'string' && wanted.has(id) && !BEGINS.test(node.tagName)) {
      // An empty mark before a heading names it.
      const next = inner[at + 1];
      const isMark = isBare(node) && textOf(node).trim() === '';
      const first = isMark
        ? next && HEADING.test(next.tagName)
          ? next
          : null
        : isBare(node)
          ? null
          : firstWords(node);
      if (first) {
        delete node.properties.id;
        first.children.unshift(anchor(id));
      }
    }
    lowerNames(node, wanted);
  }
}

function firstWords(node: Element): Element | null {
  for (const child of node.children) {
    if (child.type === 'text' && child.value.trim() !== '') return null;
    if (!isElement(child)) continue;
    const found = BEGINS.test(child.tagName) ? child : firstWords(child);
    if (found) return found;
  }
  return null;
}

const isBare = (node: Element): boolean =>
  (node.tagName === 'a' && node.properties.href === undefined) || node.tagName === 'span';

const anchor = (id: string): Element => ({ type: 'element', tagName: 'a', properties: { id }, children: [] });

/** Name of the place of the same document that a link leads to, or null. */
export function placeNamed(href: unknown): string | null {
  if (typeof href !== 'string' || !href.startsWith('#') || href === '#') return null;
  try {
    return decodeURIComponent(href.slice(1));
  } catch {
    return href.slice(1);
  }
}

/**
 * Keeps the anchors that some link of the document leads to, and takes the others away (word processors leave hundreds). In Markdown
 * a heading carries its own as `{#name}`, anything else an empty `<a id>`.
 */
export function keepAnchors(tree: Root): void {
  const wanted = new Set<string>();
  visit(tree, 'element', ({ properties: { href } }) => {
    const place = placeNamed(href);
    if (place !== null) wanted.add(place);
  });
  lowerNames(tree, wanted);
  const renamed = new Map<string, string>();
  const take = (node: Element): string[] => {
    const { id } = node.properties;
    delete node.properties.id;
    const own = typeof id === 'string' && wanted.has(id) ? [id] : [];
    const inner: string[] = [];
    node.children = node.children.flatMap((child) => {
      if (!isElement(child)) return [child];
      const found = take(child);
      if (HEADING.test(node.tagName) || !isBare(child)) {
        inner.push(...found);
        return isBare(child) ? child.children : [child];
      }
      return [...found.map(anchor), ...child.children];
    });
    if (HEADING.test(node.tagName)) {
      // A heading is reached by one name, of plain letters.
      const names = [...own, ...inner];
      const name = names.find((one) => PLAIN.test(one)) ?? names.map(slugOf).find((one) => one !== '');
      if (name !== undefined) {
        node.children.push({ type: 'text', value: ` {#${name}}` });
        for (const other of names) if (other !== name) renamed.set(other, name);
      }
      return [];
    }
    if (own.length > 0 && /^(?:p|li|td|th|div|dd|dt|figcaption)$/.test(node.tagName)) {
      node.children.unshift(...own.map(anchor));
      return inner;
    }
    return [...own, ...inner];
  };
  for (const node of tree.children) if (isElement(node)) take(node);
  visit(tree, 'element', ({ properties }) => {
    const name = renamed.get(placeNamed(properties.href) ?? '');
    if (name !== undefined) properties.href = `#${name}`;
  });
}
