import type { Element, Nodes, Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize, { type Options as SanitiseSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

/**
 * Every `id` and `name` that comes from a text carries this prefix, so that no text can shadow a name that the page's own
 * programs rely on (DOM clobbering).
 */
export const ANCHOR_PREFIX = 'user-content-';

const BLOCKS =
  'p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre hr table caption thead tbody tfoot tr th td';
const PHRASES = 'a strong b em i u s del ins sub sup small code kbd q cite abbr dfn mark br span';
const CONTAINERS = 'div section figure figcaption img details summary';

/** Elements whose content is a program or a foreign language to the reader: they go with what they hold. */
const DROPPED_WITH_CONTENT =
  'script style template iframe object embed applet svg math noscript noembed noframes title textarea select xmp plaintext head';

const words = (list: string): string[] => list.split(' ');

/**
 * What the doctrine's pages may hold: structure, tables, figures, links. An allow-list: whatever is not named here goes, and with it
 * every `style`, `on…` handler, form and `javascript:` address. Images are addressed by the platform only (no remote `src`).
 */
export const DOCUMENT_SCHEMA: SanitiseSchema = {
  tagNames: words(`${BLOCKS} ${PHRASES} ${CONTAINERS}`),
  strip: words(DROPPED_WITH_CONTENT),
  ancestors: Object.fromEntries(words('caption thead tbody tfoot tr th td').map((name) => [name, ['table']])),
  attributes: {
    '*': ['id', 'lang', 'dir', 'title'],
    a: ['href', 'rel', 'dataFootnoteRef', 'dataFootnoteBackref', 'ariaLabel'],
    abbr: ['title'],
    blockquote: [['className', 'note'], 'cite'],
    code: [['className', /^language-[\w-]{1,30}$/]],
    figure: [['className', 'figure-missing']],
    img: ['src', 'alt', 'width', 'height', ['loading', 'lazy']],
    li: ['value'],
    ol: ['start', 'reversed', ['type', '1', 'a', 'A', 'i', 'I']],
    q: ['cite'],
    section: ['dataFootnotes'],
    td: ['colSpan', 'rowSpan'],
    th: ['colSpan', 'rowSpan', 'abbr', ['scope', 'col', 'row', 'colgroup', 'rowgroup']],
  },
  protocols: {
    href: ['http', 'https', 'mailto', 'tel'],
    cite: ['http', 'https'],
    // An empty list would mean "anything"; this one means "no scheme at all", that is an address of the platform.
    src: ['platform-address-only'],
  },
  clobber: [],
  clobberPrefix: '',
  allowComments: false,
  allowDoctypes: false,
};

/** What a comment may hold: no anchors, no figures, no headings. */
export const COMMENT_SCHEMA: SanitiseSchema = {
  ...DOCUMENT_SCHEMA,
  tagNames: words('p ul ol li blockquote pre hr table thead tbody tr th td a strong em del code br'),
  attributes: {
    a: ['href'],
    code: [['className', /^language-[\w-]{1,30}$/]],
    ol: ['start'],
    th: [['scope', 'col', 'row']],
  },
};

/** Whether an address leaves the platform: anything with a scheme or a host, written in any of the ways browsers accept. */
export function isExternal(address: string): boolean {
  return /^\s*(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(address);
}

const prefixed = (id: string): string => (id.startsWith(ANCHOR_PREFIX) ? id : ANCHOR_PREFIX + id);

/** Angle brackets in attributes only serve texts that hope to be read again by a parser in another state: none is left. */
function withoutBrackets(node: Element): void {
  for (const [name, value] of Object.entries(node.properties)) {
    if (typeof value !== 'string') continue;
    const [open, close] = name === 'href' || name === 'src' || name === 'cite' ? ['%3C', '%3E'] : ['‹', '›'];
    node.properties[name] = value.replaceAll('<', open).replaceAll('>', close);
  }
}

/** Gives links out of the platform their `rel`, anchors their prefix, and takes away pictures that other hosts would serve. */
function harden(tree: Root, rel: string): void {
  visit(tree, 'element', (node: Element) => {
    const { properties } = node;
    withoutBrackets(node);
    if (typeof properties.id === 'string') properties.id = prefixed(properties.id);
    if (node.tagName === 'a') {
      delete properties.rel;
      const { href } = properties;
      if (typeof href === 'string' && isExternal(href)) properties.rel = rel.split(' ');
      else if (typeof href === 'string' && href.startsWith('#') && href.length > 1)
        properties.href = `#${prefixed(href.slice(1))}`;
    }
    if (node.tagName === 'img' && typeof properties.src === 'string' && isExternal(properties.src))
      delete properties.src;
  });
}

export interface SanitiseOptions {
  schema: SanitiseSchema;
  /** The `rel` of links that leave the platform. */
  rel: string;
}

export const DOCUMENT_SANITISING: SanitiseOptions = { schema: DOCUMENT_SCHEMA, rel: 'nofollow noopener' };

/** The sanitised copy of a tree. The given tree is left as it is. */
export function sanitiseTree(tree: Root, options: SanitiseOptions = DOCUMENT_SANITISING): Root {
  const clean = unified().use(rehypeSanitize, options.schema).runSync(tree);
  harden(clean, options.rel);
  return clean;
}

const printer = unified().use(rehypeStringify, { closeSelfClosing: false, quote: '"' }).freeze();
const parser = unified().use(rehypeRaw).freeze();

/** HTML text of a tree; `<` never stands unescaped in a text and `"` never in an attribute. */
export const printHtml = (tree: Root): string => printer.stringify(tree);

/** The tree that a browser would build of an HTML fragment. */
export const parseHtml = (html: string): Root =>
  parser.runSync({ type: 'root', children: [{ type: 'raw', value: html }] });

/** Rounds after which markup that changes each time that it is read is taken for an attack. */
const MOST_ROUNDS = 5;

/**
 * Sanitises, prints and reads again what was printed until nothing changes, so that what a browser builds of the text is the tree
 * that was judged (the answer to mutation XSS) and sanitising twice is the same as once. Usually one extra reading, a few
 * milliseconds for 50 kB. Markup that never settles comes back as bare text.
 */
export function settle(
  tree: Root,
  options: SanitiseOptions = DOCUMENT_SANITISING,
): { tree: Root; html: string } {
  let clean = sanitiseTree(tree, options);
  let html = printHtml(clean);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const again = sanitiseTree(parseHtml(html), options);
    const printed = printHtml(again);
    if (printed === html) return { tree: again, html };
    clean = again;
    html = printed;
  }
  const bare: Root = { type: 'root', children: [{ type: 'text', value: textOf(clean) }] };
  return { tree: bare, html: printHtml(bare) };
}

/** Sanitised HTML of an HTML fragment, by default with what the doctrine's pages may hold. Idempotent. */
export function sanitiseHtml(html: string, options: SanitiseOptions = DOCUMENT_SANITISING): string {
  return settle(parseHtml(html), options).html;
}

/** The text in a tree, without markup and without any spacing added. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
