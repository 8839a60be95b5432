import type { Root } from 'hast';
import { textOf } from '#platform/text';
import { placeNamed } from './html.anchors';
import { eachElement, isHeading } from './html.walk';

/** A page that a document is cut into. */
export interface PageOfDocument {
  /** Null when it has no heading of the first rank of its own. */
  heading: string | null;
  file: string;
  tree: Root;
}

const anchorsOf = (tree: Root): string[] => {
  const found: string[] = [];
  eachElement(tree, (node) => {
    if (typeof node.properties.id === 'string') found.push(node.properties.id);
    const written = isHeading(node) ? /\{#([\w-]+)\}\s*$/.exec(textOf(node))?.[1] : undefined;
    if (written !== undefined) found.push(written);
  });
  return found;
};

/** Links that led from one place of a document to another lead to the page where that place now is. */
export function linkPages(pages: readonly PageOfDocument[]): void {
  if (pages.length < 2) return;
  const places = new Map<string, string>();
  for (const { tree, file } of pages)
    for (const anchor of anchorsOf(tree)) if (!places.has(anchor)) places.set(anchor, file);
  for (const { tree, file } of pages)
    eachElement(tree, ({ properties }) => {
      const name = placeNamed(properties.href);
      const place = name === null ? undefined : places.get(name);
      if (place !== undefined && place !== file)
        properties.href = `${encodeURIComponent(place)}${String(properties.href)}`;
    });
}
