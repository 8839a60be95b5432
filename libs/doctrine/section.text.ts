import type { Element, Root } from 'hast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { InvalidInput } from '#kernel';
import { parseHtml, settle } from '#platform/text';
import { leftOutOf } from './reading/left.out';
import type { ParsedBlock } from './text';
import { type LinkReading, PageAnchors, sectionAddress } from './text/page.anchors';
import { escapeUnknownTags, tooDeepAt, tooIntricateAt, tooManyAt } from './text/raw.html';
import { buildTree, renderSection } from './text/section.render';

/** Nesting beyond which reading a text costs the square of its length. */
const DEEPEST = 50;
/** Emphasis marks and brackets in one paragraph beyond which pairing them does. */
const MOST_MARKS = 1_500;
/** Lines, list items, cells and elements of one text: a second of work. The fullest page known has 900. */
const MOST_PARTS = 3_000;

const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).freeze();

/** Whether a text has more parts than `renderText` takes: one that was imported may. One pass. */
export const hasTooManyParts = (text: string): boolean => tooManyAt(text, MOST_PARTS) !== null;

const tooDeep = (text: string, field?: string): void => {
  const deep = tooDeepAt(text, DEEPEST);
  if (deep !== null)
    throw new InvalidInput(
      `Ce texte imbrique trop de niveaux de listes ou de citations (ligne ${String(deep)}).`,
      field,
    );
  const intricate = tooIntricateAt(text, MOST_MARKS);
  if (intricate !== null)
    throw new InvalidInput(
      `Ce texte a trop de marques de mise en forme dans un même paragraphe (ligne ${String(intricate)}).`,
      field,
    );
  const many = tooManyAt(text, MOST_PARTS);
  if (many !== null)
    throw new InvalidInput(
      `Ce texte a trop de lignes, d’éléments de liste ou de cellules (ils dépassent le nombre permis à la ligne ${String(many)}) : partagez-le entre plusieurs sections.`,
      field,
    );
};

/** A text by itself knows no other page: links to sections are written as they are stored, other relative ones lead nowhere. */
class OwnLinks extends PageAnchors {
  override read(address: string, file: string): LinkReading {
    const trimmed = address.trim();
    return /^(?:\/sections\/[a-z0-9-]+)?(?:#|$)/.test(trimmed)
      ? { kind: 'external', address: trimmed }
      : super.read(address, file);
  }
}

/** Pictures that the platform serves. */
const ownPicture = (name: string): string | null => (/^\/[a-z]/.test(name) ? name : null);

export interface WrittenText {
  /** Address of the section, and its title, which becomes block 0. */
  slug: string;
  title: string;
  /** One of the two; HTML is sanitised like everything else. Both absent: a section that only holds others. */
  markdown?: string;
  html?: string;
}

/** A text as it is shown: sanitised HTML in which `data-block` holds positions, its blocks, and its words one block a line. */
export interface RenderedText {
  html: string;
  blocks: ParsedBlock[];
  text: string;
}

/**
 * HTML, blocks and plain text of one section that was not read from a folder. Pictures that the platform does not serve leave a
 * placeholder, links inside the doctrine are those of `/sections/<slug>` only. Throws InvalidInput, naming the line, for a text
 * nested deeper than 50 levels, with a paragraph of more than 1,500 marks or with more than 3,000 parts: within a second or two.
 * `remark` is told, in French, what is left out.
 */
export function renderText(written: WrittenText, remark?: (message: string) => void): RenderedText {
  const source = written.html ?? written.markdown ?? '';
  tooDeep(source, written.html === undefined ? 'markdown' : 'html');
  const tree =
    written.html === undefined
      ? buildTree(parser.parse(source), written.slug)
      : parseHtml(escapeUnknownTags(source));
  if (remark) for (const message of leftOutOf(tree)) remark(message);
  // The page's own title is the section's.
  visit(tree, 'element', (node) => {
    if (node.tagName === 'h1') node.tagName = 'h2';
  });
  return renderSection(tree, {
    file: written.slug,
    title: written.title,
    anchors: new OwnLinks(),
    resolveLink: sectionAddress,
    resolveImage: ownPicture,
    warn: (message) => remark?.(message),
    missingImage: (name) => {
      remark?.(`L’image « ${name} » n’est pas sur la plateforme : sa légende en tient lieu.`);
    },
    missingLink: (name) => {
      remark?.(`Le lien « ${name} » ne mène nulle part : ses mots restent, sans lien.`);
    },
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
