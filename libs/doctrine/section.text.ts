import type { Element, Root } from 'hast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { InvalidInput } from '#kernel';
import { parseHtml, settle } from '#platform/text';
import type { ParsedBlock } from './text';
import { PageAnchors, sectionAddress } from './text/page.anchors';
import { escapeUnknownTags, tooDeepAt } from './text/raw.html';
import { buildTree, renderSection } from './text/section.render';

/** Nesting beyond which reading a text costs the square of its length. */
const DEEPEST = 50;

const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).freeze();

const tooDeep = (text: string, field?: string): void => {
  if (tooDeepAt(text, DEEPEST) !== null)
    throw new InvalidInput('Ce texte imbrique trop de niveaux de listes ou de citations.', field);
};

export interface WrittenText {
  /** Address of the section, and its title, which becomes block 0. */
  slug: string;
  title: string;
  /** One of the two; HTML is sanitised like everything else. Both absent: a section that only holds others. */
  markdown?: string;
  html?: string;
}

/**
 * HTML, blocks and plain text of one section that was not read from a folder. Pictures are not served and leave a placeholder, links
 * inside the doctrine are those of `/sections/<slug>` only. Throws InvalidInput for a text nested deeper than 50 levels.
 */
export function renderText(written: WrittenText): { html: string; blocks: ParsedBlock[]; text: string } {
  const source = written.html ?? written.markdown ?? '';
  tooDeep(source);
  const tree =
    written.html === undefined
      ? buildTree(parser.parse(source), written.slug)
      : parseHtml(escapeUnknownTags(source));
  return renderSection(tree, {
    file: written.slug,
    title: written.title,
    anchors: new PageAnchors(),
    resolveLink: sectionAddress,
    resolveImage: () => null,
    warn: () => undefined,
    missingImage: () => undefined,
    missingLink: () => undefined,
  });
}

/** Sanitised HTML of a page written by an administrator (charter, method): its headings start below the page's own title. */
export function renderPage(markdown: string, field: string): string {
  tooDeep(markdown, field);
  const tree: Root = buildTree(parser.parse(markdown), field);
  visit(tree, 'element', (node: Element) => {
    const level = /^h([1-5])$/.exec(node.tagName)?.[1];
    if (level) node.tagName = `h${String(Number(level) + 1)}`;
    if (node.tagName === 'th') node.properties.scope ??= 'col';
  });
  return settle(tree).html;
}

/**
 * HTML of a section with its links to other sections under `base` ("/concertations/edition-2019"). Stored texts link to
 * `/sections/<slug>`, whatever consultation or edition shows them. Safe on text: in printed HTML `<` only ever opens a tag and
 * attributes hold no angle brackets.
 */
export const withSectionsUnder = (base: string, html: string): string =>
  html.replace(
    /<a ([^>]*?)href="\/sections\//g,
    (_, before: string) => `<a ${before}href="${base}/sections/`,
  );
