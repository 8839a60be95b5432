import type { Element, ElementContent, Nodes, Parents, Root } from 'hast';
import { printHtml, textOf } from '#platform/text';
import type { BlockKind, ParsedBlock } from './section.types';
import { normaliseText } from './text.normalise';

const PHRASES = new Set(
  'a abbr b br cite code del dfn em i img ins kbd mark q s small span strong sub sup u'.split(' '),
);
/** What starts blocks of its own inside a list item; its words are not the item's. */
const OWN_BLOCKS = new Set('ul ol dl table blockquote pre figure'.split(' '));

const isPhrase = (node: Nodes): boolean =>
  node.type === 'text' ||
  (node.type === 'element' && PHRASES.has(node.tagName) && node.children.every(isPhrase));

/** Text of a block, with a space wherever the page shows a gap, without the words of blocks inside it. */
function ownText(node: Nodes, top = true): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' && node.type !== 'root') return '';
  if (node.type === 'element') {
    if (node.tagName === 'br') return ' ';
    if (node.tagName === 'img') return '';
    if (!top && OWN_BLOCKS.has(node.tagName)) return ' ';
  }
  const inner = node.children.map((child) => ownText(child, false)).join('');
  return node.type === 'element' && PHRASES.has(node.tagName) ? inner : ` ${inner} `;
}

/** A row is one block, lists in its cells included. */
function wholeText(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return '';
  if (node.tagName === 'br') return ' ';
  const inner = node.children.map(wholeText).join('');
  return PHRASES.has(node.tagName) ? inner : ` ${inner} `;
}

function figureText(figure: Element): string {
  const caption = figure.children.find((child) => child.type === 'element' && child.tagName === 'figcaption');
  return caption ? wholeText(caption) : wholeText(figure);
}

const WRAPPING = /^(?:div|section|blockquote|details|ul|ol)$/;
const LEAVES = /^(?:p|h[1-6]|pre|figure|tr)$/;

/** Words that stand in a container without an element of their own get one, so that every word belongs to a block. */
function wrapLooseText(parent: Root | Element): void {
  const container = parent.type === 'root' || WRAPPING.test(parent.tagName) || PHRASES.has(parent.tagName);
  const tagName = parent.type === 'element' && /^[uo]l$/.test(parent.tagName) ? 'li' : 'p';
  const wrapped: ElementContent[] = [];
  let run: ElementContent[] = [];
  const close = (): void => {
    if (run.some((node) => textOf(node).trim() !== '' || (node.type === 'element' && node.tagName === 'img')))
      wrapped.push({ type: 'element', tagName, properties: {}, children: run });
    else wrapped.push(...run);
    run = [];
  };
  for (const child of parent.children as ElementContent[]) {
    if (container && isPhrase(child)) {
      run.push(child);
      continue;
    }
    close();
    wrapped.push(child);
    if (child.type === 'element' && !LEAVES.test(child.tagName) && !isPhrase(child)) wrapLooseText(child);
  }
  close();
  parent.children = wrapped;
}

interface Surroundings {
  quote: boolean;
  note: boolean;
}

/** Gives an element its mark as its first attribute; the author's anchor, if any, moves to an empty span inside. */
function mark(node: Element, position: number): void {
  const { id, ...others } = node.properties;
  node.properties = { dataBlock: String(position), ...others };
  if (id === undefined) return;
  const anchor: Element = { type: 'element', tagName: 'span', properties: { id }, children: [] };
  const cell =
    node.tagName === 'tr' ? node.children.find((child): child is Element => child.type === 'element') : node;
  cell?.children.unshift(anchor);
}

/**
 * Finds the blocks of a settled tree (see `settle`), in reading order, and marks each element with `data-block="<position>"`.
 * Position 0 is left to the section's title. Every word of the tree is in exactly one block.
 */
export function markBlocks(tree: Root, title: string): { blocks: ParsedBlock[]; html: string } {
  const blocks: ParsedBlock[] = [{ kind: 'heading', text: normaliseText(title), position: 0 }];
  wrapLooseText(tree);

  const add = (node: Element, kind: BlockKind, text: string): void => {
    const plain = normaliseText(text);
    if (plain === '' && kind !== 'figure') return;
    mark(node, blocks.length);
    blocks.push({ kind, text: plain, position: blocks.length });
  };

  const walk = (parent: Parents, around: Surroundings): void => {
    for (const node of parent.children) {
      if (node.type !== 'element') continue;
      const running: BlockKind = around.note ? 'note' : around.quote ? 'quote' : 'paragraph';
      switch (node.tagName) {
        case 'p':
        case 'caption':
        case 'summary':
        case 'figcaption':
          // Captions that come here are of no figure, as under a table: those of figures are the figure's text.
          add(node, running, wholeText(node));
          break;
        case 'h1':
        case 'h2':
        case 'h3':
        case 'h4':
        case 'h5':
        case 'h6':
          add(node, 'heading', wholeText(node));
          break;
        case 'pre':
          add(node, 'code', wholeText(node));
          break;
        case 'figure':
          add(node, 'figure', figureText(node));
          break;
        case 'tr':
          add(node, 'table_row', wholeText(node));
          break;
        case 'li':
        case 'dt':
        case 'dd':
          add(node, around.note ? 'note' : 'list_item', ownText(node));
          walkNested(node, around);
          break;
        case 'blockquote': {
          const classes = node.properties.className;
          walk(node, {
            ...around,
            quote: true,
            note: around.note || (Array.isArray(classes) && classes.includes('note')),
          });
          break;
        }
        case 'section':
          walk(node, { ...around, note: around.note || node.properties.dataFootnotes !== undefined });
          break;
        default:
          walk(node, around);
      }
    }
  };

  const walkNested = (item: Parents, around: Surroundings): void => {
    for (const node of item.children) {
      if (node.type !== 'element') continue;
      if (OWN_BLOCKS.has(node.tagName)) walk({ type: 'root', children: [node] }, around);
      else walkNested(node, around);
    }
  };

  walk(tree, { quote: false, note: false });
  return { blocks, html: printHtml(tree) };
}

/** Id of the element that shows a block: the last twelve hexadecimal digits of its identity, which are random in a UUID v7. */
export const blockElementId = (id: string): string => `b-${id.replaceAll('-', '').slice(-12)}`;

/**
 * Puts identities in the place of positions: `id="b-…" data-block="<id>"` on the element of each block. `ids` has one identity for each
 * block, in order; the first is the title's and belongs on whatever element shows the section's title. Throws a defect when
 * one is missing. Safe on text: the printer never leaves `<` in a text nor `"` in an attribute.
 */
export function placeBlockIds(html: string, ids: readonly string[]): string {
  return html.replace(/<([a-z][a-z0-9]*) data-block="(\d+)"/g, (_, tag: string, position: string) => {
    const id = ids[Number(position)];
    if (id === undefined || !/^[\w-]+$/.test(id))
      throw new Error(`no identity for the block at position ${position}`);
    return `<${tag} id="${blockElementId(id)}" data-block="${id}"`;
  });
}
