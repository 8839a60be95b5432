import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../browser/browser';
import { differences, focusOrders, type FocusOrders } from '../../browser/keys/focus-order';
import { Keyboard, KeyTally } from '../../browser/keys/keyboard';
import { TASKS } from '../../browser/keys/tasks';
import { Site } from '../../browser/site';
import { keeping, ShortOf, type Check } from '../check';
import { Stage } from '../processes';

const FILE = resolve('test/browser/focus-order.json');

/** `npm run verify -- keyboard --write` keeps what is found as what is expected. */
const isWriting = (): boolean => process.argv.includes('--write');

async function expected(): Promise<FocusOrders> {
  return JSON.parse(await readFile(FILE, 'utf8')) as FocusOrders;
}

/** Plays every task; gives the names of those that somebody with a keyboard alone cannot do. */
async function play(
  browser: Browser,
  site: Site,
  tally: KeyTally,
  log: (line: string) => void,
): Promise<string[]> {
  const failed: string[] = [];
  for (const { name, role, width, play: act } of TASKS) {
    const keys = await Keyboard.of(browser, site, role, tally, width === undefined ? {} : { width });
    try {
      await act(keys, site);
    } catch (error) {
      failed.push(name);
      log(`${name}: ${(error instanceof Error ? error.message : String(error)).split('\n')[0]}`);
    } finally {
      await keys.leave();
    }
  }
  return failed;
}

export const keyboard: Check = {
  name: 'keyboard',
  proves: 'every task is done by keys alone, the focus is always in view, and its order is the one agreed on',
  run: (log) =>
    Stage.with(async (stage) => {
      const site = await Site.open(stage);
      const browser = await launchBrowser(stage);
      const tally = new KeyTally();
      const found = await focusOrders(browser, site, tally);
      if (isWriting()) await writeFile(FILE, `${JSON.stringify(found, null, 2)}\n`);
      const changed = differences(await expected(), found);
      for (const line of changed) log(`focus order, ${line}`);
      const failed = await play(browser, site, tally, log);
      for (const fault of tally.faults) log(fault);
      for (const { kind, text, at } of tally.complaints) log(`${kind} at ${at}: ${text}`);
      const figures = {
        tasks: TASKS.length - failed.length,
        keys: tally.keys,
        stops: tally.stops,
        pagesCompared: Object.keys(found).length,
        orderedStops: Object.values(found).flat().length,
        faults: tally.faults.size,
        complaints: tally.complaints.length,
      };
      if (failed.length > 0) throw new ShortOf(`not by keys alone: ${failed.join(', ')}`, figures);
      return keeping(
        {
          'the focus is always in view, marked and not hidden': tally.faults.size === 0,
          'the order of the focus is that of test/browser/focus-order.json': changed.length === 0,
          'no browser complains': tally.complaints.length === 0,
        },
        figures,
      );
    }),
};
