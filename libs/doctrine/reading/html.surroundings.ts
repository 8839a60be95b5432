import type { Element, ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { textOf } from '#platform/text';
import { isElement } from './html.shape';

/** Parts of a site's pages that are no text of theirs, wherever they stand. */
const NEVER = new Set('nav dialog button select textarea datalist'.split(' '));
const NEVER_ROLES = new Set(
  'navigation search banner contentinfo dialog alertdialog menu menubar toolbar'.split(' '),
);
/** Banners that ask for consent, by the names that their makers give them. */
const CONSENT = /(?:^|[-_ ])(?:cookies?|consent|tarteaucitron|didomi|axeptio|gdpr|rgpd)(?:$|[-_ ])/i;
/** Shown in another way than by words. */
const MEDIA = new Set('svg video audio canvas math picture-in-picture'.split(' '));
const HEADING = /^h[1-6]$/;
const TEXT = /^(?:h[1-6]|p|table|ul|ol|article|main)$/;

function holds(node: Element | Root, wanted: (inner: Element) => boolean): boolean {
  let found = false;
  visit(node, 'element', (inner) => {
    if (wanted(inner)) found = true;
  });
  return found;
}

const isHeading = ({ tagName }: Element): boolean => HEADING.test(tagName);

/** Whether an element stands around the text of its page: menus, search, banners, what is hidden. */
function standsAround(node: Element): boolean {
  const { role, hidden, id, className } = node.properties;
  // Some sites put their whole page into a form; those that are only fields go.
  if (node.tagName === 'form' && !holds(node, ({ tagName }) => TEXT.test(tagName))) return true;
  if (
    NEVER.has(node.tagName) ||
    hidden !== undefined ||
    NEVER_ROLES.has(typeof role === 'string' ? role : '')
  )
    return true;
  const names = [id, ...(Array.isArray(className) ? className : [])].map(String);
  return /^(?:div|section|aside)$/.test(node.tagName) && names.some((name) => CONSENT.test(name));
}

export interface PageText {
  tree: Root;
  /** Beginnings of what was left out around the text, in the page's order. */
  leftOut: string[];
  /** Films, sounds and drawings that are no pictures. */
  media: number;
}

/** The text of a page: its `main`, else its only `article`, else its body without what sites put around. */
export function textOfPage(page: Root): PageText {
  const leftOut: string[] = [];
  let media = 0;
  const leave = (node: Element): void => {
    const words = textOf(node).replace(/\s+/g, ' ').trim();
    if (words !== '') leftOut.push(words);
  };
  const found = (name: string): Element[] => {
    const elements: Element[] = [];
    visit(page, 'element', (node) => {
      if (node.tagName === name || (name === 'main' && node.properties.role === 'main')) elements.push(node);
    });
    return elements;
  };
  const articles = found('article');
  const place = found('main')[0] ?? (articles.length === 1 ? articles[0] : undefined);
  const body = found('body')[0];
  if (place && body) leaveOthers(body, place, leave);
  const source = place ?? body ?? page;

  /** The page's own header and footer; those of an article belong to it. A header with the only title is none. */
  const isMargin = (node: Element, isTop: boolean): boolean =>
    isTop &&
    place === undefined &&
    (node.tagName === 'footer' ||
      (node.tagName === 'header' &&
        !(holds(node, isHeading) && !outside(source, node, ({ tagName }) => tagName === 'h1'))));
  const clear = (parent: Root | Element, isTop: boolean): void => {
    parent.children = (parent.children as ElementContent[]).flatMap((node): ElementContent[] => {
      if (!isElement(node)) return [node];
      const inHeading = 'tagName' in parent && (isHeading(parent) || parent.tagName === 'summary');
      if (node.tagName === 'button' && inHeading) return node.children;
      if (MEDIA.has(node.tagName)) media += 1;
      else if (standsAround(node) || isMargin(node, isTop)) {
        leave(node);
        return [];
      }
      clear(node, isTop && /^(?:div|form)$/.test(node.tagName));
      return [node];
    });
  };
  const tree: Root = { type: 'root', children: source.children as Root['children'] };
  clear(tree, true);
  return { tree, leftOut, media };
}

/** Whether something of a page, outside of one element, is what is wanted. */
function outside(page: Root | Element, without: Element, wanted: (node: Element) => boolean): boolean {
  return (page.children as ElementContent[]).some(
    (node) => isElement(node) && node !== without && (wanted(node) || outside(node, without, wanted)),
  );
}

/** Tells of everything in a page that is not in its text. */
function leaveOthers(node: Element, place: Element, leave: (node: Element) => void): void {
  for (const child of node.children) {
    if (!isElement(child) || child === place) continue;
    if (holds(child, (inner) => inner === place)) leaveOthers(child, place, leave);
    else if (!/^(?:script|style|noscript|template)$/.test(child.tagName)) leave(child);
  }
}
