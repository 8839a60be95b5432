import { launchBrowser } from '../../browser/browser';
import { unmarkedFrench } from '../../browser/foreign-words';
import { Site } from '../../browser/site';
import { walk } from '../../browser/walk';
import { messagesIn, parametersOf, usesOfMessages } from '../../web/catalogues';
import { keeping, type Check } from '../check';
import { Stage } from '../processes';

export const catalogues: Check = {
  name: 'catalogues',
  proves:
    'both languages say the same things, every message is said somewhere, and nothing is said outside of them',
  run: (log) =>
    Stage.with(async (stage) => {
      const french = messagesIn('fr');
      const english = messagesIn('en');
      const { keys, beginnings, words } = usesOfMessages();
      const lonely = [...new Set([...french.keys(), ...english.keys()])].filter(
        (key) => !french.has(key) || !english.has(key),
      );
      const differing = [...french].filter(
        ([key, message]) => parametersOf(message).join() !== parametersOf(english.get(key) ?? message).join(),
      );
      const unused = [...french.keys()].filter(
        (key) =>
          !keys.has(key) &&
          ![...beginnings].some((beginning) => /^\w+\.\w/.test(beginning) && key.startsWith(beginning)),
      );
      const site = await Site.open(stage);
      const browser = await launchBrowser(stage);
      const unmarked = new Set<string>();
      let pages = 0;
      await walk(
        browser,
        site,
        async ({ state, page }) => {
          pages += 1;
          for (const text of await unmarkedFrench(page)) unmarked.add(`${state.name}: ${text.slice(0, 120)}`);
        },
        { languages: ['en'] },
      );
      for (const key of lonely) log(`in one language only: ${key}`);
      for (const [key] of differing) log(`other parameters: ${key}`);
      for (const key of unused) log(`never said: ${key}`);
      for (const word of words) log(`not in a catalogue: ${word}`);
      for (const text of unmarked) log(`French on an English page, not marked: ${text}`);
      return keeping(
        {
          'both languages are complete': lonely.length === 0 && differing.length === 0,
          'every message is used': unused.length === 0,
          'no word is outside of the catalogues': words.length === 0 && unmarked.size === 0,
        },
        {
          messages: french.size,
          lonely: lonely.length,
          differing: differing.length,
          unused: unused.length,
          englishPages: pages,
          unmarked: unmarked.size,
        },
      );
    }),
};
