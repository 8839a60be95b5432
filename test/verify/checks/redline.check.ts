import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { Client } from 'pg';
import type { Block } from '#doctrine';
import { compareVersions, type OtherSection, type VersionText } from '../../../libs/doctrine/redline';
import { block, edit, edited } from '../../builders/generated.texts';
import { unfaithful } from '../../builders/redline.witness';
import { versionOf } from '../../builders/version.builder';
import { keeping, sharedData, type Check, type Figures } from '../check';
import { Stage } from '../processes';

/** A page must be compared in less than this, in milliseconds: the median of several times. */
const LONGEST_MS = 300;
const TIMES = 5;
const GENERATED = 300;

interface Text extends VersionText {
  section: string;
  slug: string;
  name: string;
  page: string;
  blocks: Block[];
}

/** The two folders, from the command line or the real doctrine. */
function folders(): [string, string] {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { from: { type: 'string' }, to: { type: 'string' } },
  });
  const real = resolve(sharedData(), 'doctrine-cisis');
  const chosen: [string, string] = [
    resolve(values.from ?? `${real}/2024-11-22-ballot`),
    resolve(values.to ?? `${real}/2025-06-30-published`),
  ];
  for (const folder of chosen)
    if (!existsSync(folder)) throw new Error(`No folder ${folder}: set SHARED_DATA, or give --from and --to`);
  return chosen;
}

async function textsOf(database: Client, release: string): Promise<Text[]> {
  const { rows } = await database.query<Text>(
    `SELECT rs.section_id AS section, rs.slug, concat_ws(' ', nullif(rs.number, ''), rs.title) AS name,
       coalesce(v.source_file, '') AS page, v.html,
       (SELECT json_agg(json_build_object('id', b.block_id, 'position', b.position, 'kind', b.kind, 'text', b.text)
         ORDER BY b.position) FROM block b WHERE b.section_version_id = v.id) AS blocks
     FROM release r JOIN release_section rs ON rs.release_id = r.id JOIN section_version v ON v.id = rs.section_version_id
     WHERE r.slug = $1 ORDER BY rs.reading_order`,
    [release],
  );
  return rows;
}

const placesOf = (texts: readonly Text[]): Map<string, OtherSection> =>
  new Map(
    texts.flatMap(({ section: sectionId, slug, name, blocks }) =>
      blocks.map(({ id }) => [id, { sectionId, slug, name }] as const),
    ),
  );

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const NOTHING: VersionText = { html: '', blocks: [] };

function generatedMismatches(log: (line: string) => void): number {
  let mismatches = 0;
  for (const [blocks, edits] of fc.sample(
    fc.tuple(fc.array(block, { maxLength: 9 }), fc.array(edit, { maxLength: 6 })),
    { numRuns: GENERATED, seed: 20_250_630 },
  )) {
    const before = versionOf(blocks.join('\n\n'), 'Règles');
    const after = versionOf(edited(blocks, edits).join('\n\n'), 'Règles', before.blocks);
    const wrong = unfaithful(before, after, compareVersions(before, after));
    if (wrong.length > 0) log(`generated: ${wrong[0] ?? ''}`);
    mismatches += wrong.length;
  }
  return mismatches;
}

export const redline: Check = {
  name: 'redline',
  proves:
    'both states of the CI-SIS doctrine compared section by section, and generated edits: both texts come back to the letter, in less than 0.3 s a page',
  run: (log) =>
    Stage.with(async (stage) => {
      const url = await stage.postgres();
      const sources = folders();
      for (const [index, folder] of sources.entries()) {
        const done = await stage.cli(
          { DATABASE_URL: url },
          ...[
            'doctrine',
            'import',
            folder,
            '--doctrine',
            'compared',
            '--title',
            'Doctrine',
            '--reason',
            'Import',
          ],
          ...['--release', `edition-${String(index)}`, '--label', `Édition ${String(index)}`],
        );
        if (done.code !== 0) throw new Error(done.output);
      }
      const database = new Client({ connectionString: url });
      await database.connect();
      stage.onClear(() => database.end());
      const [before, after] = [await textsOf(database, 'edition-0'), await textsOf(database, 'edition-1')];
      const [left, arrived] = [placesOf(after), placesOf(before)];
      const earlier = new Map(before.map((text) => [text.section, text]));
      const later = new Map(after.map((text) => [text.section, text]));

      const figures: Figures = {};
      const kinds = new Map<string, number>();
      const pages = new Map<string, number[]>();
      const processors = new Map<string, number>();
      let [mismatches, sections, largestSection, words] = [0, 0, 0, 0];
      for (const section of new Set([...later.keys(), ...earlier.keys()])) {
        const [old, now] = [earlier.get(section), later.get(section)];
        const times: number[] = [];
        const processor: number[] = [];
        let result = compareVersions(old ?? NOTHING, now ?? NOTHING, { left, arrived });
        for (let time = 0; time < TIMES; time += 1) {
          const began = performance.now();
          const used = process.cpuUsage();
          result = compareVersions(old ?? NOTHING, now ?? NOTHING, { left, arrived });
          times.push(performance.now() - began);
          const { user, system } = process.cpuUsage(used);
          processor.push((user + system) / 1_000);
        }
        sections += 1;
        largestSection = Math.max(largestSection, median(times));
        const page = (now ?? old)?.page ?? '';
        const sums = pages.get(page) ?? times.map(() => 0);
        pages.set(
          page,
          sums.map((sum, time) => sum + (times[time] ?? 0)),
        );
        processors.set(page, (processors.get(page) ?? 0) + median(processor));
        words += result.wordsAdded + result.wordsRemoved;
        for (const { kind } of result.changes) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        const wrong = unfaithful(old ?? NOTHING, now ?? NOTHING, result);
        if (wrong.length > 0) log(`${(now ?? old)?.slug ?? section}: ${wrong[0] ?? ''}`);
        mismatches += wrong.length;
      }
      for (const [page, times] of pages) log(`${page}: ${median(times).toFixed(1)} ms`);
      const largest = Math.max(...[...pages.values()].map(median));
      const generated = generatedMismatches(log);
      Object.assign(figures, {
        pages: pages.size,
        sections,
        largestMs: largest.toFixed(1),
        largestCpuMs: Math.max(...processors.values()).toFixed(1),
        largestSectionMs: largestSection.toFixed(1),
        mismatches: mismatches + generated,
        generated: GENERATED,
        ...Object.fromEntries(kinds),
        words,
      });
      return keeping(
        {
          'both texts of every section come back to the letter': mismatches === 0 && sections > 0,
          'both texts of every generated edit come back': generated === 0,
          [`every page in less than ${String(LONGEST_MS)} ms`]: largest < LONGEST_MS,
        },
        figures,
      );
    }),
};
