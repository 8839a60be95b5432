import type { Element, Root } from 'hast';
import { textOf } from '#platform/text';
import { placeNamed } from './html.anchors';
import { isElement } from './html.shape';
import { eachElement, hasClass, holds, isHeading, parentsIn, placesIn } from './html.walk';

/** What notes are called by: figures, one or two letters, Roman figures or signs, in brackets or not. */
export const MARK = /^[\s[(]*(?:\d{1,4}|\p{L}{1,2}|[ivxlc]+|[*†‡§]+)[\s\])]*$/iu;
/** Ids that makers of pages give to notes: `fn1`, `_ftn1` (Word), `sdfootnote1` (LibreOffice). */
const NOTE_NAME = /^(?:fn|footnote|endnote|note|_?ftn|_?edn|sdfootnote|sdendnote)[\w:.-]*\d$/i;
/** Elements that are a whole note when the name of one stands in them. */
const NOTE_PLACE = new Set(['li', 'aside', 'dd']);
const PARAGRAPHS = new Set('p li td th dd dt figcaption h1 h2 h3 h4 h5 h6'.split(' '));
/** Classes of links that say themselves that they call a note: pandoc, Sphinx, LibreOffice. */
const CALL_CLASS = /^(?:footnote-ref(?:erence)?|noteref|sdfootnoteanc|sdendnoteanc)$/;
/** Ids of Word and LibreOffice that are of nothing but notes. */
const ONLY_OF_NOTES = /^(?:_ftn|_edn|sdfootnote|sdendnote)\d+(?:sym)?$/;
/** A `div` with more letters than this is a part of the page, not a note of Google Docs. */
const LONGEST_NOTE = 5_000;

export interface Note {
  label: string;
  block: Element;
}

export interface NoteCall {
  link: Element;
  note: Note;
}

/** A link to a place of the same page. */
interface InnerLink {
  link: Element;
  place: string;
}

const isDeclared = ({ link, place }: InnerLink): boolean =>
  link.properties.role === 'doc-noteref' ||
  link.properties.dataFootnoteRef !== undefined ||
  hasClass(link, CALL_CLASS) ||
  ONLY_OF_NOTES.test(place);

/** What surrounds a page's links, looked up once. */
export class Surroundings {
  readonly parents: ReadonlyMap<Element, Element | Root>;
  readonly places: ReadonlyMap<string, Element>;
  /** Position of each element in reading order. */
  private readonly order = new Map<Element, number>();
  private readonly notes = new Map<Element, Element | null>();
  private readonly waysOut = new Map<Element, ReadonlySet<string>>();

  constructor(tree: Root | Element) {
    this.parents = parentsIn(tree);
    this.places = placesIn(tree);
    eachElement(tree, (node) => void this.order.set(node, this.order.size));
  }

  /** An element and those around it, the nearest first. */
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

  /** The note that a link calls, or null: it is a mark, the note comes after it, and the note leads back or the link says so itself. */
  calledBy(call: InnerLink): Element | null {
    const { link, place } = call;
    const target = this.places.get(place);
    if (!target || !MARK.test(textOf(link))) return null;
    const note = this.noteAt(target);
    if (!note || [...this.above(link)].includes(note)) return null;
    if ((this.order.get(link) ?? 0) > (this.order.get(note) ?? 0)) return null;
    return isDeclared(call) || this.leadsBack(note, link) ? note : null;
  }

  /** The element that is the whole note whose name, or whose way back, stands in `node`. */
  private noteAt(node: Element): Element | null {
    const known = this.notes.get(node);
    if (known !== undefined) return known;
    const found = this.findNoteAt(node);
    this.notes.set(node, found);
    return found;
  }

  private findNoteAt(node: Element): Element | null {
    const around = [...this.above(node)];
    if (around.some(isHeading) || holds(node, isHeading)) return null;
    const named = around.find(
      ({ tagName, properties: { id } }) =>
        NOTE_PLACE.has(tagName) || (tagName === 'div' && NOTE_NAME.test(id ?? '')),
    );
    if (named) return holds(named, isHeading) ? null : named;
    const paragraph = around.find(({ tagName }) => tagName === 'p');
    if (!paragraph) return node.tagName === 'div' ? node : null;
    const parent = this.parents.get(paragraph);
    return isElement(parent) && isNoteOfItsOwn(parent, paragraph) ? parent : paragraph;
  }

  /** Whether something in a note leads to where the link is. */
  private leadsBack(note: Element, link: Element): boolean {
    const paragraph = this.paragraphOf(link);
    for (const way of this.waysOutOf(note)) {
      const place = this.places.get(way);
      if (!place) continue;
      if (place === link || (paragraph !== null && this.paragraphOf(place) === paragraph)) return true;
    }
    return false;
  }

  private waysOutOf(note: Element): ReadonlySet<string> {
    const known = this.waysOut.get(note);
    if (known) return known;
    const ways = new Set<string>();
    eachElement({ type: 'root', children: [note] }, ({ properties: { href } }) => {
      const place = placeNamed(href);
      if (place !== null) ways.add(place);
    });
    this.waysOut.set(note, ways);
    return ways;
  }
}

/** Google Docs puts each note into a `div` of its own, whose first paragraph begins with the way back. */
function isNoteOfItsOwn(around: Element, first: Element): boolean {
  const beginsWithLink = (node: Element): boolean =>
    isElement(node.children[0]) && node.children[0].tagName === 'a';
  return (
    around.tagName === 'div' &&
    around.children.find(isElement) === first &&
    around.children.filter((one) => isElement(one) && beginsWithLink(one)).length === 1 &&
    textOf(around).length < LONGEST_NOTE
  );
}

/** Links of a page that call notes, in reading order; notes are labelled in the order in which they are first called. */
export function noteCalls(links: readonly InnerLink[], around: Surroundings): NoteCall[] {
  const notes = new Map<Element, Note>();
  return links.flatMap((call): NoteCall[] => {
    const block = around.calledBy(call);
    if (!block) return [];
    const note = notes.get(block) ?? { label: String(notes.size + 1), block };
    notes.set(block, note);
    return [{ link: call.link, note }];
  });
}

/** Links of a page to its own places. */
export function innerLinks(tree: Root | Element): InnerLink[] {
  const links: InnerLink[] = [];
  eachElement(tree, (link) => {
    const place = link.tagName === 'a' ? placeNamed(link.properties.href) : null;
    if (place !== null) links.push({ link, place });
  });
  return links;
}
