import { Client } from 'pg';
import { sizeOf } from '../../../bench/corpus/corpus.size';
import { generate } from '../../../bench/generator';
import { launchBrowser, PersonalBrowser } from '../../browser/browser';
import { firstLoad } from '../../browser/load';
import { Site } from '../../browser/site';
import { BUDGET, weigh } from '../../web/weights';
import { keeping, type Check } from '../check';
import { Stage } from '../processes';

/** Comments of the consultation; its fullest section has two hundred. */
const COMMENTS = 4_000;

const LARGEST_PAINT_MS = 2_000;
const LAYOUT_SHIFT = 0.01;

/** Requests of each kind, one after the other, of which the median counts. */
const TIMED = 40;

const median = (values: number[]): number =>
  values.sort((one, other) => one - other)[values.length >> 1] ?? 0;

async function medianMs(ask: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < TIMED; count += 1) {
    const started = performance.now();
    await ask();
    times.push(performance.now() - started);
  }
  return median(times);
}

const read = async (url: string, init?: RequestInit): Promise<string> => {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.text();
};

export const webBudget: Check = {
  name: 'web-budget',
  proves: 'a first visit to a section with two hundred comments is light, soon painted, and does not jump',
  run: (log) =>
    Stage.with(async (stage) => {
      const { entryScripts, styles } = weigh();
      const databaseUrl = await stage.postgres();
      const { consultationId, sectionId } = await generate(databaseUrl, { size: sizeOf(COMMENTS) });
      const database = new Client({ connectionString: databaseUrl });
      await database.connect();
      stage.onClear(() => database.end());
      const { rows } = await database.query<{ consultation: string; section: string; comments: number }>(
        `SELECT c.slug AS consultation, s.slug AS section,
           (SELECT count(*)::integer FROM comment WHERE section_id = s.id) AS comments
         FROM consultation c, section s WHERE c.id = $1 AND s.id = $2`,
        [consultationId, sectionId],
      );
      const [place] = rows;
      if (!place) throw new Error('The generated consultation is not there');
      const api = await stage.api({
        DATABASE_URL: databaseUrl,
        NODE_ENV: 'production',
        SAMPLE_MODE: 'false',
        SMTP_URL: 'smtp://127.0.0.1:9',
      });
      const site = Site.at(api.url);
      const browser = await launchBrowser(stage);
      const consultationPath = `/concertations/${place.consultation}`;
      const path = `${consultationPath}/sections/${place.section}`;

      const fast = await firstLoad(browser, site, path, false);
      const slow = await firstLoad(browser, site, path, true);
      log(`${fast.requests} requests; the largest part is ${slow.largest}`);

      // What the browser asks of the API when it comes from another page, asked again on its own.
      const person = await PersonalBrowser.of(browser, site, 'visitor');
      const page = await person.page();
      await person.goto(page, consultationPath);
      const bodies: string[] = [];
      page.on('request', (request) => {
        if (request.url().endsWith('/graphql')) bodies.push(request.postData() ?? '');
      });
      await page.evaluate(`document.querySelectorAll('details').forEach((each) => { each.open = true; })`);
      await page.locator(`a[href="${path}"]`).first().click();
      await page.waitForURL(`**${path}`);
      await page.waitForLoadState('networkidle');
      const cards = page.locator('[id^="c-"]');
      // The answers are there; a busy machine takes a moment to show them.
      await cards
        .first()
        .waitFor({ state: 'attached' })
        .catch(() => undefined);
      const shown = await cards.count();
      await person.close();
      const ask = (body: string): Promise<string> =>
        read(`${api.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      await medianMs(() => read(`${api.url}${path}`)); // warms up
      const graphqlMs = await medianMs(() => Promise.all(bodies.map(ask)));
      const pageMs = await medianMs(() => read(`${api.url}${path}`));

      return keeping(
        {
          'the entry is light': entryScripts <= BUDGET.entryScripts,
          'the styles are light': styles <= BUDGET.styles,
          'a first visit is light': fast.bytes <= BUDGET.firstLoad,
          'the section is soon painted': slow.largestPaintMs <= LARGEST_PAINT_MS,
          'the discussion is there': shown > 0,
          'nothing jumps': Math.max(slow.layoutShift, fast.layoutShift) <= LAYOUT_SHIFT,
        },
        {
          entryKb: (entryScripts / 1_000).toFixed(1),
          stylesKb: (styles / 1_000).toFixed(1),
          firstLoadKb: (fast.bytes / 1_000).toFixed(0),
          firstPaintMs: slow.firstPaintMs.toFixed(0),
          largestPaintMs: slow.largestPaintMs.toFixed(0),
          layoutShift: Math.max(slow.layoutShift, fast.layoutShift).toFixed(4),
          comments: place.comments,
          shown,
          pageMs: pageMs.toFixed(1),
          graphqlMs: graphqlMs.toFixed(1),
          graphqlRequests: bodies.length,
        },
      );
    }),
};
