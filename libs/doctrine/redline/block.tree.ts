import type { Element, Parents } from 'hast';
import { parseHtml } from '#platform/text';
import type { Block, BlockKind } from '../text';
import { type Flow, flowsOf } from './block.flow';
import type { VersionText } from './redline.types';

/** A block with its element in its version's tree. */
export interface PlacedElement {
  id: string;
  kind: BlockKind;
  text: string;
  /** Rank in the version. */
  index: number;
  element: Element;
  /** Elements around it, outermost first: lists, tables, quotations, and the items of outer lists. */
  path: readonly Element[];
  /** Read when first asked for: most blocks did not change and need none. */
  readonly flows: readonly Flow[];
}

/** The title is not in the HTML: in the redline it is a paragraph of its own. */
const paragraph = (text: string, className: string): Element => ({
  type: 'element',
  tagName: 'p',
  properties: { className: [className] },
  children: [{ type: 'text', value: text }],
});

const alone = (text: string): Pick<PlacedElement, 'element' | 'path'> => ({
  element: paragraph(text, 'redline-text'),
  path: [],
});

/** Blocks of a version in order, each with the element that shows it. What has none is shown as a paragraph. */
export function placedElements({ html, blocks }: VersionText): PlacedElement[] {
  const found = new Map<string, { element: Element; path: readonly Element[] }>();
  const walk = (parent: Parents, path: readonly Element[]): void => {
    for (const node of parent.children) {
      if (node.type !== 'element') continue;
      const id = node.properties.dataBlock;
      if (typeof id === 'string') found.set(id, { element: node, path });
      walk(node, [...path, node]);
    }
  };
  walk(parseHtml(html), []);
  return blocks.map((block: Block, index) => {
    const { id, kind, text } = block;
    const placed =
      index === 0 ? { element: paragraph(text, 'redline-title'), path: [] } : (found.get(id) ?? alone(text));
    let flows: Flow[] | undefined;
    return {
      ...{ id, kind, text, index },
      ...placed,
      get flows() {
        return (flows ??= flowsOf(placed.element, text));
      },
    };
  });
}
