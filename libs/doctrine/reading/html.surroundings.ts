import type { Element, ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { textOf } from '#platform/text';
import { placeNamed } from './html.anchors';
import { settleNotes } from './html.note-links';
import { classesOf, isElement } from './html.shape';
import { holds, isHeading, styleOf } from './html.walk';

/** Parts of a site's pages that are no text of theirs, wherever they stand. */
const NEVER = new Set('nav dialog button select textarea datalist'.split(' '));
const NEVER_ROLES = new Set(
  'navigation search banner contentinfo dialog alertdialog menu menubar toolbar'.split(' '),
);
/** Banners that ask for consent, by the names that their makers give them. */
const CONSENT = /(?:^|[-_ ])(?:cookies?|consent|tarteaucitron|didomi|axeptio|gdpr|rgpd)(?:$|[-_ ])/i;
/** The way to a page, what leads past its menus, to other readers or to its making: by the names that makers of sites give. */
const CHROME =
  /^(?:fr-(?:share|follow|skiplinks|header|footer|modal)|addtoany\w*|share-buttons?|social-share|catlinks|siteSub|mw-jump-link|mw-editsection|printfooter|noprint|no-print|d-print-none|hidden-print|skip-?(?:link|nav)s?|evitement|theme-(?:edit-this-page|doc-version-(?:badge|banner)))$|(?:^|[-_])(?:breadcrumbs?|fil-?d?-?ariane|ariane)(?:$|[-_])/i;
const SKIP = /^(?:(?:aller|passer|accéder) (?:directement )?(?:au|à|aux) |skip to )/i;
const UNSEEN = /^(?:sr-only|fr-sr-only|visually-?hidden|screen-reader-text)$/i;
const HIDDEN = /(?:display:\s*none|visibility:\s*hidden|mso-hide:\s*all)/i;
/** Parts at the edge of a page that has no elements for them. */
const EDGE = /^(?:(?:page|site|global|segment)-?)?(?:header|footer|navbar|topbar|sidebar|menu)$/i;
/** Where pages without `main` have their text. */
const PLACE =
  /^(?:main|content|contenu|corps|principal|main-?content|page-?content|segment-content|markdown-body)$/i;
/** Shown in another way than by words. */
const MEDIA = new Set('svg video audio canvas math picture-in-picture'.split(' '));
const TEXT = /^(?:h[1-6]|p|table|ul|ol|article|main)$/;

const namesOf = (node: Element): string[] => [node.properties.id ?? '', ...classesOf(node)];

/** Words of an element, with room between those of its parts. */
const wordsIn = (node: Element): string =>
  node.children
    .map((child) => (child.type === 'text' ? child.value : isElement(child) ? ` ${wordsIn(child)} ` : ''))
    .join('');

/** How much of an element's words are links to other places, from 0 to 1. */
function linked(node: Element): number {
  const all = textOf(node).replace(/\s+/g, '').length;
  let inLinks = 0;
  visit(node, 'element', (inner) => {
    if (inner.tagName === 'a') inLinks += textOf(inner).replace(/\s+/g, '').length;
  });
  return all === 0 ? 0 : inLinks / all;
}

/** Whether an element stands around the text of its page: menus, search, banners, what is hidden. */
function standsAround(node: Element): boolean {
  const { role, hidden, href } = node.properties;
  // Some sites put their whole page into a form; those that are only fields go.
  if (node.tagName === 'form' && !holds(node, ({ tagName }) => TEXT.test(tagName))) return true;
  if (
    NEVER.has(node.tagName) ||
    hidden !== undefined ||
    HIDDEN.test(styleOf(node)) ||
    NEVER_ROLES.has(typeof role === 'string' ? role : '')
  )
    return true;
  if (node.tagName === 'a' && placeNamed(href) !== null && SKIP.test(textOf(node).trim())) return true;
  if (/^(?:aside|footer)$/.test(node.tagName) && linked(node) > 0.6) return true;
  const names = namesOf(node);
  return (
    names.some((name) => CHROME.test(name)) ||
    (/^(?:div|section|aside)$/.test(node.tagName) && names.some((name) => CONSENT.test(name)))
  );
}

export interface PageText {
  tree: Root;
  /** Beginnings of what was left out around the text, in the page's order. */
  leftOut: string[];
  /** Films, sounds and drawings that are no pictures. */
  media: number;
}

/** The element that says by its name that it is the page's text, when most words of the page are in it. */
function placeByName(body: Element): Element | undefined {
  const found: Element[] = [];
  visit(body, 'element', (node) => {
    if (/^(?:div|section|td)$/.test(node.tagName) && namesOf(node).some((name) => PLACE.test(name)))
      found.push(node);
  });
  const whole = textOf(body).length;
  return found.find((node) => holds(node, isHeading) && textOf(node).length * 2 > whole);
}

/** The text of a page: its `main`, else its only `article`, else what is called its content, else its body without what sites put around. */
export function textOfPage(page: Root): PageText {
  const leftOut: string[] = [];
  let media = 0;
  const leave = (node: Element): void => {
    const words = wordsIn(node).replace(/\s+/g, ' ').trim();
    if (words !== '' && !leftOut.includes(words)) leftOut.push(words);
  };
  const found = (name: string): Element[] => {
    const elements: Element[] = [];
    visit(page, 'element', (node) => {
      if (node.tagName === name || (name === 'main' && node.properties.role === 'main')) elements.push(node);
    });
    return elements;
  };
  const articles = found('article');
  const body = found('body')[0];
  const place =
    found('main')[0] ?? (articles.length === 1 ? articles[0] : undefined) ?? (body && placeByName(body));
  if (place && body) leaveOthers(body, place, leave);
  const source = place ?? body ?? page;
  settleNotes(source);

  /** The page's own header and footer; those of an article belong to it. A header with the only title is none. */
  const isMargin = (node: Element, isTop: boolean): boolean => {
    if (!isTop || place !== undefined || node.properties.id === 'title-block-header') return false;
    const isEdge = node.tagName === 'div' && namesOf(node).some((name) => EDGE.test(name));
    return (
      node.tagName === 'footer' ||
      ((node.tagName === 'header' || isEdge) &&
        !(holds(node, isHeading) && !outside(source, node, ({ tagName }) => tagName === 'h1')))
    );
  };
  const clear = (parent: Root | Element, isTop: boolean): void => {
    const isPhrase =
      'tagName' in parent && (isHeading(parent) || /^(?:summary|a|button|span|i)$/.test(parent.tagName));
    parent.children = (parent.children as ElementContent[]).flatMap((node): ElementContent[] => {
      if (!isElement(node)) return [node];
      const inHeading = 'tagName' in parent && (isHeading(parent) || parent.tagName === 'summary');
      if (node.tagName === 'button' && inHeading && textOf(parent).trim() === textOf(node).trim()) {
        clear(node, false);
        return node.children;
      }
      if (MEDIA.has(node.tagName)) {
        const isSign = isPhrase || node.properties.ariaHidden === 'true';
        if (!isSign) media += 1;
        return isSign ? [] : [node];
      }
      if (isPhrase && classesOf(node).some((name) => UNSEEN.test(name))) return [];
      if (standsAround(node) || isMargin(node, isTop)) {
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
