import type { Page } from 'playwright-core';
import { axeViolations, overflowing, settled } from '../../browser/axe';
import { launchBrowser, PersonalBrowser, type Look } from '../../browser/browser';
import { Keyboard, KeyTally } from '../../browser/keys/keyboard';
import { groundOf, type Ground } from '../../browser/passages/ground';
import { byKeys, byLongPress, byMouse, byTaps, endsOf, type Stretch } from '../../browser/passages/hands';
import { withoutScripts } from '../../browser/passages/without-scripts';
import { Site } from '../../browser/site';
import { keeping, type Check } from '../check';
import { Stage } from '../processes';

const STRETCHES: readonly Stretch[] = ['inline', 'two paragraphs'];

interface Anchor {
  kind: string;
  blockId: string;
  quote: { exact: string; start: number } | null;
}

/** Whether a contribution stands on the chosen words, in the text's own characters. */
async function standsOn(site: Site, { first, second }: Ground, id: string, words: string): Promise<boolean> {
  const { anchor } = await site
    .as('participant')
    .ask<{ anchor: Anchor }>(
      'query ($id: ID!) { comment(id: $id) { anchor { kind blockId quote { exact start } } } }',
      {
        id,
      },
    );
  if (anchor.kind !== 'quote' || anchor.blockId !== first.id || !anchor.quote) return false;
  const { exact, start } = anchor.quote;
  const text = `${first.text}\n${second.text}`;
  const plain = (words_: string): string => words_.replace(/\s+/g, '');
  return text.startsWith(exact, start) && plain(exact) === plain(words) && exact.length > 8;
}

/** Axe in both themes at both widths, on the page as it stands. */
async function look(
  page: Page,
  name: string,
  log: (line: string) => void,
): Promise<[looks: number, faults: number]> {
  let faults = 0;
  let looks = 0;
  for (const width of [320, 1_280])
    for (const theme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: theme });
      await settled(page, theme);
      // What follows the window does so a moment later.
      await page.waitForTimeout(300);
      looks += 1;
      for (const { rule, elements } of await axeViolations(page)) {
        faults += 1;
        log(`${name} ${theme} ${width}: ${rule} ${elements.join(' | ')}`);
      }
      for (const element of await overflowing(page)) {
        faults += 1;
        log(`${name} ${theme} ${width}: wider than the screen, ${element}`);
      }
    }
  return [looks, faults];
}

export const passageByKeyboard: Check = {
  name: 'passage-by-keyboard',
  proves:
    'a passage is chosen and commented on by keys alone, by touch, by mouse and without scripts, to the word',
  run: (log) =>
    Stage.with(async (stage) => {
      const site = await Site.open(stage);
      const ground = await groundOf(site);
      const browser = await launchBrowser(stage);
      const tally = new KeyTally();
      const sent: { way: string; words: string; id: string }[] = [];
      const failed: string[] = [];
      const complaints: string[] = [];
      const attempt = async (way: string, act: () => Promise<[words: string, id: string]>): Promise<void> => {
        try {
          const [words, id] = await act();
          sent.push({ way, words, id });
        } catch (error) {
          failed.push(way);
          log(`${way}: ${(error instanceof Error ? error.message : String(error)).split('\n')[0]}`);
        }
      };
      const asPerson = async <T>(
        look_: Look,
        hasTouch: boolean,
        act: (page: Page) => Promise<T>,
      ): Promise<T> => {
        const person = await PersonalBrowser.of(browser, site, 'participant', { ...look_, touch: hasTouch });
        const page = await person.page();
        await person.goto(page, ground.path);
        try {
          return await act(page);
        } finally {
          complaints.push(...person.complaints.map(({ kind, text }) => `${kind}: ${text}`));
          await person.close();
        }
      };

      for (const stretch of STRETCHES) {
        await attempt(`keys, ${stretch}`, async () => {
          const keys = await Keyboard.of(browser, site, 'participant', tally);
          try {
            return await byKeys(keys, ground, stretch);
          } finally {
            await keys.leave();
          }
        });
        await attempt(`mouse, ${stretch}`, () =>
          asPerson({}, false, (page) => byMouse(page, ground, stretch)),
        );
        await attempt(`touch, ${stretch}`, () =>
          asPerson({ width: 412 }, true, (page) => byTaps(page, ground, stretch)),
        );
      }
      const touch = { bySystem: false };
      await attempt('a long press', () =>
        asPerson({ width: 412 }, true, async (page) => {
          const done = await byLongPress(page, ground);
          touch.bySystem = done.bySystem;
          return [done.words, done.id];
        }),
      );
      const refused = { isKept: false };
      await attempt('without scripts', () =>
        asPerson({ scripts: false }, false, async (page) => {
          const done = await withoutScripts(page, ground);
          refused.isKept = done.isKept;
          return [done.words, done.id];
        }),
      );

      let right = 0;
      for (const { way, words, id } of sent) {
        if (await standsOn(site, ground, id, words)) right += 1;
        else log(`${way}: stands elsewhere than on « ${words} »`);
      }

      let looks = 0;
      let faults = 0;
      const seen = async (name: string, page: Page): Promise<void> => {
        const [more, wrong] = await look(page, name, log);
        looks += more;
        faults += wrong;
      };
      await asPerson({}, false, async (page) => {
        await seen('marks', page);
        await page.setViewportSize({ width: 1_280, height: 900 });
        const { x, y, toX, toY } = await endsOf(page, ground, 'inline');
        await page.mouse.move(x, y);
        await page.mouse.down();
        await page.mouse.move(toX, toY, { steps: 6 });
        await page.mouse.up();
        const button = page.getByRole('button', { name: 'Commenter ces mots' });
        await button.waitFor();
        await seen('selection', page);
        await button.click();
        await page.locator('.chosen-words').waitFor();
        await seen('words', page);
        await page.locator('#post [name=body]').fill('Un exemple aiderait.');
        await page.getByRole('button', { name: 'Prévisualiser' }).click();
        await page.locator('.preview').waitFor();
        await seen('preview', page);
      });
      for (const complaint of complaints) log(complaint);
      for (const fault of tally.faults) log(fault);
      return keeping(
        {
          'every way leads to a contribution': failed.length === 0,
          'each stands on the words that were chosen': right === sent.length,
          'what is refused without scripts is kept': refused.isKept,
          'the focus is always in view, marked and not hidden': tally.faults.size === 0,
          'axe finds nothing and nothing is wider than the screen': faults === 0,
          'no browser complains': complaints.length === 0,
        },
        {
          ways: sent.length,
          failed: failed.length,
          right,
          keys: tally.keys,
          touchSelection: touch.bySystem ? 'browser' : 'set',
          looks,
          faults,
          complaints: complaints.length,
        },
      );
    }),
};
