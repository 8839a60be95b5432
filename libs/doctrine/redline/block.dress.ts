import type { Element } from 'hast';
import type { BlockKind } from '../text';
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

interface Picture {
  src: string;
  alt: string;
}

const picturesOf = ({ children }: Element): Picture[] =>
  children.flatMap((child) => {
    if (child.type !== 'element') return [];
    if (child.tagName !== 'img') return picturesOf(child);
    const { src, alt } = child.properties;
    return [{ src: typeof src === 'string' ? src : '', alt: typeof alt === 'string' ? alt : '' }];
  });

/** What is said of a block's pictures: of another one that it is, of the same one how it is described to who does not see it. */
function pictureNotes(before: Element, after: Element): string[] {
  const [old, now] = [picturesOf(before), picturesOf(after)];
  if (old.length !== now.length) return [old.length < now.length ? 'Image ajoutée' : 'Image retirée'];
  return now.flatMap(({ src, alt }, at) => {
    const was = old[at];
    if (!was || (was.src === src && was.alt === alt)) return [];
    if (was.src !== src) return ['Image remplacée'];
    if (was.alt === '') return [`Description de l’image ajoutée\u00A0: «\u00A0${alt}\u00A0»`];
    if (alt === '') return [`Description de l’image retirée\u00A0: «\u00A0${was.alt}\u00A0»`];
    return [`Description de l’image\u00A0: «\u00A0${was.alt}\u00A0» devient «\u00A0${alt}\u00A0»`];
  });
}

const rawText = ({ children }: Element): string =>
  children
    .map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? rawText(child) : ''))
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

const PLACE_NOTES: Partial<Record<BlockKind, string>> = {
  heading: 'Niveau de titre modifié',
  list_item: 'Niveau ou sorte de liste modifié',
};

/** What changed around words that stayed. */
export interface DressChanges {
  links: LinkChange[];
  /** Emphasis, level, list, or picture. */
  isRelaid: boolean;
  /** What is said of it to readers, links apart. */
  notes: string[];
}

export const UNDRESSED: DressChanges = { links: [], isRelaid: false, notes: [] };

export function dressChanges(unit: Unit, operations: readonly PlacedOperation[]): DressChanges {
  const links: LinkChange[] = [];
  const [a, b] = [unit.before[0], unit.after[0]];
  if (!a || !b) return UNDRESSED;
  const notes = new Set(pictureNotes(a.element, b.element));
  if (placeOf(a) !== placeOf(b)) notes.add(PLACE_NOTES[b.kind] ?? 'Mise en forme modifiée');
  // In code the spaces are part of what it says.
  if (b.kind === 'code' && a.text === b.text && rawText(a.element) !== rawText(b.element))
    notes.add('Espaces ou lignes modifiés');
  const told = (): DressChanges => ({ links, isRelaid: notes.size > 0, notes: [...notes] });
  if (a.text === b.text && shapeOf(a.element) === shapeOf(b.element)) return told();

  const before = rangesOf(unit.before.map(({ flows }) => flows));
  const after = rangesOf(unit.after.map(({ flows }) => flows));
  let [old, now] = [0, 0];
  for (const { kind, text } of operations) {
    if (kind === 'equal')
      for (const word of text.matchAll(/[\p{L}\p{N}][^\s.,;:!?»)]*/gu)) {
        const was = dressOf(leafAt(before, old + word.index));
        const is = dressOf(leafAt(after, now + word.index));
        if (was.emphasis !== is.emphasis) notes.add('Mise en forme modifiée');
        if (was.link === is.link) continue;
        const last = links.at(-1);
        if (last?.before === was.link && last.after === is.link) last.text += ` ${word[0]}`;
        else links.push({ text: word[0], before: was.link, after: is.link });
      }
    if (kind !== 'insert') old += text.length;
    if (kind !== 'delete') now += text.length;
  }
  return told();
}
