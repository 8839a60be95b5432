import type { Element, ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { isExternal, textOf } from '#platform/text';
import { normaliseText } from './text.normalise';

/** Address at which the application serves a picture of the folder, or null when the folder does not hold it. */
export type ImageResolver = (name: string) => string | null;

const text = (value: string): ElementContent => ({ type: 'text', value });

const element = (
  tagName: string,
  children: ElementContent[],
  properties: Element['properties'] = {},
): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});

const isImage = (node: ElementContent | undefined): node is Element =>
  node?.type === 'element' && node.tagName === 'img';

function imagesIn(node: Element): Element[] {
  const found: Element[] = [];
  visit(node, 'element', (child) => {
    if (child.tagName === 'img') found.push(child);
  });
  return found;
}

function nameOf(image: Element): string {
  const source = typeof image.properties.src === 'string' ? image.properties.src : '';
  try {
    return decodeURIComponent(source).replace(/^\.\//, '').trim();
  } catch {
    return source.trim();
  }
}

const attribute = (image: Element, name: 'alt' | 'title'): string => {
  const value = image.properties[name];
  return typeof value === 'string' ? normaliseText(value) : '';
};

const isFigure = (node: Element): boolean =>
  node.tagName === 'figure' ||
  (node.tagName === 'div' &&
    Array.isArray(node.properties.className) &&
    node.properties.className.includes('figure'));

/** A paragraph that holds a picture and nothing else. */
const isBarePicture = (node: Element): boolean =>
  node.tagName === 'p' && imagesIn(node).length === 1 && normaliseText(textOf(node)) === '';

/**
 * Makes figures of pictures: `div class="figure"`, `figure`, and pictures alone in a paragraph. A picture that the folder does not hold
 * (or that another host would serve) leaves a placeholder that names it; its caption, title or description stays. `missing` is told of each.
 */
export function renderFigures(tree: Root, resolve: ImageResolver, missing: (name: string) => void): void {
  visit(tree, 'element', (node) => {
    if (isFigure(node) && imagesIn(node).length > 0) {
      node.tagName = 'figure';
      node.properties = { ...(node.properties.id === undefined ? {} : { id: node.properties.id }) };
    } else if (isBarePicture(node)) {
      node.tagName = 'figure';
      node.children = imagesIn(node);
    }
    if (node.tagName !== 'figure') return;
    const captioned = node.children.some(
      (child) => child.type === 'element' && child.tagName === 'figcaption' && textOf(child).trim() !== '',
    );
    node.children = node.children.filter(
      (child) => !(child.type === 'element' && child.tagName === 'figcaption' && textOf(child).trim() === ''),
    );
    const images = imagesIn(node);
    const words = images
      .map((image) => attribute(image, 'title') || attribute(image, 'alt'))
      .filter((word) => word !== '');
    if (!captioned && words.length > 0) node.children.push(element('figcaption', [text(words.join(', '))]));
  });

  visit(tree, 'element', (node, index, parent) => {
    if (!isImage(node) || index === undefined || !parent) return;
    const name = nameOf(node);
    const address = name === '' || isExternal(name) ? null : resolve(name);
    if (address !== null) {
      node.properties = {
        src: address,
        alt: attribute(node, 'alt') || attribute(node, 'title'),
        loading: 'lazy',
      };
      return;
    }
    missing(name);
    const inFigure = parent.type === 'element' && parent.tagName === 'figure';
    const said = `Image absente : « ${name} ».`;
    if (inFigure) {
      parent.properties.className = ['figure-missing'];
      parent.children[index] = element('p', [text(said)]);
    } else {
      const alt = attribute(node, 'alt');
      parent.children[index] = text(`[${said}${alt === '' ? '' : ` ${alt}`}]`);
    }
  });
}
