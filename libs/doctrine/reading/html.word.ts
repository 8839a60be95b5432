import type { Element, ElementContent, Root, Text } from 'hast';
import { visit } from 'unist-util-visit';
import { textOf } from '#platform/text';
import { DOCUMENT_TITLE } from './docx.style-map';
import { type FlatItem, nestItems } from './html.lists';
import { CAPTION, classesOf, isElement } from './html.shape';
import { hasClass, holds, isHeading, styleOf, takeOut } from './html.walk';

/** What was done with the page of a word processor, to be told. */
export interface WordFacts {
  changes: number;
  comments: number;
  contents: number;
  /** Items numbered by letters or Roman figures. */
  lettered: number;
}

/** Word draws the room between a number and its words with spaces of this size, also in pages that it calls filtered. */
const GAP = /font:\s*7\.0pt\s+["']?Times New Roman/i;
const BULLET = /^[^\p{L}\p{N}]$|^[ovqlüØàèðŸnuwtsz§·•▪–—-]$/u;
const FIGURE = /^\(?(\d{1,3})[.)°]?\)?$/;
const LETTER = /^\(?(?:[a-z]|[ivxlc]{2,5})[.)]$/i;

const isGap = (node: Element): boolean => GAP.test(styleOf(node)) && textOf(node).trim() === '';

/** The texts before the room that follows a number, and the room itself; null for a paragraph without. */
function markerOf(paragraph: Element): { texts: Text[]; gap: Element } | null {
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
  return gap && said.length <= 12 ? { texts, gap } : null;
}

const INCHES: Record<string, number> = { in: 1, pt: 72, cm: 2.54, mm: 25.4, px: 96 };

/** Left margin of a paragraph, in points. */
function marginOf(paragraph: Element): number {
  const [, size = '0', unit = 'pt'] =
    /margin-left:\s*(-?[\d.]+)(in|pt|cm|mm|px)/i.exec(styleOf(paragraph)) ?? [];
  return (Number(size) / (INCHES[unit.toLowerCase()] ?? 72)) * 72;
}

/** Paragraphs that only look like items become items; those numbered by words keep the words, for people refer to them. */
function gatherItems(tree: Element | Root, facts: WordFacts): void {
  const gathered: ElementContent[] = [];
  let items: FlatItem[] = [];
  let margins: number[] = [];
  let blanks: ElementContent[] = [];
  const close = (): void => {
    gathered.push(...nestItems(items), ...blanks);
    [items, margins, blanks] = [[], [], []];
  };
  for (const node of tree.children as ElementContent[]) {
    if (!isElement(node)) {
      (items.length > 0 ? blanks : gathered).push(node);
      if (node.type === 'text' && node.value.trim() !== '') close();
      continue;
    }
    const item = node.tagName === 'p' ? itemOf(node) : null;
    const last = items.at(-1);
    if (item) {
      const margin = marginOf(node);
      while (margins.length > 1 && (margins.at(-1) ?? 0) > margin + 3) margins.pop();
      if (margins.length === 0 || margin > (margins.at(-1) ?? 0) + 3) margins.push(margin);
      const said = /mso-list:[^;]*level(\d)/.exec(styleOf(node))?.[1];
      items.push({ ...item, level: said === undefined ? margins.length - 1 : Number(said) - 1 });
      if (item.isLettered) facts.lettered += 1;
      blanks = [];
    } else if (
      last &&
      node.tagName === 'p' &&
      hasClass(node, /^MsoListParagraph/) &&
      textOf(node).trim() !== '' &&
      !markerOf(node)
    ) {
      // Goes on with the item above it.
      if (!last.children.some((child) => isElement(child) && child.tagName === 'p'))
        last.children = [{ type: 'element', tagName: 'p', properties: {}, children: last.children }];
      last.children.push({ ...node, properties: {} });
    } else if (last && isBlank(node)) continue;
    else {
      close();
      gatherItems(node, facts);
      gathered.push(node);
    }
  }
  close();
  tree.children = gathered;
}

function itemOf(paragraph: Element): (FlatItem & { isLettered: boolean }) | null {
  const marker = markerOf(paragraph);
  if (!marker) return null;
  const said = marker.texts
    .map(({ value }) => value)
    .join('')
    .trim();
  const figure = FIGURE.exec(said)?.[1];
  const isLettered = figure === undefined && LETTER.test(said);
  if (figure === undefined && !isLettered && !BULLET.test(said)) return null;
  for (const text of marker.texts) text.value = '';
  takeOut(paragraph, (node) => node === marker.gap);
  return {
    level: 0,
    isOrdered: figure !== undefined || isLettered,
    number: figure === undefined ? null : Number(figure),
    children: paragraph.children,
    isLettered,
  };
}

const isBlank = (node: Element): boolean =>
  textOf(node).trim() === '' && !holds(node, ({ tagName }) => /^(?:img|hr|input|table)$/.test(tagName));

/** The number of a heading or of a paragraph and its words are apart by one space. */
function closeGaps(tree: Root): void {
  visit(tree, 'element', (node) => {
    if (!isHeading(node) && node.tagName !== 'p') return;
    const marker = markerOf(node);
    if (!marker) return;
    marker.gap.children = [{ type: 'text', value: ' ' }];
  });
}

/** Followed changes are as if they were accepted, remarks of reviewers go, with the place where they were written. */
function settleReview(tree: Root, facts: WordFacts): void {
  visit(tree, 'element', (node) => {
    if (hasClass(node, /^msocomtxt$/i)) facts.comments += 1;
  });
  takeOut(tree, (node) => {
    const isDeleted = hasClass(node, /^msoDel$/i) && node.tagName !== 'p';
    if (isDeleted) facts.changes += 1;
    return (
      isDeleted ||
      hasClass(node, /^(?:MsoCommentReference|msocomtxt|msocomanchor|msocomoff)$/i) ||
      /mso-element:\s*comment/i.test(styleOf(node))
    );
  });
  visit(tree, 'element', (node, index, parent) => {
    if (!hasClass(node, /^msoIns$/i) || !parent || index === undefined) return;
    facts.changes += 1;
    const words = node.children.flatMap((child) =>
      isElement(child) && child.tagName === 'ins' ? child.children : [child],
    );
    parent.children.splice(index, 1, ...words);
    return index;
  });
}

/**
 * Makes plain what Word writes in a page, « filtered » or whole: paragraphs that look like items become lists, styles of titles and
 * captions what they say, followed changes are applied; contents and remarks of reviewers go. Other pages stay as they are.
 */
export function settleWord(tree: Root): WordFacts {
  const facts: WordFacts = { changes: 0, comments: 0, contents: 0, lettered: 0 };
  if (!holds(tree, (node) => hasClass(node, /^Mso/))) return facts;
  settleReview(tree, facts);
  takeOut(tree, (node) => {
    const isContents = hasClass(node, /^(?:MsoToc\d|MsoTocHeading|MsoTableofFigures|MsoTof)/i);
    if (isContents) facts.contents += 1;
    return isContents;
  });
  gatherItems(tree, facts);
  closeGaps(tree);
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'p') return;
    const names = classesOf(node);
    if (names.includes('MsoTitle')) {
      node.tagName = 'h1';
      node.properties = { className: [DOCUMENT_TITLE] };
    } else if (names.includes('MsoCaption')) node.properties = { className: [CAPTION] };
    else if (names.includes('MsoQuote') || names.includes('MsoIntenseQuote')) {
      node.children = [{ type: 'element', tagName: 'p', properties: {}, children: node.children }];
      node.tagName = 'blockquote';
    }
  });
  return facts;
}
