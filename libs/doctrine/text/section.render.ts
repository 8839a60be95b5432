import type { Element, ElementContent, Root } from 'hast';
import type { Root as MarkdownRoot } from 'mdast';
import rehypeRaw from 'rehype-raw';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { ANCHOR_PREFIX, settle, textOf } from '#platform/text';
import { markBlocks } from './block.marks';
import { type ImageResolver, renderFigures } from './figure.render';
import type { LinkResolver, PageAnchors } from './page.anchors';
import { escapeUnknownTags, linkInsideHtml } from './raw.html';
import type { ParsedBlock } from './section.types';
import { giveHeaders, tablesOf } from './table.headers';

const raw = unified().use(rehypeRaw).freeze();

const NOTE_CLASSES = new Set(['stu-note', 'dragon', 'note-to-balloters', 'note', 'todo']);

/** The tree that a browser would build of a part of a page, before any judgement. `slug` keeps footnotes of sections apart. */
export function buildTree(content: MarkdownRoot, slug: string): Root {
  visit(content, 'html', (node) => {
    node.value = linkInsideHtml(escapeUnknownTags(node.value));
  });
  const toHtml = unified().use(remarkRehype, {
    allowDangerousHtml: true,
    clobberPrefix: `${ANCHOR_PREFIX}${slug}-`,
    footnoteBackLabel: (index: number) => `Retour à l’appel de la note ${index + 1}`,
  });
  const tree = raw.runSync(toHtml.runSync(content));
  visit(tree, 'element', (node) => {
    // The place of the notes says what they are; the hidden English heading would have the same id in every section.
    if (node.properties.dataFootnotes !== undefined)
      node.children = node.children.filter((child) => !(child.type === 'element' && child.tagName === 'h2'));
  });
  return tree;
}

/** Gives the author's anchors names of their own for the page, and tells each (old, new). */
export function renameAnchors(
  tree: Root,
  page: string,
  found: (anchor: string, elementId: string) => void,
): void {
  visit(tree, 'element', (node) => {
    const id = node.properties.id ?? (node.tagName === 'a' ? node.properties.name : undefined);
    if (typeof id !== 'string' || id === '' || id.startsWith(ANCHOR_PREFIX)) return;
    node.properties.id = `${ANCHOR_PREFIX}${page}-${id}`;
    found(id, `${ANCHOR_PREFIX}${page}-${id}`);
  });
}

/** Lists directly in lists, which HTML does not know, go into the item before them; check boxes become signs. */
function mendLists(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName === 'input' && index !== undefined && parent) {
      const sign: ElementContent = { type: 'text', value: node.properties.checked ? '☑' : '☐' };
      parent.children[index] = sign;
    }
    if (node.tagName !== 'ul' && node.tagName !== 'ol') return;
    let item: Element | undefined;
    node.children = node.children.filter((child) => {
      if (child.type !== 'element') return true;
      if (child.tagName === 'li') item = child;
      else if ((child.tagName === 'ul' || child.tagName === 'ol') && item) {
        item.children.push(child);
        return false;
      }
      return true;
    });
  });
}

function mendNotes(tree: Root): void {
  visit(tree, 'element', (node) => {
    const classes = node.properties.className;
    if (
      node.tagName === 'blockquote' &&
      Array.isArray(classes) &&
      classes.some((name) => typeof name === 'string' && NOTE_CLASSES.has(name))
    )
      node.properties.className = ['note'];
  });
}

export interface RenderContext {
  /** Page in which the part was written: relative links start there. */
  file: string;
  title: string;
  anchors: PageAnchors;
  resolveLink: LinkResolver;
  resolveImage: ImageResolver;
  warn: (message: string) => void;
  missingImage: (name: string) => void;
  missingLink: (name: string) => void;
}

function rewriteLinks(tree: Root, context: RenderContext): void {
  visit(tree, 'element', (node) => {
    const { href, dataFootnoteRef, dataFootnoteBackref } = node.properties;
    if (node.tagName !== 'a' || typeof href !== 'string') return;
    if (dataFootnoteRef !== undefined || dataFootnoteBackref !== undefined) return;
    const reading = context.anchors.read(href, context.file);
    switch (reading.kind) {
      case 'external':
        return;
      case 'section':
        node.properties.href = context.resolveLink(reading.target);
        if (reading.anchorLost)
          context.warn(
            `Le lien « ${href.replace(`#${ANCHOR_PREFIX}`, '#')} » vise un passage introuvable : il mène à la page.`,
          );
        return;
      case 'missing':
        delete node.properties.href;
        context.missingLink(reading.name);
    }
  });
}

/** HTML, blocks and text of a section's body from its tree, which is used up. */
export function renderSection(
  tree: Root,
  context: RenderContext,
): { html: string; blocks: ParsedBlock[]; text: string } {
  mendLists(tree);
  mendNotes(tree);
  for (const table of tablesOf(tree))
    if (giveHeaders(table).guessed)
      context.warn(
        `Le tableau « ${textOf(table).trim().replace(/\s+/g, ' ').slice(0, 40)}… » n’a pas d’en-têtes reconnaissables : sa première ligne en tient lieu.`,
      );
  renderFigures(tree, context.resolveImage, context.missingImage);
  rewriteLinks(tree, context);
  const { blocks, html } = markBlocks(settle(tree).tree, context.title);
  const text = blocks
    .slice(1)
    .map((block) => block.text)
    .join('\n');
  return { html, blocks, text };
}
