import type { Element, ElementContent, Parents } from 'hast';
import type { Flow, Leaf } from './block.flow';
import type { WordOperation } from './redline.types';

/** An operation, and for a deletion the flow of the new text (cell, part of a split paragraph) in which it is shown. */
export interface PlacedOperation extends WordOperation {
  flow: number;
}

/** Several flows read as one text: where each begins and ends in it. */
export interface FlowRange {
  flow: Flow;
  start: number;
  end: number;
  /** Whether a block begins with it: a cell that is not the first of its row does not. */
  isBlock: boolean;
}

const STRUCTURE = new Set('ul ol dl table thead tbody tfoot tr'.split(' '));
/** Marks of meaning that a deleted text keeps. Links and pictures are not repeated: they may no longer lead anywhere. */
const KEPT = new Set('strong b em i u s sub sup small code kbd q cite dfn mark'.split(' '));

const text = (value: string): ElementContent => ({ type: 'text', value });
const element = (
  tagName: string,
  children: ElementContent[],
  properties: Element['properties'] = {},
): Element => ({ type: 'element', tagName, properties, children });

/** Words for those who hear the page, hidden from those who see it. */
export const said = (value: string): Element =>
  element('span', [text(value)], { className: ['redline-said'] });

const canHoldWords = ({ parent }: Leaf): boolean =>
  parent.type !== 'element' || !STRUCTURE.has(parent.tagName);

/** The old words from `from` to `to`, with their emphasis, as one `del`. A paragraph's end among them is shown as ¶. */
export function deletion(ranges: readonly FlowRange[], from: number, to: number): Element {
  const children: ElementContent[] = [said('[Suppression : ')];
  ranges.forEach(({ flow, start, end }, index) => {
    const [a, b] = [Math.max(from, start), Math.min(to, end)];
    if (a < b) children.push(...wordsOf(flow, a - start, b - start));
    const next = ranges[index + 1];
    if (next && from <= end && to > end && next.start > end)
      children.push(
        next.isBlock ? element('span', [text('¶')], { className: ['redline-joint'] }) : text(' '),
      );
  });
  return element('del', [...children, said(']')]);
}

function wordsOf(flow: Flow, from: number, to: number): ElementContent[] {
  if (!flow.rawStarts) return [text(flow.text.slice(from, to))];
  const [start, end] = [flow.rawStarts[from] ?? 0, flow.rawStarts[to] ?? 0];
  const nodes: ElementContent[] = [];
  let reached = start;
  for (const leaf of flow.leaves) {
    const [a, b] = [Math.max(start, leaf.start), Math.min(end, leaf.end)];
    if (a >= b) continue;
    // Cells, lines and paragraphs inside the block: the page shows a gap there.
    if (a > reached) nodes.push(text(' '));
    reached = b;
    const words = text(leaf.node.value.slice(a - leaf.start, b - leaf.start));
    nodes.push(
      leaf.around
        .filter(({ tagName }) => KEPT.has(tagName))
        .reduceRight<ElementContent>((inner, { tagName }) => element(tagName, [inner]), words),
    );
  }
  return reached < end ? [...nodes, text(' ')] : nodes;
}

/** What is to be shown in one flow: pieces of its own text, marked or not, and deletions between them. */
interface Piece {
  start: number;
  end: number;
  isMarked: boolean;
}
interface Injection {
  at: number;
  node: Element;
}
export interface FlowMarks {
  pieces: Piece[];
  injections: Injection[];
}

/** What the operations mean for each flow of one side. `deleted` makes the element of a deletion from its place in the old text. */
export function marksOf(
  ranges: readonly FlowRange[],
  operations: readonly PlacedOperation[],
  own: 'insert' | 'delete',
  deleted: ((from: number, to: number) => Element) | null,
): FlowMarks[] {
  const marks = ranges.map((): FlowMarks => ({ pieces: [], injections: [] }));
  let [at, old] = [0, 0];
  for (const {
    kind,
    text: { length },
    flow,
  } of operations) {
    if (kind === own || kind === 'equal') {
      ranges.forEach(({ start, end }, index) => {
        const [a, b] = [Math.max(at, start), Math.min(at + length, end)];
        if (a < b) marks[index]?.pieces.push({ start: a - start, end: b - start, isMarked: kind === own });
      });
      at += length;
    } else if (deleted) {
      const place = ranges[flow];
      const offset = Math.min(Math.max(at - (place?.start ?? 0), 0), (place?.end ?? 0) - (place?.start ?? 0));
      marks[flow]?.injections.push({ at: offset, node: deleted(old, old + length) });
    }
    if (kind !== 'insert') old += length;
  }
  return marks;
}

/** Puts the marks into a flow whose nodes may be changed. Every element stays where it is: nesting cannot break. */
export function applyMarks(flow: Flow, { pieces, injections }: FlowMarks, mark: 'ins' | 'del'): void {
  const { rawStarts: starts } = flow;
  if (!starts) {
    flow.element.children = plainly(flow, { pieces, injections }, mark);
    return;
  }
  const cuts = pieces.map((piece) => ({
    start: starts[piece.start] ?? 0,
    end: starts[piece.end] ?? 0,
    isMarked: piece.isMarked,
  }));
  const placed = new Map<Leaf, { at: number; node: Element }[]>();
  const homeless: Element[] = [];
  for (const { at, node } of injections) {
    const home = homeOf(flow.leaves.filter(canHoldWords), starts[at] ?? 0, at === 0);
    if (!home) homeless.push(node);
    else {
      const around = new Set(home.leaf.around.map(({ tagName }) => tagName));
      const bare = { ...node, children: without(around, node.children) };
      placed.set(home.leaf, [...(placed.get(home.leaf) ?? []), { at: home.at, node: bare }]);
    }
  }
  for (const leaf of flow.leaves) {
    if (!canHoldWords(leaf)) continue;
    replace(leaf.parent, leaf, renderLeaf(leaf, cuts, placed.get(leaf) ?? [], mark));
  }
  flow.element.children.push(...homeless);
}

/** Emphasis that stands around already is not repeated inside. */
const without = (tags: ReadonlySet<string>, nodes: readonly ElementContent[]): ElementContent[] =>
  nodes.flatMap((node) => {
    if (node.type !== 'element') return [node];
    const children = without(tags, node.children);
    return tags.has(node.tagName) && KEPT.has(node.tagName) ? children : [{ ...node, children }];
  });

function plainly(flow: Flow, { pieces, injections }: FlowMarks, mark: 'ins' | 'del'): ElementContent[] {
  const nodes: ElementContent[] = [];
  const inject = (from: number, to: number): void => {
    for (const { at, node } of injections) if (at >= from && at < to) nodes.push(node);
  };
  for (const { start, end, isMarked } of pieces) {
    inject(start, start + 1);
    const words = flow.text.slice(start, end);
    nodes.push(isMarked ? marked(mark, words) : text(words));
    inject(start + 1, end);
  }
  inject(flow.text.length, Infinity);
  return flow.element.tagName === 'tr' ? [element('td', nodes)] : nodes;
}

/** The text node after which (at the beginning: before which) a deletion is shown, outside a link that ends there. */
function homeOf(leaves: readonly Leaf[], raw: number, isFirst: boolean): { leaf: Leaf; at: number } | null {
  const index = isFirst ? -1 : leaves.findLastIndex(({ start }) => start < raw);
  const [before, after] = [leaves[index], leaves[index + 1]];
  if (!before) return after ? { leaf: after, at: after.start } : null;
  if (after?.start === raw && before.end === raw && after.around.length < before.around.length)
    return { leaf: after, at: raw };
  return { leaf: before, at: Math.min(raw, before.end) };
}

const LABEL = { ins: '[Ajout : ', del: '[Suppression : ' } as const;

/** A space alone is shown and not said; one between elements (an item and its paragraph) is not even shown. */
const marked = (mark: 'ins' | 'del', words: string): Element =>
  element(mark, words.trim() === '' ? [text(words)] : [said(LABEL[mark]), text(words), said(']')]);

function renderLeaf(
  leaf: Leaf,
  cuts: readonly Piece[],
  injections: readonly Injection[],
  mark: 'ins' | 'del',
): ElementContent[] {
  const nodes: ElementContent[] = [];
  const isBetween = leaf.node.value.trim() === '' && leaf.node.value.includes('\n');
  let next = 0;
  const inject = (upTo: number): void => {
    for (; next < injections.length; next += 1) {
      const injection = injections[next];
      if (!injection || injection.at > upTo) return;
      nodes.push(injection.node);
    }
  };
  for (const cut of cuts) {
    const [a, b] = [Math.max(cut.start, leaf.start), Math.min(cut.end, leaf.end)];
    if (a >= b) continue;
    inject(a);
    // A deletion inside a piece cannot be: pieces end where operations do.
    const words = leaf.node.value.slice(a - leaf.start, b - leaf.start);
    nodes.push(cut.isMarked && !isBetween ? marked(mark, words) : text(words));
  }
  inject(Infinity);
  if (cuts.length === 0 && nodes.length === injections.length) nodes.push(text(leaf.node.value));
  return nodes;
}

function replace(parent: Parents, leaf: Leaf, nodes: ElementContent[]): void {
  const at = parent.children.indexOf(leaf.node);
  if (at >= 0) (parent.children as ElementContent[]).splice(at, 1, ...nodes);
}
