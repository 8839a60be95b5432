import type { Element, ElementContent, Root } from 'hast';
import { textOf } from '#platform/text';
import { isElement } from './html.shape';
import { eachElement, isHeading, isRoom, replaceEach, showsNothing, takeOut } from './html.walk';

/** Links to notes: of mammoth (`#footnote-1`), LibreOffice (`#sdfootnote1sym`), Word (`#_ftn1`) and this platform (`#user-content-fn-1`). */
const NOTE_LINK =
  /^#(?:user-content-[\w-]*?)?(?:fn-?\d|fn-|footnote|endnote|sdfootnote|sdendnote|_ftn\d|_edn\d)/i;

/** Element that stands where a note is called until Markdown has a word for it. */
export const NOTE_CALL = 'note-call';

/** Puts a `note-call` in the place of each link to a note. Returns the notes by their label, which counts from 1. */
function markCalls(tree: Root): Map<string, Element> {
  const places = new Map<string, Element>();
  eachElement(tree, (node) => {
    const { id } = node.properties;
    if (typeof id === 'string' && /^(?:li|div|p|aside)$/.test(node.tagName)) places.set(id, node);
  });
  const labels = new Map<string, string>();
  const notes = new Map<string, Element>();
  replaceEach(tree, ({ tagName, properties: { href, dataFootnoteRef } }) => {
    if (tagName !== 'a' || typeof href !== 'string') return null;
    const isCall = dataFootnoteRef !== undefined || NOTE_LINK.test(href);
    const note = isCall ? places.get(href.slice(1)) : undefined;
    // A note's own way back leads to a call, which is no place of a note.
    if (!note) return null;
    const label = labels.get(href) ?? String(labels.size + 1);
    labels.set(href, label);
    notes.set(label, note);
    return {
      type: 'element',
      tagName: NOTE_CALL,
      properties: { label },
      children: [{ type: 'text', value: label }],
    };
  });
  return notes;
}

const isPicture = ({ tagName }: Element): boolean => tagName === 'img';

/** Lists and parts that only held notes, with their heading; a list of pictures is none. */
const isEmptied = (node: Element): boolean =>
  (node.tagName === 'ol' || (node.tagName === 'section' && node.properties.dataFootnotes !== undefined)) &&
  node.children.every(
    (child) =>
      isRoom(child) ||
      (isElement(child) && (isHeading(child) || (!isPicture(child) && showsNothing(child, isPicture)))),
  );

/** The call that a raised text is nothing but, for Markdown raises it; null for others. */
function raisedCall({ tagName, children }: Element): Element | null {
  const [only] = children;
  return tagName === 'sup' && children.length === 1 && isElement(only) && only.tagName === NOTE_CALL
    ? only
    : null;
}

/**
 * Takes the notes of a document out of its text: every call that leads to an element becomes a `note-call`, and the notes are given
 * by their label. Understands mammoth, LibreOffice, Word and what this platform prints.
 */
export function takeNotes(tree: Root): Map<string, Element> {
  const notes = markCalls(tree);
  if (notes.size === 0) return notes;
  const taken = new Set(notes.values());
  // A note can stand in another, when some program forgot to end it.
  for (const place of [tree, ...taken]) takeOut(place, (node) => taken.has(node));
  for (const note of taken) takeOut(note, isWayBack);
  takeOut(tree, isEmptied);
  replaceEach(tree, raisedCall);
  return notes;
}

/** The link back to the call, or the number that some programs write in its place. */
function isWayBack(node: Element): boolean {
  const { href, dataFootnoteBackref } = node.properties;
  if (node.tagName !== 'a') return false;
  return (
    dataFootnoteBackref !== undefined ||
    (typeof href === 'string' &&
      href.startsWith('#') &&
      (NOTE_LINK.test(href) || /ref|anc/i.test(href)) &&
      /^(?:[\s↑↩[\]\d^]|\ufe0e)*$/.test(textOf(node)))
  );
}

/**
 * A heading calls no notes in Markdown, for it is a title elsewhere (contents, addresses): what it calls becomes a framed remark right
 * below it.
 */
export function putNotesBelowHeadings(tree: Root | Element, notes: Map<string, Element>): void {
  tree.children = (tree.children as ElementContent[]).flatMap((node): ElementContent[] => {
    if (!isElement(node)) return [node];
    if (!isHeading(node)) {
      putNotesBelowHeadings(node, notes);
      return [node];
    }
    const called: ElementContent[] = [];
    takeOut(node, ({ tagName, properties: { label } }) => {
      if (tagName !== NOTE_CALL) return false;
      called.push(...(notes.get(String(label))?.children ?? []));
      return true;
    });
    if (called.length === 0) return [node];
    return [
      node,
      {
        type: 'element',
        tagName: 'blockquote',
        properties: { className: ['note'] },
        children: structuredClone(called),
      },
    ];
  });
}
