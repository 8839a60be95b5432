import type { Element, ElementContent, Parents, Text } from 'hast';
import { normaliseText } from '../text';

const PHRASES = new Set(
  'a abbr b br cite code del dfn em i img ins kbd mark q s small span strong sub sup u'.split(' '),
);
/** What starts blocks of its own inside a list item (see `markBlocks`). */
const OWN_BLOCKS = new Set('ul ol dl table blockquote pre figure'.split(' '));
const ITEM = /^(?:li|dt|dd)$/;

/** One text node of a flow, and where its characters stand in the flow's raw text. */
export interface Leaf {
  node: Text;
  parent: Parents;
  start: number;
  end: number;
  /** Elements around it inside the flow, outermost first. */
  around: readonly Element[];
}

/** The words of one block, or of one cell of a row: the stored text, and the text nodes that show it. */
export interface Flow {
  element: Element;
  /** As stored: normalised. */
  text: string;
  leaves: readonly Leaf[];
  /** Where in the raw text each character of `text` begins, and one more for the end. Null when the two do not agree. */
  rawStarts: readonly number[] | null;
}

/** Letters, digits and signs that are their own normal form, wherever they stand, unless an accent of its own follows. */
const PLAIN = /[!-&(-_a-~\u00A1-\u00AC\u00AE-\u00B3\u00B5-\u02BB\u2010-\u2017\u201A-\u2023\u2026]/;
const SPACE = /[\s\u00A0\u2000-\u200A\u202F\u205F\u3000]/;
const CLUSTER = /\P{M}\p{M}*|\p{M}+/suy;
const FIRST_ACCENT = 0x0300;

/**
 * The normal form of a raw text with the place of each of its characters: the same as `normaliseText`, one letter with its
 * accents at a time. Everything that the normal form leaves out belongs to the character before it.
 */
function mapped(raw: string): { text: string; starts: number[] } {
  let text = '';
  const starts: number[] = [];
  let spaceAt = -1;
  const add = (normal: string, at: number): void => {
    if (spaceAt >= 0 && text !== '') {
      text += ' ';
      starts.push(spaceAt);
    }
    spaceAt = -1;
    for (const _ of normal.split('')) starts.push(at);
    text += normal;
  };
  let at = 0;
  while (at < raw.length) {
    const sign = raw.charAt(at);
    const following = raw.charCodeAt(at + 1);
    if (PLAIN.test(sign) && (Number.isNaN(following) || following < FIRST_ACCENT)) {
      add(sign, at);
      at += 1;
      continue;
    }
    CLUSTER.lastIndex = at;
    const cluster = CLUSTER.exec(raw)?.[0] ?? sign;
    if (cluster.length === 1 && SPACE.test(cluster)) {
      if (spaceAt < 0) spaceAt = at;
    } else {
      const normal = normaliseText(cluster);
      if (normal !== '') add(normal, at);
    }
    at += cluster.length;
  }
  starts.push(raw.length);
  if (starts.length > 1) starts[0] = 0;
  return { text, starts };
}

function read(element: Element, root: Element, withoutInner: boolean): Flow {
  let raw = '';
  const leaves: Leaf[] = [];
  const walk = (node: ElementContent, parent: Parents, around: readonly Element[]): void => {
    if (node.type === 'text') {
      leaves.push({ node, parent, start: raw.length, end: raw.length + node.value.length, around });
      raw += node.value;
      return;
    }
    if (node.type !== 'element') return;
    if (node.tagName === 'br') {
      raw += ' ';
      return;
    }
    if (withoutInner && node !== root && OWN_BLOCKS.has(node.tagName)) {
      raw += ' ';
      return;
    }
    const isPhrase = PHRASES.has(node.tagName);
    if (!isPhrase) raw += ' ';
    const inside = node === root ? around : [...around, node];
    for (const child of node.children) walk(child, node, inside);
    if (!isPhrase) raw += ' ';
  };
  walk(root, element, []);
  const { text, starts } = mapped(raw);
  return { element: root, text, leaves, rawStarts: starts };
}

const childrenOf = (element: Element, tags: RegExp): Element[] =>
  element.children.filter((child): child is Element => child.type === 'element' && tags.test(child.tagName));

/** The flows of a block's element: its cells for a row, its caption for a figure, itself for everything else. */
export function flowsOf(element: Element, text: string): Flow[] {
  const cells = element.tagName === 'tr' ? childrenOf(element, /^t[dh]$/) : [];
  const [caption] = element.tagName === 'figure' ? childrenOf(element, /^figcaption$/) : [];
  const flows =
    cells.length > 0
      ? cells.map((cell) => read(element, cell, false))
      : [read(element, caption ?? element, ITEM.test(element.tagName))];
  const told = flows.map((flow) => flow.text).filter((part) => part !== '');
  if (told.join(' ') === text) return flows;
  // Letters that join over the edge of two elements, and the like: the words are right, their places unknown.
  return [{ element, text, leaves: [], rawStarts: null }];
}

/** Whether an element is shown inside another block's element and is a block of its own. */
export const isOwnBlock = (node: ElementContent): node is Element =>
  node.type === 'element' && OWN_BLOCKS.has(node.tagName);
