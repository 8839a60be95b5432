import type { Element, ElementContent, Root } from 'hast';
import { textOf } from '#platform/text';
import { placeNamed } from './html.anchors';
import { innerLinks, MARK, type Note, noteCalls, Surroundings } from './html.note-calls';
import { classesOf, isElement } from './html.shape';
import { hasClass, holds, isHeading, isRoom, showsNothing } from './html.walk';

/** What leads back from a note: a number, arrows, or nothing that can be seen. */
const BACK = /^(?:[\s[\]()\d^.↑↩⏎←▲]|\ufe0e)*$/u;
/** What stands between several ways back of one note: « ↑ 1, 2 et 3 ». */
const BETWEEN_BACKS = /^[\s[\]()^↑↩.,etandETAND]*$/u;
/** Names of the places that notes lead back to: `fnref1`, `_ftnref1`, `sdfootnote1anc`, `back-1`. */
const BACK_NAME = /ref|anc|back/i;
const HEADINGS_OF_NOTES =
  /^(?:notes?|références|notes et références|notes de (?:bas de page|fin)|footnotes|endnotes|references)\P{L}*$/iu;

/**
 * Notes of a page, whoever wrote it (Word, LibreOffice, Google Docs, pandoc, Sphinx, MediaWiki…), get the one form that `takeNotes` knows. A
 * note is called by a mark that links to it, later in the page, and leads back to where it is called; or by a link that says so.
 * Marks of notes that are not in the tree stay as they are. Linear but for the depth of the page.
 */
export function settleNotes(tree: Root | Element): void {
  const links = innerLinks(tree);
  if (links.length === 0) return;
  const around = new Surroundings(tree);
  const calls = noteCalls(links, around);
  const notes = new Set(calls.map(({ note }) => note));
  for (const { link, note } of calls) makeCall(link, note.label, around);
  const callers = new Set(calls.map(({ link }) => around.paragraphOf(link)));
  for (const { block } of notes) withoutMark(block, around, callers);
  for (const note of notes) moveToEnd(tree, note, around);
}

const withoutBrackets = (node: Element): string => textOf(node).replace(/[\s[\]()]/g, '');

/** The link itself, or the raised text that is nothing but it and its brackets, becomes the call. */
function makeCall(link: Element, label: string, around: Surroundings): void {
  let whole = link;
  for (const one of around.above(link)) {
    if (one !== link && !/^(?:sup|span|small)$/.test(one.tagName)) break;
    if (withoutBrackets(one) === withoutBrackets(link)) whole = one;
  }
  const { id } = whole.properties;
  whole.tagName = 'a';
  whole.properties = { href: `#fn-${label}`, dataFootnoteRef: '', ...(id !== undefined && { id }) };
  whole.children = [{ type: 'text', value: label }];
}

/**
 * Takes out of a note its way back and the mark that it begins with.
 * @param callers the paragraphs that call notes: what leads there is a way back
 */
function withoutMark(block: Element, around: Surroundings, callers: ReadonlySet<Element | null>): void {
  const isWayBack = (node: Element): boolean => {
    const place = node.tagName === 'a' ? placeNamed(node.properties.href) : null;
    if (place === null || !(BACK.test(textOf(node)) || MARK.test(textOf(node)))) return false;
    const target = around.places.get(place);
    return (
      node.properties.role === 'doc-backlink' ||
      BACK_NAME.test(place) ||
      (target !== undefined && callers.has(around.paragraphOf(target)))
    );
  };
  /** A raised text that is nothing but ways back. */
  const isMark = (node: Element): boolean =>
    /^(?:span|sup)$/.test(node.tagName) &&
    holds(node, isWayBack) &&
    BETWEEN_BACKS.test(textWithout(node, isWayBack));
  const clear = (node: Element): void => {
    node.children = node.children.filter((child) => {
      if (!isElement(child)) return true;
      if (isWayBack(child) || isMark(child)) return false;
      clear(child);
      return true;
    });
  };
  clear(block);
  trimStart(block);
}

/** Takes away the room, and the point of a number, that an element's words begin with. Returns whether it has words. */
function trimStart(node: Element): boolean {
  for (const child of node.children) {
    if (child.type === 'text') child.value = child.value.replace(/^[\s.]+/, '');
    if (child.type === 'text' ? child.value !== '' : isElement(child) && trimStart(child)) return true;
  }
  return false;
}

/** Words of an element but those of some of its parts. */
function textWithout(node: ElementContent, without: (inner: Element) => boolean): string {
  if (node.type === 'text') return node.value;
  if (!isElement(node) || without(node)) return '';
  return node.children.map((child) => textWithout(child, without)).join('');
}

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
    const next = siblings.slice(from + 1).find(isElement);
    const isLast = next === undefined || isHeading(next);
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

const isShown = ({ tagName }: Element): boolean => /^(?:img|input|hr|svg|video)$/.test(tagName);

/** Whether a container has nothing left but what stands before notes. Looks from its end, where the last notes are. */
const isEmptied = (node: Element): boolean =>
  /^(?:ol|ul|dl|section|div|aside)$/.test(node.tagName) &&
  !classesOf(node).some((name) => name.startsWith('WordSection')) &&
  node.children.findLast(
    (child) => !isTrace(child) && !(isElement(child) && !isShown(child) && showsNothing(child, isShown)),
  ) === undefined;

/** What stands before notes and says nothing without them. */
const isTrace = (node: ElementContent | undefined): boolean =>
  isRoom(node) ||
  (isElement(node) &&
    (/^(?:hr|br)$/.test(node.tagName) ||
      ((isHeading(node) || hasClass(node, /^(?:mw-heading|topic-title)$/)) &&
        HEADINGS_OF_NOTES.test(textOf(node).trim()))));
