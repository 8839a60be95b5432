import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { isElement } from './html.shape';

const HEADING = /^h[1-6]$/;

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
  const take = (node: Element): string[] => {
    const { id } = node.properties;
    delete node.properties.id;
    const own = typeof id === 'string' && wanted.has(id) ? [id] : [];
    const inner: string[] = [];
    node.children = node.children.flatMap((child) => {
      if (!isElement(child)) return [child];
      const found = take(child);
      const isBare =
        (child.tagName === 'a' && child.properties.href === undefined) || child.tagName === 'span';
      if (HEADING.test(node.tagName) || !isBare) {
        inner.push(...found);
        return isBare ? child.children : [child];
      }
      return [...found.map(anchor), ...child.children];
    });
    if (HEADING.test(node.tagName)) {
      const [name] = [...own, ...inner];
      if (name !== undefined && /^[\w-]+$/.test(name))
        node.children.push({ type: 'text', value: ` {#${name}}` });
      return [];
    }
    if (own.length > 0 && /^(?:p|li|td|th|div|dd|dt|figcaption)$/.test(node.tagName)) {
      node.children.unshift(...own.map(anchor));
      return inner;
    }
    return [...own, ...inner];
  };
  for (const node of tree.children) if (isElement(node)) take(node);
}
