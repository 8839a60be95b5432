import type { Element, ElementContent, Properties, Root } from 'hast';
import { isElement } from './html.shape';

/** An item that a page shows as one, whatever it is made of. */
export interface FlatItem {
  /** From 0. */
  level: number;
  isOrdered: boolean;
  /** Number that is shown, where it is known. */
  number: number | null;
  children: ElementContent[];
}

interface OpenList {
  level: number;
  list: Element;
}

/** Lists in lists, out of items that follow one another and only say how deep they are. */
export function nestItems(items: readonly FlatItem[]): Element[] {
  const whole: Element[] = [];
  const open: OpenList[] = [];
  for (const { level, isOrdered, number, children } of items) {
    const name = isOrdered ? 'ol' : 'ul';
    while (open.length > 1 && (open.at(-1)?.level ?? 0) > level) open.pop();
    let top = open.at(-1);
    if (!top || level > top.level || (level <= top.level && top.list.tagName !== name)) {
      if (top && level <= top.level) open.pop();
      const list: Element = { type: 'element', tagName: name, properties: {}, children: [] };
      const above = open.at(-1)?.list.children.at(-1);
      if (above?.type === 'element') above.children.push(list);
      else whole.push(list);
      top = { level, list };
      open.push(top);
    }
    const properties: Properties = {};
    if (number !== null) properties.value = String(number);
    top.list.children.push({ type: 'element', tagName: 'li', properties, children });
  }
  return whole;
}

const isList = (node: ElementContent): node is Element =>
  isElement(node) && (node.tagName === 'ul' || node.tagName === 'ol');

/** Lists directly in lists, which HTML does not know and people write, go into the item before them; so does what else is in no item. */
export function mendLists(tree: Root | Element): void {
  for (const node of tree.children) {
    if (!isElement(node)) continue;
    if (isList(node)) {
      const items: Element[] = [];
      for (const child of node.children) {
        const last = items.at(-1);
        if (isElement(child) && child.tagName === 'li') items.push(child);
        else if (last) last.children.push(child);
        else if (isList(child)) items.push(...child.children.filter(isElement));
        else if (isElement(child) || (child.type === 'text' && child.value.trim() !== ''))
          items.push({ type: 'element', tagName: 'li', properties: {}, children: [child] });
      }
      node.children = items;
    }
    mendLists(node);
  }
}
