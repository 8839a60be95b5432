import type { Element, ElementContent, Root } from 'hast';
import { textOf } from '#platform/text';
import { slugOf } from '../text/text.normalise';
import { isElement } from './html.shape';
import { eachElement, isHeading } from './html.walk';

/** Names that a heading can have in Markdown: `{#name}`. */
const PLAIN = /^[\w-]+$/;
/** What can begin with the mark of a place, besides headings. */
const BEGINS = /^(?:h[1-6]|p|li|td|th|dd|dt|figcaption|caption|summary)$/;
/** What keeps the mark of its own name; others give it to what is around them. */
const CARRIES = /^(?:p|li|td|th|div|dd|dt|figcaption)$/;

/**
 * Names of parts, tables and figures go to the first words in them: what is around words is nowhere to be found in Markdown.
 */
function lowerNames(tree: Root | Element, wanted: ReadonlySet<string>): void {
  const inner = (tree.children as ElementContent[]).filter(isElement);
  for (const [at, node] of inner.entries()) {
    const { id } = node.properties;
    const first = typeof id === 'string' && wanted.has(id) ? namedBy(node, inner[at + 1]) : null;
    if (first && typeof id === 'string') {
      delete node.properties.id;
      first.children.unshift(anchor(id));
    }
    lowerNames(node, wanted);
  }
}

/** What the name of an element is really of, when it is not the element itself. */
function namedBy(node: Element, next: Element | undefined): Element | null {
  if (BEGINS.test(node.tagName)) return null;
  if (!isBare(node)) return firstWords(node);
  // An empty mark before a heading names it.
  const isMark = textOf(node).trim() === '';
  return isMark && next && isHeading(next) ? next : null;
}

/** The first element of an element that begins with words; null when words stand before it that are in none. */
function firstWords(node: Element): Element | null {
  for (const child of node.children) {
    if (child.type === 'text' && child.value.trim() !== '') return null;
    if (!isElement(child)) continue;
    const found = BEGINS.test(child.tagName) ? child : firstWords(child);
    if (found) return found;
  }
  return null;
}

/** A mark, or a stretch of words without a meaning of its own. */
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

/** Takes names out of elements and puts them where Markdown can say them. */
class AnchorPlacing {
  /** Other names that a heading had, and the one that it is reached by now. */
  readonly renamed = new Map<string, string>();

  constructor(private readonly wanted: ReadonlySet<string>) {}

  /** @returns the names that found no place in the element, and are for what is around it */
  place(node: Element): string[] {
    const { id } = node.properties;
    delete node.properties.id;
    const own = typeof id === 'string' && this.wanted.has(id) ? [id] : [];
    const inner = this.placeInner(node);
    if (isHeading(node)) {
      this.nameHeading(node, [...own, ...inner]);
      return [];
    }
    if (!CARRIES.test(node.tagName)) return [...own, ...inner];
    node.children.unshift(...own.map(anchor));
    return inner;
  }

  /** Elements that were only marks are nothing but what they hold; outside of headings, the mark stays where it was. */
  private placeInner(node: Element): string[] {
    const names: string[] = [];
    node.children = node.children.flatMap((child) => {
      if (!isElement(child)) return [child];
      const found = this.place(child);
      if (isBare(child) && !isHeading(node)) return [...found.map(anchor), ...child.children];
      names.push(...found);
      return isBare(child) ? child.children : [child];
    });
    return names;
  }

  /** A heading is reached by one name, of plain letters. */
  private nameHeading(heading: Element, names: readonly string[]): void {
    const name = names.find((one) => PLAIN.test(one)) ?? names.map(slugOf).find((one) => one !== '');
    if (name === undefined) return;
    heading.children.push({ type: 'text', value: ` {#${name}}` });
    for (const other of names) if (other !== name) this.renamed.set(other, name);
  }
}

/**
 * Keeps the anchors that some link of the document leads to, and takes the others away (word processors leave hundreds). In Markdown
 * a heading carries its own as `{#name}`, anything else an empty `<a id>`.
 */
export function keepAnchors(tree: Root): void {
  const wanted = new Set<string>();
  eachElement(tree, ({ properties: { href } }) => {
    const place = placeNamed(href);
    if (place !== null) wanted.add(place);
  });
  lowerNames(tree, wanted);
  const anchors = new AnchorPlacing(wanted);
  for (const node of tree.children) if (isElement(node)) anchors.place(node);
  eachElement(tree, ({ properties }) => {
    const name = anchors.renamed.get(placeNamed(properties.href) ?? '');
    if (name !== undefined) properties.href = `#${name}`;
  });
}
