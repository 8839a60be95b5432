import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const ICON = /fr-icon-([a-z0-9]+(?:-[a-z0-9]+)+)/g;
const VIRTUAL = 'virtual:icons.css';
const RESOLVED = `\0${VIRTUAL}`;

const filesUnder = (folder: string, ending: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => join(folder, name))
    .sort();

/**
 * The design system's icons that the sources name, as `virtual:icons.css`: all 1,200 of them would weigh more than the
 * rest of the styles. An icon that does not exist fails the build.
 */
export const usedIcons = (sources: string, icons: string): Plugin => ({
  name: 'used-icons',
  resolveId: (id) => (id === VIRTUAL ? RESOLVED : null),
  load(id) {
    if (id !== RESOLVED) return null;
    const files = new Map(filesUnder(icons, /\.svg$/).map((file) => [file.replace(/^.*\//, ''), file]));
    const used = filesUnder(sources, /\.tsx?$/).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(ICON)].map(([, name]) => name ?? ''),
    );
    return [...new Set(used)]
      .sort()
      .map((name) => {
        const file = files.get(`${name}.svg`) ?? files.get(`fr--${name}.svg`);
        if (!file) return this.error(`The design system has no icon ${name}`);
        return `.fr-icon-${name}::before,.fr-icon-${name}::after{mask-image:url(${JSON.stringify(file)})}`;
      })
      .join('\n');
  },
});
