import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readMarkdownFolder } from '#doctrine';
import { openDatabase } from '#platform';
import { keeping, sharedData, type Check, type Figures } from '../check';
import { reportOf } from '../placements/case.report';
import { checkByHand } from '../placements/hand.checked';
import { judgeAll, type JudgedQuote, placeAll } from '../placements/judged.quotes';
import { movedParagraphs } from '../placements/moved.paragraphs';
import { importEdition, PublishedEdition } from '../placements/published.edition';
import { QuoteSample } from '../placements/quote.sample';
import { Tally } from '../placements/tally';
import { AlignedTruth } from '../placements/truth';
import { WordAlignment } from '../placements/word.alignment';
import { Stage } from '../processes';

/** Share of the quotes whose words stand that must be placed without a person. */
const AUTOMATIC_SHARE = 0.97;
const MOST_SECONDS = 10;

interface Pair {
  before: PublishedEdition;
  after: PublishedEdition;
}

/** Both editions as the platform keeps them after two imports, one after the other. */
async function importPair(stage: Stage, from: string, to: string): Promise<Pair> {
  const settings = { DATABASE_URL: await stage.postgres() };
  const database = await openDatabase({ DATABASE_URL: settings.DATABASE_URL, DATABASE_POOL_SIZE: 2 }, []);
  stage.onClear(() => database.destroy());
  await importEdition(stage, settings, from, 'avant');
  const before = await PublishedEdition.of(database, 'avant', await readMarkdownFolder(from));
  await importEdition(stage, settings, to, 'apres');
  const after = await PublishedEdition.of(database, 'apres', await readMarkdownFolder(to));
  return { before, after };
}

/** Paragraphs that the alignment found on another page word for word, and whether the platform knows them as the same. */
function keptIdentities({ before, after }: Pair, alignment: WordAlignment) {
  const moved = movedParagraphs(alignment);
  const text = moved.filter(({ from }) => from.kind !== 'heading');
  const isKept = ({ from, to }: (typeof moved)[number]): boolean =>
    before.blockId(from.ordinal) === after.blockId(to.ordinal);
  return { moved: text, titles: moved.length - text.length, lost: moved.filter((one) => !isKept(one)) };
}

async function writeCases(judged: readonly JudgedQuote[], { before, after }: Pair): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'placements-'));
  const file = join(folder, 'cases.txt');
  const order = ['wrong', 'missed', 'person'];
  const cases = judged
    .filter(({ judgement, truth }) => judgement !== 'right' || truth.doubt !== '')
    .sort((a, b) => order.indexOf(a.judgement) - order.indexOf(b.judgement));
  await writeFile(file, cases.map((one) => reportOf(one, before.words, after.words)).join('\n'));
  return file;
}

function options() {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      from: { type: 'string', default: resolve(sharedData(), 'doctrine-cisis/2024-11-22-ballot') },
      to: { type: 'string', default: resolve(sharedData(), 'doctrine-cisis/2025-06-30-published') },
      quotes: { type: 'string', default: '3000' },
      seed: { type: 'string', default: '1' },
    },
  });
  for (const folder of [values.from, values.to])
    if (!existsSync(folder))
      throw new Error(`No edition is at ${folder}: set SHARED_DATA, or --from and --to`);
  return { from: values.from, to: values.to, quotes: Number(values.quotes), seed: Number(values.seed) };
}

export const placements: Check = {
  name: 'placements',
  proves: 'quotes of one edition are placed in the next: none silently wrong, nearly all without a person',
  run: (log) =>
    Stage.with(async (stage) => {
      const { from, to, quotes, seed } = options();
      const pair = await importPair(stage, from, to);
      const { before, after } = pair;
      const alignment = new WordAlignment(before.words, after.words);
      const truth = new AlignedTruth(alignment);
      const byHand = checkByHand(before.words, truth);
      if (byHand) log(`truth checked by hand: ${byHand.agreed} of ${byHand.checked} agree`);
      else log('truth not checked by hand: these editions are not the ones that were read');

      const sample = new QuoteSample(before.words, seed).take(quotes);
      const known = sample.map((quote) => ({ quote, truth: truth.of(quote.place) }));
      const { placed, ms, slowest } = placeAll(before, after, known);
      const judged = judgeAll(before, after, known, placed);
      const tally = new Tally(judged);
      const identities = keptIdentities(pair, alignment);
      for (const { from: block } of identities.lost)
        log(`moved without its identity: ${block.page}#${block.ordinal} ${block.text.slice(0, 60)}`);
      log(`cases to look at: ${await writeCases(judged, pair)}`);

      const figures: Figures = {
        ...tally.figures(),
        movedParagraphs: identities.moved.length,
        movedTitles: identities.titles,
        keptIds: identities.moved.length + identities.titles - identities.lost.length,
        ms: Math.round(ms),
        slowestMs: Math.round(slowest),
        ...(byHand && { truthByHand: `${byHand.agreed}/${byHand.checked}` }),
      };
      return keeping(
        {
          'all quotes were found to place': sample.length === quotes,
          'the truth agrees with the person who checked it': !byHand || byHand.disagreed.length === 0,
          'none is silently wrong': tally.wrong === 0,
          [`${100 * AUTOMATIC_SHARE} % of what stands is placed without a person`]:
            tally.automaticShare >= AUTOMATIC_SHARE,
          [`placed within ${MOST_SECONDS} s`]: ms < MOST_SECONDS * 1000,
          'every paragraph that moved keeps its identity': identities.lost.length === 0,
        },
        figures,
      );
    }),
};
