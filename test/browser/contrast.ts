import type { Page } from 'playwright-core';

/** Two colours that meet on a page, as the browser computes them. */
export interface Pair {
  text: string;
  background: string;
  /** At least 24 px, or 18.66 px in bold: 3:1 is enough (WCAG 1.4.3). */
  isLarge: boolean;
  example: string;
}

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/**
 * Every pair of a text's colour and what is painted behind it. axe calls the contrast « incomplete » wherever an ancestor
 * has an image for background, which the design system's links and headers have: so it is computed here.
 */
const PAIRS = `(() => {
  const found = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim();
    const element = walker.currentNode.parentElement;
    if (!text || !element || element.closest('script, style, .fr-sr-only, [aria-hidden=true]')) continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const style = getComputedStyle(element);
    if (element.closest('[disabled]')) continue;
    const layers = [];
    for (let under = element; under; under = under.parentElement) {
      const colour = getComputedStyle(under).backgroundColor;
      if (colour === 'rgba(0, 0, 0, 0)') continue;
      layers.push(colour);
      if (!colour.startsWith('rgba')) break;
    }
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const key = [style.color, layers.join(' on '), isLarge].join('|');
    if (!found.has(key)) found.set(key, { text: style.color, background: layers.join(' on '), isLarge, example: text.slice(0, 40) });
  }
  return [...found.values()];
})()`;

export const colourPairs = (page: Page): Promise<Pair[]> => page.evaluate<Pair[]>(PAIRS);

function parse(colour: string): Colour {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue, alpha];
}

const over = (upper: Colour, lower: Colour): Colour => {
  const mixed = (channel: 0 | 1 | 2): number => upper[channel] * upper[3] + lower[channel] * (1 - upper[3]);
  return [mixed(0), mixed(1), mixed(2), 1];
};

/** Relative luminance (WCAG 2.2). */
function luminance([red, green, blue]: Colour): number {
  const linear = (channel: number): number => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

const WHITE: Colour = [255, 255, 255, 1];

/** Contrast of a pair, from 1 to 21. */
export function contrastOf({ text, background }: Pick<Pair, 'text' | 'background'>): number {
  const layers = background ? background.split(' on ').map(parse) : [];
  const behind = layers.reduceRight((lower, upper) => over(upper, lower), WHITE);
  const [lighter = 1, darker = 1] = [luminance(over(parse(text), behind)), luminance(behind)].sort(
    (one, other) => other - one,
  );
  return (lighter + 0.05) / (darker + 0.05);
}

/** Whether the pair is readable enough (WCAG 2.2, 1.4.3). */
export const isReadable = (pair: Pair): boolean => contrastOf(pair) >= (pair.isLarge ? 3 : 4.5);
