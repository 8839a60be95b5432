import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import { DOCUMENT_TITLE } from './docx.style-map';
import { CAPTION, classesOf, isElement } from './html.shape';
import { eachElement, hasClass, holds, isHeading, styleOf, takeOut } from './html.walk';
import { gatherItems, markerOf } from './html.word-items';

/** What was done with the page of a word processor, to be told. */
export interface WordFacts {
  changes: number;
  comments: number;
  contents: number;
  /** Items numbered by letters or Roman figures. */
  lettered: number;
}

/** The number of a heading or of a paragraph and its words are apart by one space. */
function closeGaps(tree: Root): void {
  eachElement(tree, (node) => {
    const marker = isHeading(node) || node.tagName === 'p' ? markerOf(node) : null;
    if (marker) marker.gap.children = [{ type: 'text', value: ' ' }];
  });
}

/** Followed changes are as if they were accepted, remarks of reviewers go, with the place where they were written. */
function settleReview(tree: Root, facts: WordFacts): void {
  eachElement(tree, (node) => {
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
  facts.lettered = gatherItems(tree);
  closeGaps(tree);
  nameStyles(tree);
  return facts;
}

/** Styles of titles, captions and quotations become what they say. */
function nameStyles(tree: Root): void {
  eachElement(tree, (node) => {
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
}
