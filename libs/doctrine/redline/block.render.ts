import type { Element, ElementContent } from 'hast';
import { visit } from 'unist-util-visit';
import { rangesOf } from './block.compare';
import { flowsOf, isOwnBlock } from './block.flow';
import type { Unit } from './block.pairing';
import type { PlacedElement } from './block.tree';
import { applyMarks, deletion, type FlowMarks, marksOf, type PlacedOperation } from './flow.marks';

/** What the redline says about one block's element, beside its marks. */
export interface Label {
  /** Rank of the change it belongs to. */
  change: number;
  /** Id in the redline, for the first element of what changed. */
  anchor: string | null;
  className: string | null;
  /** A sentence shown at the head of the block, and where it leads. */
  note: { text: string; href: string | null } | null;
}

const TAIL = /^(?:li|dt|dd)$/;

/** A copy of a block's element without inner blocks, ids of the text, and links to them. */
function bareCopy(block: PlacedElement): Element {
  const copy = (node: Element, isTop: boolean): Element => {
    const inItem = isTop ? TAIL.test(node.tagName) : true;
    const children = node.children
      .filter((child) => !(inItem && TAIL.test(block.element.tagName) && isOwnBlock(child)))
      .map((child) => (child.type === 'element' ? copy(child, false) : { ...child }));
    return { ...node, properties: { ...node.properties }, children };
  };
  const element = copy(block.element, true);
  visit(element, 'element', (node) => {
    const { href } = node.properties;
    delete node.properties.id;
    delete node.properties.dataBlock;
    if (typeof href === 'string' && href.startsWith('#')) delete node.properties.href;
  });
  // Removed items are counted by browsers too: each item says its own number.
  const list = block.path.at(-1);
  if (element.tagName === 'li' && list?.tagName === 'ol' && list.properties.reversed === undefined) {
    const items = list.children.filter((child) => child.type === 'element' && child.tagName === 'li');
    const start = Number(list.properties.start ?? 1);
    element.properties.value ??= String((Number.isInteger(start) ? start : 1) + items.indexOf(block.element));
  }
  // Outside its table or its disclosure, these have no meaning of their own.
  if (element.tagName === 'caption' || element.tagName === 'summary') element.tagName = 'p';
  return element;
}

function labelled(element: Element, label: Label): Element {
  const classes = element.properties.className;
  element.properties = {
    ...element.properties,
    ...(label.anchor === null ? {} : { id: label.anchor }),
    dataChange: String(label.change),
    ...(label.className === null
      ? {}
      : { className: [...(Array.isArray(classes) ? classes : []), label.className] }),
  };
  if (!label.note) return element;
  const words: ElementContent = { type: 'text', value: label.note.text };
  const { href } = label.note;
  const note: Element = {
    type: 'element',
    tagName: 'span',
    properties: { className: ['redline-note'] },
    children:
      href === null ? [words] : [{ type: 'element', tagName: 'a', properties: { href }, children: [words] }],
  };
  const holder =
    element.tagName === 'tr' || element.tagName === 'figure'
      ? element.children.find(
          (child): child is Element =>
            child.type === 'element' && /^(?:t[dh]|figcaption)$/.test(child.tagName),
        )
      : undefined;
  (holder ?? element).children.unshift(note);
  return element;
}

/** Containers of a block that can hold what is written in its place: a caption becomes a paragraph before its table. */
export const containersOf = ({ element, path }: PlacedElement): readonly Element[] =>
  element.tagName === 'caption' || element.tagName === 'summary' ? path.slice(0, -1) : path;

/**
 * Elements of the blocks of one side with their marks. `inline`: new blocks, insertions marked, deletions put between; `after`: new blocks,
 * insertions marked; `before`: old blocks, deletions marked.
 */
export function renderBlocks(
  blocks: readonly PlacedElement[],
  unit: Pick<Unit, 'before'>,
  operations: readonly PlacedOperation[],
  mode: 'inline' | 'after' | 'before',
  labels: (piece: number) => Label,
): { block: PlacedElement; element: Element }[] {
  const isPlain = operations.every(({ kind }) => kind === 'equal');
  const copies = blocks.map((block) => {
    const element = bareCopy(block);
    return { block, element, flows: isPlain ? [] : flowsOf(element, block.text) };
  });
  if (!isPlain) {
    const old = rangesOf(unit.before.map(({ flows }) => flows));
    const deleted = mode === 'inline' ? (from: number, to: number) => deletion(old, from, to) : null;
    const own = mode === 'before' ? 'delete' : 'insert';
    const marks = marksOf(rangesOf(copies.map(({ flows }) => flows)), operations, own, deleted);
    copies
      .flatMap(({ flows }) => flows)
      .forEach((flow, index) => {
        const given: FlowMarks = marks[index] ?? { pieces: [], injections: [] };
        applyMarks(flow, given, own === 'insert' ? 'ins' : 'del');
      });
  }
  return copies.map(({ block, element }, piece) => ({ block, element: labelled(element, labels(piece)) }));
}
