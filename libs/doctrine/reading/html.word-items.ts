import type { Element, ElementContent, Root, Text } from 'hast';
import { textOf } from '#platform/text';
import { type FlatItem, nestItems } from './html.lists';
import { isElement } from './html.shape';
import { hasClass, isRoom, showsNothing, styleOf, takeOut } from './html.walk';

/** Word draws the room between a number and its words with spaces of this size, also in pages that it calls filtered. */
const GAP = /font:\s*7\.0pt\s+["']?Times New Roman/i;
/** Signs that Word takes for bullets: any that is no letter, and the letters that Symbol and Wingdings draw as dots, squares and arrows. */
const BULLET = /^[^\p{L}\p{N}]$|^[ovqlüØàèðŸnuwtsz§·•▪–—-]$/u;
/** Numbers of items: « 1. », « 2) », « (3) », « 4° ». */
const FIGURE = /^\(?(\d{1,3})[.)°]?\)?$/;
/** The same by a letter or a Roman figure: « a) », « iv. ». */
const LETTER = /^\(?(?:[a-z]|[ivxlc]{2,5})[.)]$/i;

const isGap = (node: Element): boolean => GAP.test(styleOf(node)) && textOf(node).trim() === '';

interface Marker {
  /** Its number or bullet. */
  said: string;
  /** The texts that it is made of. */
  texts: Text[];
  /** The room between it and the words. */
  gap: Element;
}

/** No number of an item is longer; room that comes later in a paragraph is in its words. */
const LONGEST_MARKER = 12;

/** What a paragraph shows before its words, as Word writes the numbers that it counts; null for a paragraph without. */
export function markerOf(paragraph: Element): Marker | null {
  const texts: Text[] = [];
  const walk = (node: Element): Element | null => {
    for (const child of node.children) {
      if (child.type === 'text') texts.push(child);
      const found = isElement(child) ? (isGap(child) ? child : walk(child)) : null;
      if (found) return found;
    }
    return null;
  };
  const gap = walk(paragraph);
  const said = texts
    .map(({ value }) => value)
    .join('')
    .trim();
  return gap && said.length <= LONGEST_MARKER ? { said, texts, gap } : null;
}

/** How many of a unit an inch has. */
const PER_INCH: Record<string, number> = { in: 1, pt: 72, cm: 2.54, mm: 25.4, px: 96 };

/** Left margin of a paragraph, in points. */
function marginOf(paragraph: Element): number {
  const [, size = '0', unit = 'pt'] =
    /margin-left:\s*(-?[\d.]+)(in|pt|cm|mm|px)/i.exec(styleOf(paragraph)) ?? [];
  return (Number(size) / (PER_INCH[unit.toLowerCase()] ?? 72)) * 72;
}

/** Margins that differ by less are of the same level. */
const SAME_MARGIN = 3;

interface Item extends Omit<FlatItem, 'level'> {
  isLettered: boolean;
}

/** What becomes of the children of one element: items that follow one another are held back until they are a whole list. */
class ItemGathering {
  readonly children: ElementContent[] = [];
  private items: FlatItem[] = [];
  /** Left margins of the levels that are open, in points. */
  private margins: number[] = [];
  /** Room after the last item: it goes when another follows. */
  private room: ElementContent[] = [];

  get isInList(): boolean {
    return this.items.length > 0;
  }

  /** @param level as Word says it, from 0; else what the margin tells */
  add({ isLettered: _, ...item }: Item, margin: number, level: number | null): void {
    const innermost = (): number => this.margins.at(-1) ?? -Infinity;
    while (this.margins.length > 1 && innermost() > margin + SAME_MARGIN) this.margins.pop();
    if (margin > innermost() + SAME_MARGIN) this.margins.push(margin);
    this.items.push({ ...item, level: level ?? this.margins.length - 1 });
    this.room = [];
  }

  /** A paragraph that goes on with the last item. */
  goOn(paragraph: Element): void {
    const last = this.items.at(-1);
    if (!last) return;
    if (!last.children.some((child) => isElement(child) && child.tagName === 'p'))
      last.children = [{ type: 'element', tagName: 'p', properties: {}, children: last.children }];
    last.children.push({ ...paragraph, properties: {} });
  }

  /** What stands between elements. */
  putBetween(node: ElementContent): void {
    (this.isInList ? this.room : this.children).push(node);
    if (!isRoom(node)) this.close();
  }

  /** What ends a list. */
  put(node: Element): void {
    this.close();
    this.children.push(node);
  }

  close(): void {
    this.children.push(...nestItems(this.items), ...this.room);
    [this.items, this.margins, this.room] = [[], [], []];
  }
}

/**
 * Paragraphs that only look like items become items; those numbered by words keep the words, for people refer to them. Returns how many
 * of the items are numbered by letters or Roman figures.
 */
export function gatherItems(tree: Element | Root): number {
  let lettered = 0;
  const gathering = new ItemGathering();
  for (const node of tree.children as ElementContent[]) {
    if (!isElement(node)) {
      gathering.putBetween(node);
      continue;
    }
    const item = node.tagName === 'p' ? itemOf(node) : null;
    if (item) {
      gathering.add(item, marginOf(node), levelOf(node));
      if (item.isLettered) lettered += 1;
    } else if (gathering.isInList && goesOnWithItem(node)) gathering.goOn(node);
    else if (!gathering.isInList || !isBlank(node)) {
      lettered += gatherItems(node);
      gathering.put(node);
    }
  }
  gathering.close();
  tree.children = gathering.children;
  return lettered;
}

/** The level that Word says in a style of its own, from 0. */
function levelOf(paragraph: Element): number | null {
  const said = /mso-list:[^;]*level(\d)/.exec(styleOf(paragraph))?.[1];
  return said === undefined ? null : Number(said) - 1;
}

const goesOnWithItem = (node: Element): boolean =>
  node.tagName === 'p' &&
  hasClass(node, /^MsoListParagraph/) &&
  textOf(node).trim() !== '' &&
  !markerOf(node);

/** The item that a paragraph looks like, without its number or bullet; null for other paragraphs. */
function itemOf(paragraph: Element): Item | null {
  const marker = markerOf(paragraph);
  if (!marker) return null;
  const { said } = marker;
  const figure = FIGURE.exec(said)?.[1];
  const isLettered = figure === undefined && LETTER.test(said);
  if (figure === undefined && !isLettered && !BULLET.test(said)) return null;
  for (const text of marker.texts) text.value = '';
  takeOut(paragraph, (node) => node === marker.gap);
  return {
    isOrdered: figure !== undefined || isLettered,
    number: figure === undefined ? null : Number(figure),
    children: paragraph.children,
    isLettered,
  };
}

const isBlank = (node: Element): boolean =>
  showsNothing(node, ({ tagName }) => /^(?:img|hr|input|table)$/.test(tagName));
