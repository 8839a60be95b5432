import type { Element, ElementContent, Root } from 'hast';
import { isElement } from './html.shape';

/** Beginning of the name of the place that marks an item's number, followed by the number. */
export const LIST_NUMBER = 'list-number-';

/** The number of an item, said by a mark in it or by its own attribute; the mark is taken away. */
function numberOf(item: Element): number | null {
  const isMark = (child: ElementContent): child is Element =>
    isElement(child) && child.tagName === 'a' && String(child.properties.id).startsWith(LIST_NUMBER);
  const mark = item.children.find(isMark);
  item.children = item.children.filter((child) => !isMark(child));
  const said = mark ? String(mark.properties.id).slice(LIST_NUMBER.length) : item.properties.value;
  delete item.properties.value;
  const number = Number(said ?? Number.NaN);
  return Number.isInteger(number) ? number : null;
}

const isItem = (node: ElementContent): node is Element => isElement(node) && node.tagName === 'li';

/** The lists that one list becomes, each with numbers that follow one another. */
function cut(list: Element): Element[] {
  const lists: Element[] = [];
  let before: ElementContent[] = [];
  let next = Number(list.properties.start ?? 1);
  for (const child of list.children) {
    const current = lists.at(-1);
    if (!isItem(child)) {
      (current?.children ?? before).push(child);
      continue;
    }
    const number = numberOf(child);
    if (current && (number === null || number === next)) current.children.push(child);
    else {
      next = number ?? next;
      const properties = { ...list.properties };
      delete properties.start;
      if (next !== 1) properties.start = next;
      lists.push({ ...list, properties, children: [...before, child] });
      before = [];
    }
    next += 1;
  }
  return lists;
}

/**
 * Numbered lists begin at the number that their first item has, and are cut where the numbers do not follow one another: Markdown
 * says where a list begins and nothing more. Marks of numbers are taken away.
 */
export function numberLists(tree: Root | Element): void {
  tree.children = (tree.children as ElementContent[]).flatMap((node): ElementContent[] => {
    if (!isElement(node)) return [node];
    numberLists(node);
    if (node.tagName === 'ul') for (const item of node.children) if (isItem(item)) numberOf(item);
    if (node.tagName !== 'ol') return [node];
    const lists = cut(node);
    return lists.length > 0 ? lists : [node];
  });
}
