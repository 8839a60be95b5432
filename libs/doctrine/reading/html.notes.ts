import type { Element, ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { textOf } from '#platform/text';
import { isElement } from './html.shape';

const NOTE_LINK =
  /^#(?:user-content-[\w-]*?)?(?:fn-?\d|fn-|footnote|endnote|sdfootnote|sdendnote|_ftn\d|_edn\d)/i;

/** Element that stands where a note is called until Markdown has a word for it. */
export const NOTE_CALL = 'note-call';

/**
 * Takes the notes of a document out of its text: every call that leads to an element becomes a `note-call`, and the notes are given
 * by their label. Understands mammoth, LibreOffice, Word and what this platform prints.
 */
export function takeNotes(tree: Root): Map<string, Element> {
  const byId = new Map<string, { node: Element; parent: Element | Root }>();
  visit(tree, 'element', (node, _, parent) => {
    const { id } = node.properties;
    const isPlace =
      node.tagName === 'li' || node.tagName === 'div' || node.tagName === 'p' || node.tagName === 'aside';
    if (typeof id === 'string' && isPlace && parent) byId.set(id, { node, parent });
  });
  const labels = new Map<string, string>();
  const notes = new Map<string, Element>();
  visit(tree, 'element', (node, index, parent) => {
    const { href } = node.properties;
    if (node.tagName !== 'a' || typeof href !== 'string' || index === undefined || !parent) return;
    const isCall = node.properties.dataFootnoteRef !== undefined || NOTE_LINK.test(href);
    const target = isCall ? byId.get(href.slice(1)) : undefined;
    // A note's own way back leads to a call, which is no place of a note.
    if (!target) return;
    const label = labels.get(href) ?? String(labels.size + 1);
    labels.set(href, label);
    notes.set(label, target.node);
    parent.children[index] = {
      type: 'element',
      tagName: NOTE_CALL,
      properties: { label },
      children: [{ type: 'text', value: label }],
    };
  });
  for (const { node, parent } of byId.values()) {
    if (![...notes.values()].includes(node)) continue;
    (parent.children as ElementContent[]) = (parent.children as ElementContent[]).filter(
      (child) => child !== node,
    );
  }
  for (const note of notes.values()) withoutWayBack(note);
  // Lists, rules and headings that only held notes.
  visit(tree, 'element', (node, index, parent) => {
    const isEmptied =
      (node.tagName === 'ol' ||
        (node.tagName === 'section' && node.properties.dataFootnotes !== undefined)) &&
      textOf({
        ...node,
        children: node.children.filter((child) => !(isElement(child) && /^h\d$/.test(child.tagName))),
      }).trim() === '';
    if (isEmptied && notes.size > 0 && parent && index !== undefined) {
      parent.children.splice(index, 1);
      return index;
    }
  });
  // A call stands in no raised text of its own: Markdown raises it.
  visit(tree, 'element', (node, index, parent) => {
    const [only] = node.children;
    if (
      node.tagName === 'sup' &&
      node.children.length === 1 &&
      isElement(only) &&
      only.tagName === NOTE_CALL &&
      parent &&
      index !== undefined
    )
      parent.children[index] = only;
  });
  return notes;
}

/** Takes the link back to the call, and the number that some programs write, out of a note. */
function withoutWayBack(note: Element): void {
  visit(note, 'element', (node, index, parent) => {
    const { href } = node.properties;
    if (node.tagName !== 'a' || !parent || index === undefined) return;
    const leadsBack =
      node.properties.dataFootnoteBackref !== undefined ||
      (typeof href === 'string' &&
        href.startsWith('#') &&
        (NOTE_LINK.test(href) || /ref|anc/i.test(href)) &&
        /^(?:[\s↑↩[\]\d^]|\ufe0e)*$/.test(textOf(node)));
    if (!leadsBack) return;
    parent.children.splice(index, 1);
    return index;
  });
}

/**
 * A heading calls no notes in Markdown, for it is a title elsewhere (contents, addresses): what it calls becomes a framed remark right
 * below it.
 */
export function putNotesBelowHeadings(tree: Root | Element, notes: Map<string, Element>): void {
  tree.children = (tree.children as ElementContent[]).flatMap((node): ElementContent[] => {
    if (!isElement(node)) return [node];
    if (!/^h[1-6]$/.test(node.tagName)) {
      putNotesBelowHeadings(node, notes);
      return [node];
    }
    const called: ElementContent[] = [];
    visit(node, 'element', (call, index, parent) => {
      if (call.tagName !== NOTE_CALL || !parent || index === undefined) return;
      called.push(...(notes.get(String(call.properties.label))?.children ?? []));
      parent.children.splice(index, 1);
      return index;
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
