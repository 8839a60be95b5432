import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { webBuild } from '../../apps/api/web/web-application';

/** Bytes after gzip -9, which is what a browser without brotli is sent. */
export interface Weights {
  /** The scripts that every page needs before any of its own: the entry, what it imports, and the theme. */
  entryScripts: number;
  styles: number;
}

export const BUDGET = { entryScripts: 130_000, styles: 60_000, firstLoad: 350_000 } as const;

/** Weighs the build. */
export function weigh(): Weights {
  const { assets, folder, entryScripts } = webBuild({ WEB_DIR: undefined });
  const weight = (address: string): number =>
    gzipSync(readFileSync(join(folder, address.replace(/^\/assets\//, ''))), { level: 9 }).length;
  const sum = (addresses: readonly string[]): number =>
    addresses.reduce((total, address) => total + weight(address), 0);
  return { entryScripts: sum([...entryScripts, assets.theme]), styles: sum(assets.styles) };
}
