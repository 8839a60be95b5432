import 'reflect-metadata';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Stage } from '../verify/processes';
import { settled } from './axe';
import { launchBrowser } from './browser';
import { Site } from './site';
import { walk } from './walk';

/** The gallery: every screen in every state, at three widths, light and dark. git ignores it. */
const FOLDER = resolve('screenshots');

const WIDTHS = [320, 768, 1_360];
const THEMES = ['light', 'dark'] as const;

/** Pictures higher than this show no more. */
const HEIGHT = 4_000;

interface Picture {
  file: string;
  name: string;
  path: string;
}

const html = (pictures: readonly Picture[]): string => `<!doctype html><html lang="fr"><meta charset="utf-8">
<title>Galerie des écrans</title><style>body{font:16px system-ui}figure{display:inline-block;margin:8px;vertical-align:top}
img{max-width:340px;max-height:640px;border:1px solid #999}</style><h1>Galerie des écrans</h1>
${pictures.map(({ file, name, path }) => `<figure><a href="${file}"><img loading="lazy" src="${file}" alt=""></a><figcaption>${name}<br><code>${path}</code></figcaption></figure>`).join('\n')}
</html>`;

/** `npm run screenshots [-- <part of a state's name>]` */
async function main(wanted = ''): Promise<void> {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  const pictures: Picture[] = [];
  await Stage.with(async (stage) => {
    const site = await Site.open(stage);
    const browser = await launchBrowser(stage);
    await walk(
      browser,
      site,
      async ({ state, role, language, page, path }) => {
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          for (const colorScheme of THEMES) {
            await page.emulateMedia({ colorScheme });
            await settled(page, colorScheme);
            const name = [state.name, language, role, width, colorScheme].join('-');
            const height = Math.min(await page.evaluate<number>('document.body.scrollHeight'), HEIGHT);
            const clip = { x: 0, y: 0, width, height };
            await page.screenshot({ path: join(FOLDER, `${name}.png`), fullPage: true, clip });
            pictures.push({ file: `${name}.png`, name, path });
          }
        }
      },
      {
        only: (state, role, language) =>
          state.name.includes(wanted) && role === state.roles[0] && language === 'fr',
      },
    );
  });
  await writeFile(join(FOLDER, 'index.html'), html(pictures));
  process.stdout.write(`${pictures.length} pictures in screenshots/index.html\n`);
}

void main(process.argv[2]);
