import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** package.json stands above the sources and, one folder further, above what is built from them. */
function manifest(folder: string): string {
  const file = join(folder, 'package.json');
  return existsSync(file) || dirname(folder) === folder ? file : manifest(dirname(folder));
}

/** The version of this build. */
export const BUILD_VERSION = (JSON.parse(readFileSync(manifest(__dirname), 'utf8')) as { version: string })
  .version;
