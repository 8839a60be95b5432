import type { Element, ElementContent, Nodes, Root } from 'hast';

export const isElement = (node: Nodes | undefined): node is Element => node?.type === 'element';

export const classesOf = (node: Element): string[] =>
  Array.isArray(node.properties.className) ? node.properties.className.map(String) : [];

/** Nothing to see: blanks, and the marks of places that word processors leave. */
const isBlank = (node: ElementContent): boolean =>
  node.type === 'text'
    ? node.value.trim() === ''
    : node.type === 'element' && node.tagName === 'a' && node.children.length === 0;

/** The picture that stands alone in a paragraph, or null. */
function pictureIn(node: Element | undefined): Element | null {
  if (node?.tagName !== 'p' && node?.tagName !== 'figure') return null;
  const held = node.children.filter((child) => !isBlank(child));
  const [only] = held;
  if (held.length !== 1 || !isElement(only)) return null;
  if (only.tagName === 'img') return only;
  return only.tagName === 'a' || only.tagName === 'span' ? pictureIn({ ...only, tagName: 'p' }) : null;
}

/** Class of the paragraphs that a word processor calls captions, until they have found what they are of. */
export const CAPTION = 'doc-caption';

/** Captions join the picture before or after them, else the table after or before: as documents place them. */
export function joinCaptions(tree: Root): void {
  const siblings = tree.children.filter(isElement);
  const gone = new Set<Element>();
  siblings.forEach((caption, at) => {
    if (!classesOf(caption).includes(CAPTION)) return;
    delete caption.properties.className;
    const [before, after] = [siblings[at - 1], siblings[at + 1]];
    const pictured = [before, after].find((node) => node && !gone.has(node) && pictureIn(node));
    const picture = pictureIn(pictured);
    const isCaptioned = (table: Element): boolean =>
      table.children.some((child) => isElement(child) && child.tagName === 'caption');
    const table = [after, before].find((node) => node?.tagName === 'table' && !isCaptioned(node));
    if (pictured && picture) {
      pictured.tagName = 'figure';
      pictured.children = [
        picture,
        { type: 'element', tagName: 'figcaption', properties: {}, children: caption.children },
      ];
      // A second caption must not take the picture again.
      gone.add(pictured);
    } else if (table)
      table.children.unshift({
        type: 'element',
        tagName: 'caption',
        properties: {},
        children: caption.children,
      });
    else return;
    gone.add(caption);
  });
  tree.children = tree.children.filter(
    (node) => !(isElement(node) && gone.has(node) && node.tagName === 'p'),
  );
}
