import { eachSeen } from './comparable.text';
import type { Passage } from './passage.types';

/** A passage to be marked in a text's HTML. `id` is letters, digits, `-` and `_`. */
export interface PassageMark {
  id: string;
  passage: Passage;
}

interface TextBlock {
  id: string;
  text: string;
}

/** A run of characters between two tags of the HTML. */
interface Run {
  /** In the HTML. */
  start: number;
  end: number;
  /** Index of the block whose words these are; undefined for spacing between blocks. */
  block: number | undefined;
}

/** Elements that have no end tag. */
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
/** What starts blocks of its own inside a list item (see `markBlocks`). */
const OWN_BLOCKS = /^(?:ul|ol|dl|table|blockquote|pre|figure)$/;
const ITEM = /^(?:li|dt|dd)$/;
/** Between the parts of these there is only spacing, where HTML allows no other element. */
const STRUCTURE = /^(?:table|thead|tbody|tfoot|tr|ul|ol|dl|figure|section|div|blockquote|details)$/;

interface Open {
  tag: string;
  /** The block whose words stand directly in here. */
  block: number | undefined;
  /** That block is a list item: words of the blocks inside it are not its own. */
  isItem: boolean;
  /** The figure whose words are those of its caption only. */
  captionOf: number | undefined;
}

/**
 * The runs of text of a version's HTML with their blocks. Reads our own printer's output: no `<` in texts, no angle bracket and no `"` in
 * attributes, every element closed.
 */
function runsOf(html: string, indexOf: ReadonlyMap<string, number>): Run[] {
  const runs: Run[] = [];
  const open: Open[] = [NOTHING];
  let at = 0;
  const text = (end: number): void => {
    const here = open.at(-1);
    if (end > at && here && !(STRUCTURE.test(here.tag) && /^\s*$/.test(html.slice(at, end))))
      runs.push({ start: at, end, block: here.block });
  };
  for (const match of html.matchAll(/<(\/?)([a-z][a-z0-9]*)([^>]*)>/g)) {
    text(match.index);
    at = match.index + match[0].length;
    const [, closing, tag = '', attributes = ''] = match;
    if (closing) open.pop();
    else if (!VOID.test(tag)) {
      const id = / data-block="([^"]*)"/.exec(attributes)?.[1];
      const parent = open.at(-1) ?? NOTHING;
      open.push(id === undefined ? inside(parent, tag) : blockElement(html, at, tag, indexOf.get(id)));
    }
  }
  text(html.length);
  return runs;
}

const NOTHING: Open = { tag: '', block: undefined, isItem: false, captionOf: undefined };

function blockElement(html: string, at: number, tag: string, block: number | undefined): Open {
  const isItem = ITEM.test(tag);
  if (tag === 'figure' && html.slice(at, html.indexOf('</figure>', at)).includes('<figcaption'))
    return { tag, block: undefined, isItem, captionOf: block };
  return { tag, block, isItem, captionOf: undefined };
}

/** What an element without a block of its own holds: words of the block around it, as `markBlocks` gave them out. */
function inside(parent: Open, tag: string): Open {
  if (parent.isItem && OWN_BLOCKS.test(tag)) return { ...NOTHING, tag };
  if (tag === 'figcaption' && parent.captionOf !== undefined)
    return { ...NOTHING, tag, block: parent.captionOf };
  return { ...parent, tag };
}

/** The characters of the texts of a block, put together, and where each stands in the HTML. */
interface Written {
  text: string;
  starts: number[];
  ends: number[];
}

function writtenIn(html: string, runs: readonly Run[]): Map<number, Written> {
  const written = new Map<number, Written>();
  for (const { start, end, block } of runs) {
    if (block === undefined) continue;
    const own = written.get(block) ?? { text: '', starts: [], ends: [] };
    written.set(block, own);
    for (const match of html.slice(start, end).matchAll(/&#x([0-9A-F]+);|[\s\S]/gi)) {
      const character = match[1] === undefined ? match[0] : String.fromCodePoint(parseInt(match[1], 16));
      own.text += character;
      for (let unit = character.length; unit > 0; unit -= 1) {
        own.starts.push(start + match.index);
        own.ends.push(start + match.index + match[0].length);
      }
    }
  }
  return written;
}

interface Seen {
  form: string;
  start: number;
  end: number;
}

function seenIn(text: string): Seen[] {
  const seen: Seen[] = [];
  eachSeen(text, (form, start, end) => seen.push({ form, start, end }));
  return seen;
}

/** Part of the HTML in which a mark covers the words of one block; it may reach over tags, and over blocks inside of that one. */
interface Cover {
  id: string;
  /** Index of the block. */
  block: number;
  start: number;
  end: number;
}

/** The characters of a block in its own text and, one by one the same, in the HTML. */
interface Correspondence {
  own: Seen[];
  shown: Seen[];
  written: Written;
}

/** Undefined when they are not the same characters, spacing aside: a mark would be on other words. */
function correspondence(block: TextBlock, written: Written): Correspondence | undefined {
  const own = seenIn(block.text);
  const shown = seenIn(written.text);
  const isSame = own.length === shown.length && own.every(({ form }, at) => form === shown[at]?.form);
  return isSame ? { own, shown, written } : undefined;
}

function coverOf(
  mark: Pick<Cover, 'id' | 'block'>,
  { own, shown, written }: Correspondence,
  from: number,
  upTo: number,
): Cover | undefined {
  const first = own.findIndex(({ start }) => start >= from);
  const last = own.findLastIndex(({ end }) => end <= upTo);
  const [head, tail] = [shown[first], shown[last]];
  if (!head || !tail || last < first) return undefined;
  const start = written.starts[head.start];
  const end = written.ends[tail.end - 1];
  return start === undefined || end === undefined ? undefined : { ...mark, start, end };
}

function coversOf(
  blocks: readonly TextBlock[],
  marks: readonly PassageMark[],
  written: ReadonlyMap<number, Written>,
): Cover[] {
  const indexOf = new Map(blocks.map(({ id }, index) => [id, index]));
  const known = new Map<number, Correspondence | undefined>();
  const find = (block: TextBlock, index: number): Correspondence | undefined => {
    const own = written.get(index);
    if (!known.has(index)) known.set(index, own && correspondence(block, own));
    return known.get(index);
  };
  return marks.flatMap(({ id, passage }) => {
    if (!/^[\w-]+$/.test(id)) throw new Error(`no name for a mark: ${id}`);
    const first = indexOf.get(passage.blockId) ?? -1;
    const last = indexOf.get(passage.endBlockId) ?? -1;
    if (first < 0) return [];
    return blocks.slice(first, last + 1).flatMap((block, offset) => {
      const index = first + offset;
      const same = find(block, index);
      const from = index === first ? passage.start : 0;
      const upTo = index === last ? passage.end : block.text.length;
      return (same && coverOf({ id, block: index }, same, from, upTo)) ?? [];
    });
  });
}

/**
 * The HTML of a version with `<mark>` round the words of passages: one element for each run of text, so across inline markup and over
 * several blocks there are several, all with the passage's id in `data-marks`. Words of several passages carry all their ids,
 * separated by spaces; `data-starts` names those that begin there. Taking the marks out gives the same HTML again, character by
 * character. Passages in the title, which the HTML does not hold, and of other texts are left out. Linear in the text and the
 * marked blocks: 10 ms for a page of 60 kB. Throws a defect for an id that is no name.
 */
export function markPassages(
  html: string,
  blocks: readonly TextBlock[],
  marks: readonly PassageMark[],
): string {
  if (marks.length === 0) return html;
  const runs = runsOf(html, new Map(blocks.map(({ id }, index) => [id, index])));
  const covers = coversOf(blocks, marks, writtenIn(html, runs));
  const begun = new Set<string>();
  let marked = '';
  let at = 0;
  for (const run of runs) {
    const here = covers.filter(
      ({ block, start, end }) => block === run.block && start < run.end && end > run.start,
    );
    if (here.length === 0 || run.block === undefined) continue;
    const cuts = new Set([run.start, run.end]);
    for (const { start, end } of here) {
      cuts.add(Math.max(start, run.start));
      cuts.add(Math.min(end, run.end));
    }
    const places = [...cuts].sort((a, b) => a - b);
    places.slice(1).forEach((end, index) => {
      const start = places[index] ?? end;
      const ids = [
        ...new Set(here.filter((cover) => cover.start <= start && cover.end >= end).map(({ id }) => id)),
      ];
      if (ids.length === 0) return;
      const starts = ids.filter((id) => !begun.has(id));
      starts.forEach((id) => begun.add(id));
      const starting = starts.length > 0 ? ` data-starts="${starts.join(' ')}"` : '';
      marked += `${html.slice(at, start)}<mark data-marks="${ids.join(' ')}"${starting}>${html.slice(start, end)}</mark>`;
      at = end;
    });
  }
  return marked + html.slice(at);
}
