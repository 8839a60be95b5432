import type { Element } from 'hast';
import { rangesOf } from './block.compare';
import type { Leaf } from './block.flow';
import type { Unit } from './block.pairing';
import type { PlacedElement } from './block.tree';
import type { FlowRange, PlacedOperation } from './flow.marks';
import type { LinkChange } from './redline.types';

/** What stands around words without being words. */
interface Dress {
  link: string | null;
  emphasis: string;
}

const EMPHASIS = new Set('strong b em i u s sub sup small code kbd q cite dfn mark del ins'.split(' '));
const SAME = new Map([
  ['b', 'strong'],
  ['i', 'em'],
]);

/** Links inside the page (to notes and back) change their name with every version. */
const isLasting = (href: unknown): href is string => typeof href === 'string' && !href.startsWith('#');

function dressOf(leaf: Leaf | undefined): Dress {
  const around = leaf?.around ?? [];
  const href = around.findLast(({ tagName }) => tagName === 'a')?.properties.href;
  return {
    link: isLasting(href) ? href : null,
    emphasis: around
      .flatMap(({ tagName }) => (EMPHASIS.has(tagName) ? [SAME.get(tagName) ?? tagName] : []))
      .join(' '),
  };
}

function leafAt(ranges: readonly FlowRange[], at: number): Leaf | undefined {
  const range = ranges.find(({ start, end }) => at >= start && at < end);
  const raw = range?.flow.rawStarts?.[at - range.start];
  if (raw === undefined) return undefined;
  return range?.flow.leaves.find(({ start, end }) => raw >= start && raw < end);
}

const picturesOf = ({ children }: Element): string =>
  children
    .map((child) => {
      if (child.type !== 'element') return '';
      if (child.tagName !== 'img') return picturesOf(child);
      return `${String(child.properties.src)} ${String(child.properties.alt)}\n`;
    })
    .join('');

const placeOf = ({ element, path }: PlacedElement): string =>
  [...path, element].map(({ tagName }) => tagName).join(' ');

/** Elements and links of a block, without its words: equal for most blocks, which then need no look at each word. */
const shapeOf = ({ children }: Element): string =>
  children
    .map((child) => {
      if (child.type === 'text') return String(child.value.length);
      if (child.type !== 'element') return '';
      const { href } = child.properties;
      return `<${child.tagName} ${isLasting(href) ? href : ''}>${shapeOf(child)}</>`;
    })
    .join('');

/** What changed around words that stayed: links, emphasis, level, pictures. */
export function dressChanges(
  unit: Unit,
  operations: readonly PlacedOperation[],
): { links: LinkChange[]; isRelaid: boolean } {
  const links: LinkChange[] = [];
  const [a, b] = [unit.before[0], unit.after[0]];
  if (!a || !b) return { links, isRelaid: false };
  let isRelaid = placeOf(a) !== placeOf(b) || picturesOf(a.element) !== picturesOf(b.element);
  if (a.text === b.text && shapeOf(a.element) === shapeOf(b.element)) return { links, isRelaid };

  const before = rangesOf(unit.before.map(({ flows }) => flows));
  const after = rangesOf(unit.after.map(({ flows }) => flows));
  let [old, now] = [0, 0];
  for (const { kind, text } of operations) {
    if (kind === 'equal')
      for (const word of text.matchAll(/[\p{L}\p{N}][^\s.,;:!?»)]*/gu)) {
        const was = dressOf(leafAt(before, old + word.index));
        const is = dressOf(leafAt(after, now + word.index));
        if (was.emphasis !== is.emphasis) isRelaid = true;
        if (was.link === is.link) continue;
        const last = links.at(-1);
        if (last?.before === was.link && last.after === is.link) last.text += ` ${word[0]}`;
        else links.push({ text: word[0], before: was.link, after: is.link });
      }
    if (kind !== 'insert') old += text.length;
    if (kind !== 'delete') now += text.length;
  }
  return { links, isRelaid };
}
