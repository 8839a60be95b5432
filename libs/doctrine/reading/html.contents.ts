import type { Element, ElementContent, Nodes, Root } from 'hast';
import { textOf } from '#platform/text';
import { placeNamed } from './html.anchors';
import { classesOf, isElement } from './html.shape';
import { holds, isHeading } from './html.walk';

const NAME =
  /(?:^|[-_ ])(?:toc|table[-_ ]?of[-_ ]?contents?|table[-_ ]des[-_ ]mati[eè]res|sommaire|summary|contents?|on-?this-?page)\d*(?:$|[-_ ])/i;
const LABEL =
  /^(?:table des matières|sommaire|plan|contenu|(?:sur|dans) cette page|table of contents|contents|(?:on|in) this page)\s*:?$/i;
/** Numbers of parts and of pages, and the points between. */
const NUMBERS = /^[\s\d.…·|,–—-]*$/;
const CONTAINERS = new Set('ul ol div section aside details table'.split(' '));

/** Names whose next words are those of a heading: its own, those of marks before it and of the parts that it begins. */
function namesOfHeadings(tree: Root | Element): { names: ReadonlyMap<string, Element>; count: number } {
  const names = new Map<string, Element>();
  let pending: string[] = [];
  let count = 0;
  const walk = (node: Nodes, heading: Element | null): void => {
    if (node.type === 'text' && node.value.trim() !== '') {
      if (heading) for (const name of pending) names.set(name, heading);
      pending = [];
    }
    if (node.type !== 'element' && node.type !== 'root') return;
    const inner = isElement(node) && isHeading(node) ? node : heading;
    if (inner !== heading) count += 1;
    if (isElement(node))
      for (const name of [node.properties.id, node.properties.name])
        if (typeof name === 'string') pending.push(name);
    for (const child of node.children) walk(child, inner);
  };
  walk(tree, null);
  return { names, count };
}

interface Entries {
  /** Headings that are led to. */
  headings: Set<Element>;
  links: number;
  isLabelled: boolean;
  /** Whether there are no words but those of links, numbers and a label. */
  isOnlyLinks: boolean;
}

function entriesOf(node: Element, names: ReadonlyMap<string, Element>): Entries {
  const entries: Entries = { headings: new Set(), links: 0, isLabelled: false, isOnlyLinks: true };
  const walk = (inner: ElementContent): void => {
    if (inner.type === 'text') {
      if (!NUMBERS.test(inner.value)) entries.isOnlyLinks = false;
    } else if (!isElement(inner)) return;
    else if (inner.tagName === 'a' && inner.properties.href !== undefined) {
      const place = placeNamed(inner.properties.href);
      const heading = place === null ? undefined : names.get(place);
      if (place === null) entries.isOnlyLinks = false;
      else entries.links += 1;
      if (heading) entries.headings.add(heading);
    } else if (LABEL.test(textOf(inner).trim()) && !holds(inner, ({ tagName }) => tagName === 'a'))
      entries.isLabelled = true;
    else if (/^(?:img|input|table)$/.test(inner.tagName)) entries.isOnlyLinks = false;
    else inner.children.forEach(walk);
  };
  node.children.forEach(walk);
  return entries;
}

const isNamed = (node: Element): boolean =>
  [node.properties.id ?? '', ...classesOf(node)].some((name) => NAME.test(name));

/**
 * Takes out the contents that a page or a program wrote: lists, or paragraphs that follow one another, that hold nothing but links
 * to headings of the page. One that neither is called so nor leads to half of the headings is a list of the author's and stays.
 * Returns how many went.
 */
export function takeContents(tree: Root | Element): number {
  const { names, count } = namesOfHeadings(tree);
  let taken = 0;
  const isWhole = (headings: ReadonlySet<Element>): boolean =>
    headings.size >= 2 && headings.size * 2 >= count;

  /** Takes away what stands from one place on, with the label before it. */
  const cut = (siblings: ElementContent[], from: number, many: number): number => {
    taken += 1;
    let first = from;
    while (first > 0 && isBlankText(siblings[first - 1])) first -= 1;
    const before = siblings[first - 1];
    const isLabel =
      isElement(before) &&
      /^(?:h\d|p|div|span|strong)$/.test(before.tagName) &&
      LABEL.test(textOf(before).trim());
    const start = isLabel ? first - 1 : from;
    siblings.splice(start, from - start + many);
    return start;
  };

  const walk = (parent: Root | Element): void => {
    const siblings = parent.children as ElementContent[];
    for (let at = 0; at < siblings.length; at += 1) {
      const node = siblings[at];
      if (!isElement(node) || isHeading(node)) continue;
      if (CONTAINERS.has(node.tagName)) {
        const { headings, links, isLabelled, isOnlyLinks } = entriesOf(node, names);
        let above = at - 1;
        while (above >= 0 && isBlankText(siblings[above])) above -= 1;
        const before = siblings[above];
        const isCalled =
          isLabelled || isNamed(node) || (before !== undefined && LABEL.test(textOf(before).trim()));
        if (isOnlyLinks && links > 0 && ((isCalled && !holds(node, isForeign)) || isWhole(headings))) {
          at = cut(siblings, at, 1) - 1;
          continue;
        }
      }
      if (node.tagName === 'p') {
        const led = new Set<Element>();
        let end = at;
        for (; end < siblings.length; end += 1) {
          const one = siblings[end];
          if (isBlankText(one)) continue;
          if (!isElement(one) || one.tagName !== 'p') break;
          const { headings, isOnlyLinks } = entriesOf(one, names);
          if (!isOnlyLinks || headings.size === 0) break;
          for (const heading of headings) led.add(heading);
        }
        if (isWhole(led)) {
          at = cut(siblings, at, end - at) - 1;
          continue;
        }
        if (end > at) {
          // Looked at together once.
          at = end - 1;
          continue;
        }
      }
      walk(node);
    }
  };
  walk(tree);
  return taken;
}

/** What no contents hold. */
const isForeign = (node: Element): boolean => /^(?:pre|blockquote|figure|td)$/.test(node.tagName);

const isBlankText = (node: ElementContent | undefined): boolean =>
  node?.type === 'comment' || (node?.type === 'text' && node.value.trim() === '');
