import type { Element, ElementContent, Root } from 'hast';
import { printHtml } from '#platform/text';

/**
 * Writes blocks one after the other with the lists, tables and quotations around them: what two neighbours share stays open, so a row is
 * always in a table and an item in a list, whichever version it comes from.
 */
export class NestedWriter {
  private readonly root: Root = { type: 'root', children: [] };
  private open: { key: Element; node: Element }[] = [];

  /** `keys` are the containers of the block, outermost first; `own` is the container that the block is itself for inner ones. */
  write(keys: readonly Element[], own: Element, node: Element): void {
    let shared = 0;
    while (shared < keys.length && this.open[shared] && this.open[shared]?.key === keys[shared]) shared += 1;
    this.open = this.open.slice(0, shared);
    for (const key of keys.slice(shared)) this.enter(key, shellOf(key));
    this.enter(own, node);
  }

  private enter(key: Element, node: Element): void {
    const parent = this.open.at(-1)?.node ?? this.root;
    (parent.children as ElementContent[]).push(node);
    this.open.push({ key, node });
  }

  html(): string {
    return printHtml(this.root);
  }
}

/** An item that only holds a list shows no bullet of its own. */
function shellOf({ tagName, properties }: Element): Element {
  const { id: _id, dataBlock: _block, ...kept } = properties;
  if (tagName === 'details') return { type: 'element', tagName: 'div', properties: kept, children: [] };
  return {
    type: 'element',
    tagName,
    properties: tagName === 'li' ? { className: ['redline-shell'] } : kept,
    children: [],
  };
}
