import type { Element, ElementContent, Nodes, Root } from 'hast';
import { textOf } from '#platform/text';

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

/** Captions join the picture before or after them, else the table after or before: as documents place them. « Tableau 1 » is of a table. */
export function joinCaptions(tree: Root | Element): void {
  for (const node of tree.children)
    if (isElement(node) && /^(?:div|section|article|main)$/.test(node.tagName)) joinCaptions(node);
  const siblings = (tree.children as ElementContent[]).filter(isElement);
  const gone = new Set<Element>();
  siblings.forEach((caption, at) => {
    if (!classesOf(caption).includes(CAPTION)) return;
    delete caption.properties.className;
    const [before, after] = [siblings[at - 1], siblings[at + 1]];
    const isOfTable =
      /^tab(?:leau|le)\b/i.test(textOf(caption).trim()) &&
      [before, after].some((node) => node?.tagName === 'table');
    const pictured = isOfTable
      ? undefined
      : [before, after].find((node) => node && !gone.has(node) && pictureIn(node));
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
  tree.children = (tree.children as ElementContent[]).filter(
    (node) => !(isElement(node) && gone.has(node) && node.tagName === 'p'),
  );
}

/** Figures that show no picture are what they hold (a table, a quotation, code), with their caption as that of the table or below. */
export function openFigures(tree: Root | Element): void {
  tree.children = (tree.children as ElementContent[]).flatMap((node): ElementContent[] => {
    if (!isElement(node)) return [node];
    openFigures(node);
    if (node.tagName !== 'figure' || holdsPicture(node)) return [node];
    const table = node.children.find((child) => isElement(child) && child.tagName === 'table');
    return node.children.map((child) => {
      if (!isElement(child) || child.tagName !== 'figcaption') return child;
      if (isElement(table) && !table.children.some((one) => isElement(one) && one.tagName === 'caption')) {
        table.children.unshift({ ...child, tagName: 'caption' });
        return { type: 'text', value: '' };
      }
      return { ...child, tagName: 'p', properties: {} };
    });
  });
}

const holdsPicture = (node: Element): boolean =>
  node.children.some((child) => isElement(child) && (child.tagName === 'img' || holdsPicture(child)));

const LANGUAGE = /^(?:language|lang|highlight|brush:?)-([\w+#-]{1,30})$/;
const NO_LANGUAGE = new Set(['default', 'none', 'plaintext', 'text', 'console']);

/** The language of code is said where Markdown looks for it, wherever the page's maker says it. */
export function nameLanguages(tree: Root | Element, around: string | null = null): void {
  for (const node of tree.children) {
    if (!isElement(node)) continue;
    const said = classesOf(node)
      .map((name) => LANGUAGE.exec(name)?.[1])
      .find((one) => one !== undefined);
    const language = said ?? (/^(?:div|pre|figure|code)$/.test(node.tagName) ? around : null);
    const isInPre = 'tagName' in tree && tree.tagName === 'pre';
    if (node.tagName === 'code' && isInPre && language !== null && !NO_LANGUAGE.has(language))
      node.properties.className = [`language-${language}`];
    else nameLanguages(node, language);
  }
}
