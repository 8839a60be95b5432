import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { axeViolations, overflowing, settled, type Violation } from '../../browser/axe';
import { launchBrowser } from '../../browser/browser';
import { colourPairs, contrastOf, isReadable } from '../../browser/contrast';
import { Site } from '../../browser/site';
import { type Met, walk } from '../../browser/walk';
import { keeping, type Check } from '../check';
import { Stage } from '../processes';

const WIDTHS = [320, 768, 1_360];
const THEMES = ['light', 'dark'] as const;

/** Every width and theme of one page, without loading it again: it follows its window and its device. */
async function looks(page: Page, see: (theme: string, width: number) => Promise<void>): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme });
      await settled(page, colorScheme);
      await see(colorScheme, width);
    }
  }
}

/** The states to look at, by name: `--only placement,placement-refused`; all of them unless told. */
function wanted(): ReadonlySet<string> | null {
  const { values } = parseArgs({ args: process.argv.slice(3), options: { only: { type: 'string' } } });
  return values.only === undefined ? null : new Set(values.only.split(','));
}

export const axe: Check = {
  name: 'axe',
  proves:
    'no page, for nobody, in no theme and at no width has what axe calls a violation, nor scrolls sideways',
  run: (log) =>
    Stage.with(async (stage) => {
      const site = await Site.open(stage);
      const browser = await launchBrowser(stage);
      const found = new Map<string, { violation: Violation; where: string[] }>();
      const wide: string[] = [];
      const pale = new Map<string, string>();
      const pairs = new Set<string>();
      let pages = 0;
      let states = 0;
      const only = wanted();
      const look = async ({ state, role, language, page }: Met): Promise<void> => {
        pages += 1;
        await looks(page, async (theme, width) => {
          states += 1;
          const where = `${state.name} ${language} ${role} ${theme} ${width}`;
          for (const violation of await axeViolations(page)) {
            const key = `${violation.rule} ${violation.elements[0]}`;
            const known = found.get(key);
            if (known) known.where.push(where);
            else found.set(key, { violation, where: [where] });
          }
          for (const pair of await colourPairs(page)) {
            const key = `${pair.text} on ${pair.background}${pair.isLarge ? ' (large)' : ''}`;
            pairs.add(key);
            if (isReadable(pair) || pale.has(key)) continue;
            pale.set(key, `${contrastOf(pair).toFixed(2)}: ${key}, « ${pair.example} », ${where}`);
          }
          const elements = await overflowing(page);
          if (elements.length > 0) wide.push(`${where}: ${elements.join(', ')}`);
        });
      };
      const missing = await walk(browser, site, look, { only: ({ name }) => only?.has(name) ?? true });
      if (pages === 0) throw new Error(`no page has a state of ${[...(only ?? [])].join(', ')}`);
      for (const { violation, where } of found.values()) {
        log(`${violation.rule} (${violation.impact}): ${violation.help}`);
        log(`    ${violation.elements.join(' | ')}: ${violation.why}`);
        log(`    ${where.length} times, first: ${where[0]}`);
      }
      for (const where of wide) log(`wider than the screen: ${where}`);
      for (const pair of pale.values()) log(`contrast ${pair}`);
      if (missing.length > 0) log(`not in the sample: ${missing.join(', ')}`);
      return keeping(
        {
          'axe finds nothing': found.size === 0,
          'every text is readable on what is behind it': pale.size === 0,
          'no page is wider than its screen': wide.length === 0,
          'the sample shows every state': missing.length === 0,
        },
        {
          pages,
          states,
          violations: found.size,
          colourPairs: pairs.size,
          pale: pale.size,
          wide: wide.length,
          missing: missing.length,
        },
      );
    }),
};
