import type { Element, ElementContent, Nodes, Root } from 'hast';
import { textOf } from '#platform/text';
import { placeNamed } from './html.anchors';
import { classesOf, isElement } from './html.shape';
import { holds, isHeading, isRoom } from './html.walk';

/** Classes and ids of contents, as themes and generators of sites write them: `toc`, `table-of-contents`, `on-this-page`, `sommaire1`. */
const NAME =
  /(?:^|[-_ ])(?:toc|table[-_ ]?of[-_ ]?contents?|table[-_ ]des[-_ ]mati[eè]res|sommaire|summary|contents?|on-?this-?page)\d*(?:$|[-_ ])/i;
/** The heading, or the words, that stand above contents. */
const LABEL =
  /^(?:table des matières|sommaire|plan|contenu|(?:sur|dans) cette page|table of contents|contents|(?:on|in) this page)\s*:?$/i;
/** Numbers of parts and of pages, and the points between. */
const NUMBERS = /^[\s\d.…·|,–—-]*$/;
const CONTAINERS = new Set('ul ol div section aside details table'.split(' '));

/**
 * Headings by the names that links reach them by: their own, those of empty marks before them, and those of the parts that they
 * begin. A name waits in `pending` until the next words; it is of a heading when these are.
 */
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
}

const isLabel = (node: ElementContent | undefined): boolean =>
  node !== undefined && LABEL.test(textOf(node).trim());

/** Where a part's links lead; null when it holds other words than those of links, numbers and a label. Stops at the first such word. */
function entriesOf(part: Element, names: ReadonlyMap<string, Element>): Entries | null {
  const entries: Entries = { headings: new Set(), links: 0, isLabelled: false };
  const isEntry = (node: ElementContent): boolean => {
    if (node.type === 'text') return NUMBERS.test(node.value);
    if (!isElement(node)) return true;
    if (node.tagName === 'a' && node.properties.href !== undefined) {
      const place = placeNamed(node.properties.href);
      if (place === null) return false;
      const heading = names.get(place);
      entries.links += 1;
      if (heading) entries.headings.add(heading);
      return true;
    }
    if (isLabel(node) && !holds(node, ({ tagName }) => tagName === 'a')) {
      entries.isLabelled = true;
      return true;
    }
    return !/^(?:img|input|table)$/.test(node.tagName) && node.children.every(isEntry);
  };
  return part.children.every(isEntry) ? entries : null;
}

const isNamed = (node: Element): boolean =>
  [node.properties.id ?? '', ...classesOf(node)].some((name) => NAME.test(name));

/** What no contents hold. */
const isForeign = (node: Element): boolean => /^(?:pre|blockquote|figure|td)$/.test(node.tagName);

/** The place right after the last node before `at` that is more than room; 0 when there is none. */
function afterLastBefore(siblings: readonly ElementContent[], at: number): number {
  let after = at;
  while (after > 0 && isRoom(siblings[after - 1])) after -= 1;
  return after;
}

/** Finds the contents of one page among its parts and takes them out. */
class ContentsRemoval {
  taken = 0;
  private readonly names: ReadonlyMap<string, Element>;
  private readonly headingCount: number;

  constructor(tree: Root | Element) {
    const { names, count } = namesOfHeadings(tree);
    this.names = names;
    this.headingCount = count;
  }

  searchIn(parent: Root | Element): void {
    const siblings = parent.children as ElementContent[];
    let at = 0;
    while (at < siblings.length) at = this.searchAt(siblings, at);
  }

  /** Takes out contents that begin at one place, or looks for some inside. Returns the place where the search goes on. */
  private searchAt(siblings: ElementContent[], at: number): number {
    const node = siblings[at];
    if (!isElement(node) || isHeading(node)) return at + 1;
    if (CONTAINERS.has(node.tagName) && this.isContents(node, siblings, at))
      return this.take(siblings, at, at + 1);
    if (node.tagName === 'p') {
      const { headings, end } = this.entriesFrom(siblings, at);
      if (this.leadsToHalf(headings)) return this.take(siblings, at, end);
      // Links that are no contents together are none one by one.
      if (end > at) return end;
    }
    this.searchIn(node);
    return at + 1;
  }

  private isContents(node: Element, siblings: readonly ElementContent[], at: number): boolean {
    const entries = entriesOf(node, this.names);
    if (!entries || entries.links === 0) return false;
    const before = siblings[afterLastBefore(siblings, at) - 1];
    const isCalledSo = entries.isLabelled || isNamed(node) || isLabel(before);
    return (isCalledSo && !holds(node, isForeign)) || this.leadsToHalf(entries.headings);
  }

  private leadsToHalf(headings: ReadonlySet<Element>): boolean {
    return headings.size >= 2 && headings.size * 2 >= this.headingCount;
  }

  /** Headings that paragraphs lead to which follow one another from one place on, up to the first that is no entry. */
  private entriesFrom(
    siblings: readonly ElementContent[],
    from: number,
  ): { headings: Set<Element>; end: number } {
    const all = new Set<Element>();
    let end = from;
    for (; end < siblings.length; end += 1) {
      const node = siblings[end];
      if (isRoom(node)) continue;
      const entries = isElement(node) && node.tagName === 'p' ? entriesOf(node, this.names) : null;
      if (!entries || entries.headings.size === 0) break;
      for (const heading of entries.headings) all.add(heading);
    }
    return { headings: all, end };
  }

  /** Takes out what stands from one place to another, with the label before it. Returns where it stood. */
  private take(siblings: ElementContent[], from: number, end: number): number {
    this.taken += 1;
    const after = afterLastBefore(siblings, from);
    const before = siblings[after - 1];
    const goesToo =
      isElement(before) && /^(?:h\d|p|div|span|strong)$/.test(before.tagName) && isLabel(before);
    const start = goesToo ? after - 1 : from;
    siblings.splice(start, end - start);
    return start;
  }
}

/**
 * Takes out the contents that a page or a program wrote: lists, or paragraphs that follow one another, that hold nothing but links
 * to headings of the page. One that neither is called so nor leads to half of the headings is a list of the author's and stays.
 * Returns how many went.
 */
export function takeContents(tree: Root | Element): number {
  const removal = new ContentsRemoval(tree);
  removal.searchIn(tree);
  return removal.taken;
}
