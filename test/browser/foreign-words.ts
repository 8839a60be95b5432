import type { Page } from 'playwright-core';

/** Small words that only French has: two of them in one text are French. */
const FRENCH =
  /(?<![\p{L}\p{N}’'-])(le|la|les|des|du|une|est|sont|dans|pour|vous|votre|vos|avec|sur|qui|que|ne|pas|aux|au|cette|ce|ces|par|ou|et|être|été|nous|il|elle|de|en)(?![\p{L}\p{N}’'-])/giu;

/** Proper names have no language (WCAG 3.1.2). */
const PROPER_NAMES = /d[ée]légation au numérique en santé/giu;

/** Every text of the page that a person sees or hears and that is not marked as French. */
const UNMARKED = `(() => {
  const texts = [];
  const marked = [...document.querySelectorAll('[lang=fr]')].map((each) => each.textContent.trim()).filter(Boolean);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const text = walker.currentNode.textContent.trim();
    if (text && element && !element.closest('script, style, [lang=fr]')) texts.push(text);
  }
  for (const name of ['aria-label', 'title', 'alt', 'placeholder']) {
    for (const element of document.querySelectorAll('[' + name + ']')) {
      // An attribute has one language: what it repeats of a text that is marked beside it is heard as it is.
      if (element.closest('[lang=fr]')) continue;
      texts.push(marked.reduce((text, french) => text.replaceAll(french, ''), element.getAttribute(name)));
    }
  }
  return texts;
})()`;

/** Texts of an English page that are French and do not say so (RGAA 8.7): forgotten by the catalogues, or not marked. */
export async function unmarkedFrench(page: Page): Promise<string[]> {
  const texts = await page.evaluate<string[]>(UNMARKED);
  return texts.filter(
    (text) =>
      new Set([...text.replaceAll(PROPER_NAMES, '').matchAll(FRENCH)].map(([word]) => word.toLowerCase()))
        .size >= 2,
  );
}
