import type { Element, ElementContent, Root } from 'hast';
import { textOf } from '#platform/text';
import { placeNamed } from './html.anchors';
import { DOCUMENT_TITLE } from './docx.style-map';
import { type FlatItem, nestItems } from './html.lists';
import { classesOf, isElement } from './html.shape';
import { eachElement, hasClass, holds, isHeading, placesIn, takeOut } from './html.walk';

/** Class of a list of Google Docs, which ends with how deep it is. */
const LIST = /^lst-kix_.*-(\d)$/;

/** How deep a list of Google Docs is, from 0; null for anything else. */
const levelOf = (node: Element): number | null => {
  if (node.tagName !== 'ul' && node.tagName !== 'ol') return null;
  const found = classesOf(node).map((name) => LIST.exec(name)?.[1]);
  const level = found.find((one) => one !== undefined);
  return level === undefined ? null : Number(level);
};

/** Marks of phrases that the page's style sheet gives by classes: `.c1{font-weight:700}`. */
function marksOf(page: Root): Map<string, string[]> {
  const marks = new Map<string, string[]>();
  eachElement(page, (node) => {
    if (node.tagName !== 'style') return;
    for (const [, name = '', rules = ''] of textOf(node).matchAll(/\.(c\d+)\{([^}]*)\}/g)) {
      const own = [
        ...(/font-weight:(?:bold|[6-9]00)/.test(rules) ? ['strong'] : []),
        ...(rules.includes('font-style:italic') ? ['em'] : []),
        ...(rules.includes('vertical-align:super') ? ['sup'] : []),
        ...(rules.includes('vertical-align:sub') ? ['sub'] : []),
      ];
      if (own.length > 0) marks.set(name, own);
    }
  });
  return marks;
}

function markPhrases(tree: Root | Element, marks: ReadonlyMap<string, readonly string[]>): void {
  for (const node of tree.children) {
    if (!isElement(node) || isHeading(node)) continue;
    markPhrases(node, marks);
    if (node.tagName !== 'span' || textOf(node).trim() === '') continue;
    const names = new Set(classesOf(node).flatMap((name) => marks.get(name) ?? []));
    for (const tagName of names)
      node.children = [{ type: 'element', tagName, properties: {}, children: node.children }];
  }
}

/** Lists that follow one another and whose classes say how deep they are become lists in lists. */
function nestLists(tree: Root | Element): void {
  const nested: ElementContent[] = [];
  let items: FlatItem[] = [];
  const close = (): void => {
    nested.push(...nestItems(items));
    items = [];
  };
  for (const node of tree.children as ElementContent[]) {
    const level = isElement(node) ? levelOf(node) : null;
    if (isElement(node) && level !== null) {
      const start = typeof node.properties.start === 'number' ? node.properties.start : null;
      for (const [at, item] of node.children.filter(isElement).entries())
        items.push({
          level,
          isOrdered: node.tagName === 'ol',
          number: at === 0 ? start : null,
          children: item.children,
        });
      continue;
    }
    if (node.type === 'text' && node.value.trim() === '' && items.length > 0) continue;
    close();
    if (isElement(node)) nestLists(node);
    nested.push(node);
  }
  close();
  tree.children = nested;
}

/** Addresses behind the one that counts who follows a link. */
function settleAddresses(tree: Root): void {
  eachElement(tree, ({ properties }) => {
    const { href } = properties;
    if (typeof href !== 'string' || !href.startsWith('https://www.google.com/url?') || !URL.canParse(href))
      return;
    const target = new URL(href).searchParams.get('q');
    if (target !== null) properties.href = target;
  });
}

/** Remarks at the side of the text, and the marks that call them. Returns how many. */
function takeComments(tree: Root): number {
  const places = placesIn(tree);
  const comments = [...places.keys()].filter((name) => /^cmnt\d+$/.test(name));
  if (comments.length === 0) return 0;
  const isRemark = (node: Element): boolean =>
    node.tagName === 'div' &&
    holds(node, ({ properties: { id } }) => /^cmnt\d+$/.test(String(id))) &&
    !holds(node, ({ tagName }) => tagName === 'div');
  const isCall = (node: Element): boolean => /^cmnt\d+$/.test(placeNamed(node.properties.href) ?? '');
  takeOut(
    tree,
    (node) =>
      isRemark(node) ||
      isCall(node) ||
      (node.tagName === 'sup' &&
        node.children.filter(isElement).every(isCall) &&
        /^\[\p{L}+\]$/u.test(textOf(node))),
  );
  return comments.length;
}

/**
 * Makes plain what Google Docs writes in a page. Returns how many remarks of reviewers went; other pages stay as they are.
 */
export function settleGoogleDocs(tree: Root): number {
  const isGoogle = (node: Element): boolean => levelOf(node) !== null || hasClass(node, /^doc-content$/);
  if (!holds(tree, isGoogle)) return 0;
  eachElement(tree, (node) => {
    if (node.tagName !== 'p' || !classesOf(node).includes('title')) return;
    node.tagName = 'h1';
    node.properties.className = [DOCUMENT_TITLE];
  });
  markPhrases(tree, marksOf(tree));
  nestLists(tree);
  settleAddresses(tree);
  takeOut(tree, (node) => node.tagName === 'hr' && String(node.properties.style).includes('page-break'));
  return takeComments(tree);
}
