import { parse } from '@formatjs/icu-messageformat-parser';
import type { Plugin } from 'vite';

const CATALOGUE = /\/messages\.(?:fr|en)\.json$/;

/**
 * Parses the messages of the catalogues while building: the browser gets their syntax trees and needs no parser. A
 * message without parameter or tag stays the text it is. A message that cannot be parsed fails the build.
 */
export const compiledMessages = (): Plugin => ({
  name: 'compiled-messages',
  enforce: 'pre',
  transform(source, id) {
    if (!CATALOGUE.test(id)) return null;
    const messages = JSON.parse(source) as Record<string, string>;
    const compiled = Object.entries(messages).map(([key, message]) => {
      try {
        return [key, /[{<]/.test(message) ? parse(message) : message];
      } catch (error) {
        return this.error(`${id}: ${key}: ${String(error)}`);
      }
    });
    return { code: JSON.stringify(Object.fromEntries(compiled)), map: null };
  },
});
