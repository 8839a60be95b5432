import type { Element, ElementContent, Root } from 'hast';
import { textOf } from '#platform/text';
import { placeNamed } from './html.anchors';
import { settleNotes } from './html.note-links';
import { classesOf, isElement } from './html.shape';
import { eachElement, firstOf, holds, isHeading, styleOf } from './html.walk';

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
/** Words of links that lead past menus. */
const SKIP = /^(?:(?:aller|passer|accéder) (?:directement )?(?:au|à|aux) |skip to )/i;
/** Classes of words that only readers of screens say. */
const UNSEEN = /^(?:sr-only|fr-sr-only|visually-?hidden|screen-reader-text)$/i;
/** Styles of what a browser does not show. */
const HIDDEN = /(?:display:\s*none|visibility:\s*hidden|mso-hide:\s*all)/i;
/** Parts at the edge of a page that has no elements for them. */
const EDGE = /^(?:(?:page|site|global|segment)-?)?(?:header|footer|navbar|topbar|sidebar|menu)$/i;
/** Where pages without `main` have their text. */
const PLACE =
  /^(?:main|content|contenu|corps|principal|main-?content|page-?content|segment-content|markdown-body)$/i;
/** Shown in another way than by words. */
const MEDIA = new Set('svg video audio canvas math picture-in-picture'.split(' '));
/** Elements that make a form more than its fields. */
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
  eachElement(node, (inner) => {
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
  eachElement(body, (node) => {
    if (/^(?:div|section|td)$/.test(node.tagName) && namesOf(node).some((name) => PLACE.test(name)))
      found.push(node);
  });
  const whole = textOf(body).length;
  return found.find((node) => holds(node, isHeading) && textOf(node).length * 2 > whole);
}

/** The element that holds the text of a page: its `main`, else its only `article`, else what is called its content. */
function placeOfText(page: Root, body: Element | null): Element | null {
  const main: Element[] = [];
  const articles: Element[] = [];
  eachElement(page, (node) => {
    if (node.tagName === 'main' || node.properties.role === 'main') main.push(node);
    if (node.tagName === 'article') articles.push(node);
  });
  return main[0] ?? (articles.length === 1 ? articles[0] : undefined) ?? (body && placeByName(body)) ?? null;
}

/** Takes out of a text what stands around it, and remembers what it was. */
class Clearing {
  readonly leftOut = new Set<string>();
  media = 0;

  /** @param isWholeBody whether the page does not say where its text is: its own header and footer are in `source` too */
  constructor(
    private readonly source: Root | Element,
    private readonly isWholeBody: boolean,
  ) {}

  leave(node: Element): void {
    const words = wordsIn(node).replace(/\s+/g, ' ').trim();
    if (words !== '') this.leftOut.add(words);
  }

  /** @param isTop whether nothing but the page is around: a header further down is of a part */
  clear(parent: Root | Element, isTop: boolean): void {
    const isPhrase =
      isElement(parent) && (isHeading(parent) || /^(?:summary|a|button|span|i)$/.test(parent.tagName));
    parent.children = (parent.children as ElementContent[]).flatMap((node): ElementContent[] => {
      if (!isElement(node)) return [node];
      if (isWholeTitle(node, parent)) {
        this.clear(node, false);
        return node.children;
      }
      if (MEDIA.has(node.tagName)) {
        // In a phrase it is a sign beside the words; elsewhere it shows something.
        if (isPhrase || node.properties.ariaHidden === 'true') return [];
        this.media += 1;
        return [node];
      }
      if (isPhrase && classesOf(node).some((name) => UNSEEN.test(name))) return [];
      if (standsAround(node) || (isTop && this.isMargin(node))) {
        this.leave(node);
        return [];
      }
      this.clear(node, isTop && /^(?:div|form)$/.test(node.tagName));
      return [node];
    });
  }

  /** The page's own header and footer; those of an article belong to it. A header with the only title is none. */
  private isMargin(node: Element): boolean {
    if (!this.isWholeBody || node.properties.id === 'title-block-header') return false;
    if (node.tagName === 'footer') return true;
    const isEdge = node.tagName === 'div' && namesOf(node).some((name) => EDGE.test(name));
    if (node.tagName !== 'header' && !isEdge) return false;
    return !holds(node, isHeading) || outside(this.source, node, ({ tagName }) => tagName === 'h1');
  }
}

/** A button that is all of its heading, as folded parts have it. */
const isWholeTitle = (node: Element, parent: Root | Element): boolean =>
  node.tagName === 'button' &&
  isElement(parent) &&
  (isHeading(parent) || parent.tagName === 'summary') &&
  textOf(parent).trim() === textOf(node).trim();

/** The text of a page (see `placeOfText`), else its body, without what sites put around; notes have their one form in it. */
export function textOfPage(page: Root): PageText {
  const body = firstOf(page, 'body');
  const place = placeOfText(page, body);
  const source = place ?? body ?? page;
  const clearing = new Clearing(source, place === null);
  if (place && body) leaveOthers(body, place, (node) => clearing.leave(node));
  settleNotes(source);
  const tree: Root = { type: 'root', children: source.children as Root['children'] };
  clearing.clear(tree, true);
  return { tree, leftOut: [...clearing.leftOut], media: clearing.media };
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
