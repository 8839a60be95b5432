import type { Element, ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { textOf } from '#platform/text';
import { classesOf, isElement } from './html.shape';

export const isHeading = (node: Element): boolean => /^h[1-6]$/.test(node.tagName);

/** Whether something in a tree is what is wanted. */
export function holds(tree: Element | Root, wanted: (inner: Element) => boolean): boolean {
  return tree.children.some((node) => isElement(node) && (wanted(node) || holds(node, wanted)));
}

export const hasClass = (node: Element, pattern: RegExp): boolean =>
  classesOf(node).some((name) => pattern.test(name));

/** Style of an element as it is written. */
export const styleOf = ({ properties: { style } }: Element): string =>
  typeof style === 'string' ? style : '';

/** Takes out of a tree, at any depth, what `gone` says; what stays is looked into. */
export function takeOut(tree: Element | Root, gone: (node: Element) => boolean): void {
  tree.children = (tree.children as ElementContent[]).filter((node) => !isElement(node) || !gone(node));
  for (const node of tree.children) if (isElement(node)) takeOut(node, gone);
}

/** Parents of all elements of a tree, as it is now. */
export function parentsIn(tree: Root | Element): Map<Element, Element | Root> {
  const parents = new Map<Element, Element | Root>();
  visit(tree, 'element', (node, _, parent) => {
    if (parent) parents.set(node, parent);
  });
  return parents;
}

/** Names of the elements that links of the same page can lead to, the first of each name. */
export function placesIn(tree: Root | Element): Map<string, Element> {
  const places = new Map<string, Element>();
  visit(tree, 'element', (node) => {
    const { id, name } = node.properties;
    for (const place of [id, node.tagName === 'a' ? name : undefined])
      if (typeof place === 'string' && place !== '' && !places.has(place)) places.set(place, node);
  });
  return places;
}

/** A line that word processors leave to make room. */
export const isBlankParagraph = (node: Element): boolean =>
  node.tagName === 'p' &&
  textOf(node).trim() === '' &&
  !holds(
    node,
    ({ tagName, properties }) =>
      /^(?:img|hr|input|svg|video|audio)$/.test(tagName) || properties.id !== undefined,
  );

/** The first element of a name, or null. */
export function firstOf(tree: Root | Element, name: string): Element | null {
  let found: Element | null = null;
  visit(tree, 'element', (node) => {
    if (node.tagName === name) found ??= node;
  });
  return found;
}
