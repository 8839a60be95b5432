import * as sites from '../../../test/builders/pages.of.sites';
import * as tools from '../../../test/builders/pages.of.tools';
import { readFile } from './index';

/** What is read of a page: its numbers, titles and blocks, each once. */
const wordsOf = async (page: string | Buffer): Promise<string> => {
  const { doctrine } = await readFile(Buffer.from(page), 'page.html');
  return [
    ...doctrine.sections.flatMap(({ title, blocks }) => [title, ...blocks.slice(1).map(({ text }) => text)]),
    ...doctrine.missingImages.map(({ name }) => name),
  ].join('\n');
};
const tokens = (words: string, letter: string): string[] =>
  [...words.matchAll(new RegExp(`(?<!\\p{L})${letter}\\d+(?!\\d)`, 'gu'))].map(([token]) => token);

describe('of the page of every tool and site that people have', () => {
  it.each(Object.entries({ ...tools, ...sites }))(
    'all words of the text are read once and none of what is around: %s',
    async (_, page) => {
      const source = typeof page === 'string' ? page : page.toString('latin1');
      const words = await wordsOf(page);
      const inText = tokens(source.replace(/<title>.*?<\/title>/s, ''), 't');
      expect(tokens(words, 't').sort()).toEqual([...new Set(inText)].sort());
      expect(tokens(words, 's')).toEqual([]);
      expect(words).not.toMatch(/sommaire|table des matières|^(?:notes|références)$|[¶§#[\]]/im);
    },
  );
});
