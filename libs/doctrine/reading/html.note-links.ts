import type { Element, ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { textOf } from '#platform/text';
import { placeNamed } from './html.anchors';
import { classesOf, isElement } from './html.shape';
import { hasClass, holds, isHeading, parentsIn, placesIn } from './html.walk';

/** What notes are called by: figures, one or two letters, Roman figures or signs, in brackets or not. */
const MARK = /^[\s[(]*(?:\d{1,4}|\p{L}{1,2}|[ivxlc]+|[*†‡§]+)[\s\])]*$/iu;
/** What leads back from a note: the same, arrows, or nothing that can be seen. */
const BACK = /^(?:[\s[\]()\d^.↑↩⏎←▲]|\ufe0e)*$/u;
const LEAD = /^[\s[\]()^↑↩.,etandETAND]*$/u;
const NOTE_NAME = /^(?:fn|footnote|endnote|note|_?ftn|_?edn|sdfootnote|sdendnote)[\w:.-]*\d$/i;
const NOTE_PLACE = new Set(['li', 'aside', 'dd']);
const PARAGRAPHS = new Set('p li td th dd dt figcaption h1 h2 h3 h4 h5 h6'.split(' '));
const HEADINGS_OF_NOTES =
  /^(?:notes?|références|notes et références|notes de (?:bas de page|fin)|footnotes|endnotes|references)\P{L}*$/iu;

interface Note {
  label: string;
  block: Element;
}

/** What surrounds a page's links, looked up once. */
class Surroundings {
  readonly parents: Map<Element, Element | Root>;
  readonly places: Map<string, Element>;
  readonly order = new Map<Element, number>();

  constructor(tree: Root | Element) {
    this.parents = parentsIn(tree);
    this.places = placesIn(tree);
    visit(tree, 'element', (node) => void this.order.set(node, this.order.size));
  }

  *above(node: Element): Generator<Element> {
    let one: Element | Root | undefined = node;
    while (one?.type === 'element') {
      yield one;
      one = this.parents.get(one);
    }
  }

  paragraphOf(node: Element): Element | null {
    for (const one of this.above(node)) if (PARAGRAPHS.has(one.tagName)) return one;
    return null;
  }

  /** The element that is the whole note whose name, or whose way back, stands in `node`. */
  noteAt(node: Element): Element | null {
    const line = [...this.above(node)];
    if (isHeading(node) || line.some(isHeading) || holds(node, isHeading)) return null;
    const named = line.find(
      (one) =>
        NOTE_PLACE.has(one.tagName) || (one.tagName === 'div' && NOTE_NAME.test(one.properties.id ?? '')),
    );
    if (named) return holds(named, isHeading) ? null : named;
    const paragraph = line.find(({ tagName }) => tagName === 'p');
    const around = paragraph && this.parents.get(paragraph);
    // Google Docs puts each note into a `div` of its own.
    const isAlone =
      around?.type === 'element' &&
      around.tagName === 'div' &&
      around.children.find(isElement) === paragraph &&
      around.children.filter(
        (one) => isElement(one) && isElement(one.children[0]) && one.children[0].tagName === 'a',
      ).length === 1 &&
      textOf(around).length < 5_000;
    return isAlone ? around : (paragraph ?? (line[0]?.tagName === 'div' ? line[0] : null));
  }
}

const isDeclared = (link: Element, place: string): boolean =>
  link.properties.role === 'doc-noteref' ||
  link.properties.dataFootnoteRef !== undefined ||
  hasClass(link, /^(?:footnote-ref(?:erence)?|noteref|sdfootnoteanc|sdendnoteanc)$/) ||
  /^(?:_ftn|_edn|sdfootnote|sdendnote)\d+(?:sym)?$/.test(place);

/**
 * Notes of a page, whoever wrote it (Word, LibreOffice, Google Docs, pandoc, Sphinx, MediaWiki…), get the one form that `takeNotes` knows. A
 * note is called by a mark that links to it, later in the page, and leads back to where it is called; or by a link that says so.
 * Marks of notes that are not in the tree stay as they are. Linear but for the depth of the page.
 */
export function settleNotes(tree: Root | Element): void {
  const around = new Surroundings(tree);
  const links: { link: Element; place: string }[] = [];
  visit(tree, 'element', (link) => {
    const place = link.tagName === 'a' ? placeNamed(link.properties.href) : null;
    if (place !== null) links.push({ link, place });
  });
  const notes = new Map<Element, Note>();
  const calls: { link: Element; note: Note }[] = [];
  const backs = new Map<Element, Set<string>>();
  const known = new Map<Element, Element | null>();
  const noteAt = (target: Element): Element | null => {
    const found = known.get(target) ?? (known.has(target) ? null : around.noteAt(target));
    known.set(target, found);
    return found;
  };
  for (const { link, place } of links) {
    const target = around.places.get(place);
    if (!target || !MARK.test(textOf(link))) continue;
    const block = noteAt(target);
    if (!block || [...around.above(link)].includes(block)) continue;
    if ((around.order.get(link) ?? 0) > (around.order.get(block) ?? 0)) continue;
    if (!isDeclared(link, place) && !leadsBack(block, link, around, backs)) continue;
    const note = notes.get(block) ?? { label: String(notes.size + 1), block };
    notes.set(block, note);
    calls.push({ link, note });
  }
  for (const { link, note } of calls) makeCall(link, note.label, around);
  const called = new Set(calls.map(({ link }) => around.paragraphOf(link)));
  for (const { block } of notes.values()) withoutMark(block, around, called);
  for (const note of notes.values()) moveToEnd(tree, note, around);
}

/** Whether something in a note leads to where the link is. */
function leadsBack(
  block: Element,
  link: Element,
  around: Surroundings,
  known: Map<Element, Set<string>>,
): boolean {
  const ways = known.get(block) ?? new Set<string>();
  if (!known.has(block)) {
    visit(block, 'element', ({ properties: { href } }) => {
      const place = placeNamed(href);
      if (place !== null) ways.add(place);
    });
    known.set(block, ways);
  }
  const paragraph = around.paragraphOf(link);
  return [...ways].some((way) => {
    const place = around.places.get(way);
    return (
      place !== undefined &&
      (place === link || (paragraph !== null && around.paragraphOf(place) === paragraph))
    );
  });
}

/** The link itself, or the raised text that is nothing but it and its brackets, becomes the call. */
function makeCall(link: Element, label: string, around: Surroundings): void {
  let whole = link;
  for (const one of around.above(link)) {
    if (one !== link && !/^(?:sup|span|small)$/.test(one.tagName)) break;
    if (textOf(one).replace(/[\s[\]()]/g, '') === textOf(link).replace(/[\s[\]()]/g, '')) whole = one;
  }
  const { id } = whole.properties;
  whole.tagName = 'a';
  whole.properties = { href: `#fn-${label}`, dataFootnoteRef: '', ...(id !== undefined && { id }) };
  whole.children = [{ type: 'text', value: label }];
}

/** Takes out of a note its way back and the mark that it begins with. */
function withoutMark(block: Element, around: Surroundings, called: ReadonlySet<Element | null>): void {
  const isWayBack = (node: Element): boolean => {
    const place = placeNamed(node.properties.href);
    const target = place === null ? undefined : around.places.get(place);
    return (
      node.tagName === 'a' &&
      place !== null &&
      (BACK.test(textOf(node)) || MARK.test(textOf(node))) &&
      (node.properties.role === 'doc-backlink' ||
        /ref|anc|back/i.test(place) ||
        (target !== undefined && called.has(around.paragraphOf(target))))
    );
  };
  const clear = (node: Element): void => {
    node.children = node.children.filter((child) => {
      if (!isElement(child)) return true;
      const isMark =
        isWayBack(child) ||
        (/^(?:span|sup)$/.test(child.tagName) &&
          holds(child, isWayBack) &&
          LEAD.test(bareOf(child, isWayBack)));
      if (!isMark) clear(child);
      return !isMark;
    });
  };
  clear(block);
  trimStart(block);
}

function trimStart(node: Element): boolean {
  for (const child of node.children) {
    if (child.type === 'text') child.value = child.value.replace(/^[\s.]+/, '');
    if (child.type === 'text' ? child.value !== '' : isElement(child) && trimStart(child)) return true;
  }
  return false;
}

/** Words of an element but those of some of its parts. */
function bareOf(node: ElementContent, without: (inner: Element) => boolean): string {
  if (node.type === 'text') return node.value;
  if (!isElement(node) || without(node)) return '';
  return node.children.map((child) => bareOf(child, without)).join('');
}

const isEmpty = (node: Element): boolean =>
  textOf(node).trim() === '' && !holds(node, ({ tagName }) => /^(?:img|input|hr|svg|video)$/.test(tagName));

/** Puts a note at the end, and takes away what only held notes: lists, rules, headings. */
function moveToEnd(tree: Root | Element, { label, block }: Note, around: Surroundings): void {
  const children: ElementContent[] =
    block.tagName === 'p' ? [{ ...block, properties: {} }] : [...block.children];
  let gone: Element | undefined = block;
  while (gone) {
    const parent: Element | Root | undefined = around.parents.get(gone);
    if (!parent) break;
    const siblings = parent.children as ElementContent[];
    let from = siblings.indexOf(gone);
    const next = siblings.slice(from + 1).find((one) => isElement(one));
    const isLast = next === undefined || (isElement(next) && isHeading(next));
    siblings.splice(from, 1);
    while (from > 0 && isLast && isTrace(siblings[from - 1])) siblings.splice(--from, 1);
    gone = parent.type === 'element' && isEmptied(parent) ? parent : undefined;
  }
  (tree.children as ElementContent[]).push({
    type: 'element',
    tagName: 'div',
    properties: { id: `fn-${label}` },
    children,
  });
}

const isEmptied = (node: Element): boolean =>
  /^(?:ol|ul|dl|section|div|aside)$/.test(node.tagName) &&
  !classesOf(node).some((name) => name.startsWith('WordSection')) &&
  isEmpty({ ...node, children: node.children.filter((child) => !(isElement(child) && isTrace(child))) });

/** What stands before notes and says nothing without them. */
const isTrace = (node: ElementContent | undefined): boolean =>
  node?.type === 'text'
    ? node.value.trim() === ''
    : node?.type === 'comment' ||
      (isElement(node) &&
        (/^(?:hr|br)$/.test(node.tagName) ||
          ((isHeading(node) || hasClass(node, /^(?:mw-heading|topic-title)$/)) &&
            HEADINGS_OF_NOTES.test(textOf(node).trim()))));
