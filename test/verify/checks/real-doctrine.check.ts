import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { sourceHeadings, sourceParagraphs, sourceTables, wordsOf } from '../../builders/markdown.source';
import { keeping, sharedData, type Check, type Figures } from '../check';
import { Visitor } from '../person';
import { Stage, type Running } from '../processes';

const STATES = [
  { folder: '2024-11-22-ballot', release: 'soumise', label: 'Édition soumise à concertation' },
  { folder: '2025-06-30-published', release: 'publiee', label: 'Édition publiée' },
] as const;

interface Section {
  number: string;
  title: string;
  version: { html: string };
}

/** What a reader sees of some HTML: marks inside a word do not cut it. */
const seen = (html: string): string =>
  wordsOf(
    html
      .replace(/<\/?(?:a|b|code|del|em|i|q|s|span|strong|sub|sup|u)(?=[\s>])[^>]*>/g, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/&#x3C;|&lt;/g, '<')
      .replace(/&#x26;|&amp;/g, '&'),
  );

const FORBIDDEN =
  /<(?:script|style|iframe|form|object|svg|math)\b|<[^>]*\s(?:on\w+|style)=|href="\s*javascript:/i;

/** All sections of an edition, in reading order, as a visitor reads them one by one. */
async function readAsVisitor(api: Running, consultation: string): Promise<Section[]> {
  const visitor = new Visitor(api.url);
  const { release } = await visitor.ask<{ release: { sections: { slug: string }[] } }>(
    'query ($slug: String!) { consultation(slug: $slug) { release { sections { slug } } } }',
    { slug: consultation },
  );
  const sections: Section[] = [];
  for (const { slug } of release.sections) {
    sections.push(
      await visitor.ask<Section>(
        'query ($consultation: String!, $slug: String!) { section(consultationSlug: $consultation, slug: $slug) { number title version { html } } }',
        { consultation, slug },
      ),
    );
  }
  return sections;
}

function judge(folder: string, sections: readonly Section[]) {
  const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));
  const sources = pages.map((page) => readFileSync(resolve(folder, page), 'utf8'));
  const titles = sections.map(({ number, title }) => wordsOf(`${number} ${title}`));
  const text = sections
    .map((section, index) => `${titles[index] ?? ''} ${seen(section.version.html)}`)
    .join(' ');

  const paragraphs = sources.flatMap(sourceParagraphs);
  const missing = paragraphs.filter((paragraph) => !text.includes(paragraph));
  // In order: each page's headings are a subsequence of the tree's titles.
  let headings = 0;
  let outOfOrder = 0;
  for (const source of sources) {
    let from = -1;
    for (const heading of sourceHeadings(source)) {
      headings += 1;
      const at = titles.indexOf(heading, from + 1);
      if (at < 0) outOfOrder += 1;
      else from = at;
    }
  }
  const tables = sections.flatMap(({ version }) => version.html.match(/<table[\s\S]*?<\/table>/g) ?? []);
  return {
    sections: sections.length,
    headings,
    outOfOrder,
    paragraphs: paragraphs.length,
    missing: missing.length,
    example: missing[0],
    tables: tables.length,
    sourceTables: sources.reduce((sum, source) => sum + sourceTables(source), 0),
    tablesWithoutHeader: tables.filter((table) => !/<th scope="(?:col|row)"/.test(table)).length,
    forbidden: sections.filter(({ version }) => FORBIDDEN.test(version.html)).length,
  };
}

export const realDoctrine: Check = {
  name: 'real-doctrine',
  proves:
    'both states of the CI-SIS doctrine are imported and read whole: headings, paragraphs, tables, nothing that can act',
  run: (log) =>
    Stage.with(async (stage) => {
      const folder = resolve(sharedData(), 'doctrine-cisis');
      if (!existsSync(folder)) throw new Error(`The real doctrine is not at ${folder}: set SHARED_DATA`);
      const settings = { DATABASE_URL: await stage.postgres() };
      const figures: Figures = {};
      const promises: Record<string, boolean> = {};
      let api: Running | undefined;
      for (const state of STATES) {
        const source = resolve(folder, state.folder);
        const began = performance.now();
        const imported = await stage.cli(
          settings,
          'doctrine',
          'import',
          source,
          '--doctrine',
          'cisis',
          '--title',
          'Doctrine du CI-SIS',
          '--reason',
          'Import',
          '--release',
          state.release,
          '--label',
          state.label,
        );
        if (imported.code !== 0) throw new Error(imported.output);
        log(
          `${state.folder}: ${imported.output
            .split('\n')
            .filter((line) => /^(?:Sections|Paragraphes) :/.test(line))
            .join(' ')}`,
        );
        const seconds = (performance.now() - began) / 1000;
        const opened = await stage.cli(
          settings,
          'consultation',
          'open',
          '--doctrine',
          'cisis',
          '--release',
          state.release,
          '--slug',
          state.release,
          '--title',
          state.label,
          '--opens',
          new Date(Date.now() - 60_000).toISOString(),
          '--closes',
          new Date(Date.now() + 90 * 86_400_000).toISOString(),
          '--due',
          new Date(Date.now() + 120 * 86_400_000).toISOString().slice(0, 10),
          '--charter',
          'Restez courtois.',
          '--method',
          'Commentez chaque section.',
        );
        if (opened.code !== 0) throw new Error(opened.output);
        api ??= await stage.api(settings);
        const found = judge(source, await readAsVisitor(api, state.release));
        const { release: name } = state;
        if (found.example) log(`${state.folder}: not found: ${found.example.slice(0, 200)}`);
        Object.assign(figures, {
          [`${name}.sections`]: found.sections,
          [`${name}.headings`]: `${found.headings - found.outOfOrder}/${found.headings}`,
          [`${name}.paragraphs`]: `${found.paragraphs - found.missing}/${found.paragraphs}`,
          [`${name}.tables`]: `${found.tables - found.tablesWithoutHeader}/${found.sourceTables}`,
          [`${name}.import`]: `${seconds.toFixed(1)}s`,
        });
        Object.assign(promises, {
          [`${name}: every heading in order`]: found.outOfOrder === 0 && found.headings > 0,
          [`${name}: every paragraph`]: found.missing === 0 && found.paragraphs > 0,
          [`${name}: every table with header cells`]:
            found.tablesWithoutHeader === 0 && found.tables === found.sourceTables,
          [`${name}: nothing that acts`]: found.forbidden === 0,
        });
      }
      return keeping(promises, figures);
    }),
};
