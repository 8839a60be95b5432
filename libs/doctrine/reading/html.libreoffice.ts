import type { Element, Root } from 'hast';
import { isElement } from './html.shape';
import { eachElement, holds, isHeading } from './html.walk';

/** A number up against a word; « 3D », « 2FA » and « 1er » are words. */
const GLUED =
  /^(\s*(?:(?:[A-Z]|\d{1,3})(?:\.\d{1,3})+[.)]?|(?:[A-Z]|\d{1,3})[.)])(?=[\p{L}«(])|\s*\d{1,3}(?=[ÀY]\s|\p{Lu}[\p{Ll}’']|\p{Lu}{4}))/u;

const isOfLibreOffice = ({ tagName, properties: { name, content } }: Element): boolean =>
  tagName === 'meta' && name === 'generator' && /^(?:LibreOffice|OpenOffice)/.test(String(content));

/** LibreOffice writes the numbers that it counts for headings up against their words: « 1.1.Périmètre ». */
export function partHeadingNumbers(whole: Root): void {
  if (!holds(whole, isOfLibreOffice)) return;
  eachElement(whole, (node) => {
    if (isHeading(node)) partNumber(node);
  });
}

/** In the first words of a heading, whatever emphasis is around them. */
function partNumber(node: Element): boolean {
  return node.children.some((child) => {
    if (isElement(child)) return partNumber(child);
    if (child.type !== 'text' || child.value.trim() === '') return false;
    child.value = child.value.replace(GLUED, '$1 ');
    return true;
  });
}
