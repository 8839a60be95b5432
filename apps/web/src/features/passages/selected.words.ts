import type { Quote } from './quote.words';

/** Words that somebody selected, and the paragraph in which they begin. */
export interface SelectedWords extends Quote {
  blockId: string;
}

/** What goes on within a line: words on both sides of its borders stand together. */
const PHRASES = new Set(
  'A ABBR B BR CITE CODE DEL DFN EM I IMG INS KBD MARK Q S SMALL SPAN STRONG SUB SUP U'.split(' '),
);

/** Characters before and after a selection that tell repetitions apart. */
const CONTEXT = 60;

/** What the page adds to the text: numbers of paragraphs, links to discussions. */
const ADDED = '.mark, .passage-count';

const blockOf = (node: Node): Element | null =>
  (node instanceof Element ? node : node.parentElement)?.closest('[data-block]') ?? null;

function holderOf(node: Node): Element | null {
  let holder = node.parentElement;
  while (holder && PHRASES.has(holder.tagName)) holder = holder.parentElement;
  return holder;
}

/** Text of a range by paragraph, in the order of the page, without what the page adds to it. */
function textsOf(range: Range): Map<Element, string> {
  const texts = new Map<Element, string>();
  const root = range.commonAncestorContainer;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  let holder: Element | null = null;
  for (let node: Node | null = root; node; node = walker.nextNode()) {
    if (!range.intersectsNode(node)) continue;
    if (node instanceof Element) {
      if (node.tagName === 'BR') append(texts, node, ' ');
      continue;
    }
    if (!(node instanceof Text) || node.parentElement?.closest(ADDED)) continue;
    const words = node.data.slice(
      node === range.startContainer ? range.startOffset : 0,
      node === range.endContainer ? range.endOffset : node.data.length,
    );
    const current = holderOf(node);
    append(texts, node, current === holder ? words : ` ${words}`);
    holder = current;
  }
  return texts;
}

function append(texts: Map<Element, string>, node: Node, words: string): void {
  const block = blockOf(node);
  if (block) texts.set(block, (texts.get(block) ?? '') + words);
}

/**
 * The words of a selection in the text of a section, as they stand on the page: the API knows how to find them whatever their spaces
 * and apostrophes are. Null when the selection holds none, or goes beyond the text.
 */
export function selectedWords(selection: Selection | null, text: Element): SelectedWords | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.commonAncestorContainer)) return null;
  const parts = [...textsOf(range)].filter(([, words]) => words.trim() !== '');
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return null;
  const blockId = first[0].getAttribute('data-block');
  if (!blockId) return null;
  return {
    blockId,
    exact: parts.map(([, words]) => words.trim()).join('\n'),
    prefix: around(first[0], range, 'before'),
    suffix: around(last[0], range, 'after'),
  };
}

/** What stands in the paragraph right before or after the selection. */
function around(block: Element, selected: Range, side: 'before' | 'after'): string {
  const range = document.createRange();
  range.selectNodeContents(block);
  if (side === 'before') range.setEnd(selected.startContainer, selected.startOffset);
  else range.setStart(selected.endContainer, selected.endOffset);
  const text = textsOf(range).get(block) ?? '';
  return side === 'before' ? text.slice(-CONTEXT) : text.slice(0, CONTEXT);
}
