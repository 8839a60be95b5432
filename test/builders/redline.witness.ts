import type { Nodes } from 'hast';
import { normaliseText } from '#doctrine';
import { parseHtml, printHtml } from '#platform/text';
import { applyOperations, type Redline, type VersionText } from '../../libs/doctrine/redline';

const SIDES = ['before', 'after'] as const;

const classesOf = (node: Nodes): string[] => {
  const classes = node.type === 'element' ? node.properties.className : undefined;
  return Array.isArray(classes) ? classes.map(String) : [];
};

const GAPS = /^(?:p|h\d|li|t[dhr]|div|br|pre|blockquote|figcaption|dt|dd|ul|ol)$/;

/** The words shown by what stands for one change, without those that are hidden or that speak of the change. */
function shown(node: Nodes, dropped: 'ins' | 'del', isTop = true): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' && node.type !== 'root') return '';
  if (node.type === 'element') {
    if (!isTop && node.properties.dataChange !== undefined) return '';
    if (node.tagName === dropped) return '';
    const classes = classesOf(node);
    if (classes.includes('redline-said') || classes.includes('redline-note')) return '';
    if (classes.includes('redline-joint')) return '\n';
  }
  // A figure's words are its caption's.
  const caption =
    node.type === 'element' && node.tagName === 'figure'
      ? node.children.find((child) => child.type === 'element' && child.tagName === 'figcaption')
      : undefined;
  if (caption) return shown(caption, dropped, false);
  const inner = node.children.map((child) => shown(child, dropped, false)).join('');
  return node.type === 'element' && GAPS.test(node.tagName) ? ` ${inner} ` : inner;
}

interface Shown {
  change: number;
  before: string;
  after: string;
}

function shownIn(html: string): Shown[] {
  const found: Shown[] = [];
  const walk = (node: Nodes): void => {
    if (node.type === 'element' && node.properties.dataChange !== undefined)
      found.push({
        change: Number(node.properties.dataChange),
        before: shown(node, 'ins'),
        after: shown(node, 'del'),
      });
    if ('children' in node) node.children.forEach(walk);
  };
  walk(parseHtml(html));
  return found;
}

const plain = (parts: readonly string[]): string => normaliseText(parts.join(' '));

/** Where a redline is not true to the letter to the two texts that it compares: nothing, or sentences that say what is wrong. */
export function unfaithful(old: VersionText, now: VersionText, redline: Redline): string[] {
  const wrong: string[] = [];
  const same = (what: string, found: string, wanted: string): void => {
    if (found !== wanted) wrong.push(`${what}: « ${found} » for « ${wanted} »`);
  };
  const texts = {
    before: new Map(old.blocks.map(({ id, text }) => [id, text])),
    after: new Map(now.blocks.map(({ id, text }) => [id, text])),
  };
  const inline = shownIn(redline.html);
  const seen = { before: new Set<string>(), after: new Set<string>() };
  redline.changes.forEach((change, rank) => {
    const [before, after] = SIDES.map((side) =>
      change[side].map((id) => {
        seen[side].add(id);
        return texts[side].get(id) ?? '';
      }),
    );
    const [was, is] = [(before ?? []).join('\n'), (after ?? []).join('\n')];
    same('operations', applyOperations(was, change.operations), is);
    const places = inline.filter((place) => place.change === rank);
    if (change.kind === 'unchanged' && places.length === 0) return;
    if (change.kind === 'moved') {
      same(
        'old place',
        plain([places.find((place) => plain([place.before]) === plain([was]))?.before ?? '?']),
        plain([was]),
      );
      same(
        'new place',
        plain([places.find((place) => plain([place.after]) === plain([is]))?.after ?? '?']),
        plain([is]),
      );
      return;
    }
    same('old words in the merged text', plain(places.map((place) => place.before)), plain([was]));
    same('new words in the merged text', plain(places.map((place) => place.after)), plain([is]));
  });
  for (const side of SIDES) {
    const blocks = side === 'before' ? old.blocks : now.blocks;
    same(`blocks ${side}`, String(seen[side].size), String(blocks.length));
    const isTitleShown = redline.changes.some(
      (change) => change.kind !== 'unchanged' && change[side].includes(blocks[0]?.id ?? ''),
    );
    const shownTexts = redline.rows
      .flatMap((row) => shownIn(row[side]))
      .map((place) => plain([place[side]]))
      .filter((text) => text !== '');
    same(
      `text on the side ${side}`,
      shownTexts.join('\n'),
      blocks
        .slice(isTitleShown ? 0 : 1)
        .map(({ text }) => plain([text]))
        .filter((text) => text !== '')
        .join('\n'),
    );
  }
  const ids = [...redline.html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? '');
  same('ids given once', String(new Set(ids).size), String(ids.length));
  for (const id of ids) if (!/^change-\d+(?:-before)?$/.test(id)) wrong.push(`id of the text: ${id}`);
  // What a browser builds of it is what was written: no nesting that has to be mended.
  for (const html of [redline.html, ...redline.rows.flatMap(({ before, after }) => [before, after])])
    same('nesting', printHtml(parseHtml(html)), html);
  return wrong;
}
