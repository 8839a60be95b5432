import { posix } from 'node:path';

/**
 * Files of a folder that an address of page `from` may mean, the likeliest first: seen from the page, as editors and browsers do, then
 * from the folder, as publishers do that put all pages into one place. Names are composed (NFC), for some systems write « é » as two.
 */
export function namesFrom(from: string, address: string): string[] {
  const name = address.normalize('NFC');
  return [
    ...new Set([posix.join(posix.dirname(from), name), name, posix.normalize(name).replace(/^\//, '')]),
  ];
}

/** Name of an archive's or a folder's entry as `namesFrom` gives it. */
export const nameInFolder = (name: string): string => name.normalize('NFC');
