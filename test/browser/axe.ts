import { source } from 'axe-core';
import type { Page } from 'playwright-core';

/** WCAG 2.2 A and AA, the practices axe knows beside them, and the French reference (RGAA 4). */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4'];

export interface Violation {
  rule: string;
  impact: string;
  help: string;
  /** Selectors of the elements, the first few. */
  elements: string[];
  /** What is wrong with the first of them, with the colours and sizes that were seen. */
  why: string;
}

interface AxeResult {
  id: string;
  impact: string | null;
  help: string;
  nodes: { target: unknown[]; failureSummary?: string }[];
}

/** What axe finds wrong with the page as it stands. It is brought in by the debugger's protocol: the page's policy lets nothing in. */
export async function axeViolations(page: Page): Promise<Violation[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  const results = await page.evaluate<AxeResult[], string[]>(
    async (tags) =>
      (
        globalThis as unknown as {
          axe: { run(options: object): Promise<{ violations: AxeResult[] }> };
        }
      ).axe
        .run({ runOnly: tags, resultTypes: ['violations'] })
        .then(({ violations }) => violations),
    TAGS,
  );
  return results.map(({ id, impact, help, nodes }) => ({
    rule: id,
    impact: impact ?? '',
    help,
    elements: nodes.slice(0, 3).map(({ target }) => target.join(' ')),
    why: nodes[0]?.failureSummary?.replace(/\s+/g, ' ') ?? '',
  }));
}

/** Elements that make the page wider than the screen. As a text: it runs in the page, where other names are known. */
const OVERFLOWING = `(() => {
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
    .slice(0, 3)
    .map((element) => element.tagName.toLowerCase() + '.' + element.className);
})()`;

export const overflowing = (page: Page): Promise<string[]> => page.evaluate<string[]>(OVERFLOWING);

/** Waits until the page shows the theme of its device, painted to the end: what ends may set off another transition, inside it. */
export async function settled(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.locator(`html[data-fr-theme="${theme}"]`).waitFor({ state: 'attached' });
  await page.evaluate(`(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    for (let turn = 0; turn < 100; turn += 1) {
      await frame();
      await frame();
      const running = document.getAnimations();
      if (running.length === 0) return;
      await Promise.allSettled(running.map(({ finished }) => finished));
    }
    throw new Error('the page does not come to rest');
  })()`);
}
