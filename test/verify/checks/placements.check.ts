import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { keeping, sharedData, type Check, type Figures } from '../check';
import { EditionPair } from '../placements/edition.pair';
import type { EditionWords } from '../placements/edition.text';
import { generatePair } from '../placements/generated.pair';
import { checkByHand } from '../placements/hand.checked';
import { anchorsOf, judgeAll, placeAll } from '../placements/judged.quotes';
import { QuoteSample, type SampledQuote } from '../placements/quote.sample';
import { Tally } from '../placements/tally';
import { AlignedTruth } from '../placements/truth';
import { WordAlignment } from '../placements/word.alignment';
import type { WordLinks } from '../placements/word.links';
import { Stage } from '../processes';

/** Share of the quotes whose words stand that must be placed without a person. */
const AUTOMATIC_SHARE = 0.97;
const MOST_SECONDS = 10;

/** The editions in both of which a person read what became of quotes. */
const READ = {
  from: () => resolve(sharedData(), 'doctrine-cisis/2024-11-22-ballot'),
  to: () => resolve(sharedData(), 'doctrine-cisis/2025-06-30-published'),
};

interface Wish {
  from: string;
  to: string;
  quotes: number;
  seed: number;
  /** Pairs of editions made by random edits of the first one. */
  generated: number;
}

interface Tried {
  figures: Figures;
  promises: Record<string, boolean>;
}

/** The command's parameters: any two folders of Markdown, by default the real doctrine's two states. */
function wishOf(args: string[]): Wish {
  const { values } = parseArgs({
    args,
    options: {
      from: { type: 'string', default: READ.from() },
      to: { type: 'string', default: READ.to() },
      quotes: { type: 'string', default: '3000' },
      seed: { type: 'string', default: '1' },
      generated: { type: 'string', default: '1' },
    },
  });
  const { from, to } = values;
  for (const folder of [from, to])
    if (!existsSync(folder))
      throw new Error(`No edition is at ${folder}: set SHARED_DATA, or --from and --to`);
  return {
    from,
    to,
    quotes: Number(values.quotes),
    seed: Number(values.seed),
    generated: Number(values.generated),
  };
}

const sampleOf = (words: EditionWords, { quotes, seed }: Wish): SampledQuote[] =>
  new QuoteSample(words, seed).take(quotes);

const importPair = (stage: Stage, folders: { from: string; to: string }, wish: Wish): Promise<EditionPair> =>
  EditionPair.import(stage, folders, (before) => anchorsOf(before, sampleOf(before.words, wish)));

/** Holds what the worker found for a sample of quotes against where the words went. */
async function judgePair(
  pair: EditionPair,
  links: WordLinks,
  wish: Wish,
  log: (line: string) => void,
): Promise<Tried> {
  const { before, after, job } = pair;
  const truth = new AlignedTruth(links);
  const sample = sampleOf(before.words, wish);
  const known = sample.map((quote) => ({ quote, truth: truth.of(quote.place) }));
  const judged = judgeAll(before, after, known, job.placed);
  const tally = new Tally(judged);
  const pure = placeAll(before, after, sample);
  const pureTally = new Tally(judgeAll(before, after, known, pure.placed));
  const moved = pair.moved(links);
  for (const { from } of moved.lost) log(`moved without its identity: block ${from.ordinal} of ${from.page}`);
  log(`cases to look at: ${await pair.writeCases(judged)}`);
  return {
    figures: {
      ...tally.figures(),
      movedParagraphs: moved.paragraphs,
      movedTitles: moved.titles,
      keptIds: moved.paragraphs + moved.titles - moved.lost.length,
      ms: Math.round(job.ms),
      ruleAlone: `${Math.round(pure.ms)}ms,slowest:${Math.round(pure.slowest)}ms,wrong:${pureTally.wrong},${(100 * pureTally.automaticShare).toFixed(2)}%`,
    },
    promises: {
      'all quotes were found to place': sample.length === wish.quotes,
      'none is silently wrong': tally.wrong === 0,
      [`${100 * AUTOMATIC_SHARE} % of what stands is placed without a person`]:
        tally.automaticShare >= AUTOMATIC_SHARE,
      [`placed within ${MOST_SECONDS} s`]: job.ms < MOST_SECONDS * 1000,
      'every paragraph that moved keeps its identity': moved.lost.length === 0,
    },
  };
}

async function tryReal(stage: Stage, wish: Wish, log: (line: string) => void) {
  const pair = await importPair(stage, wish, wish);
  const links = new WordAlignment(pair.before.words, pair.after.words);
  const isRead = wish.from === READ.from() && wish.to === READ.to();
  const byHand = isRead ? checkByHand(pair.before.words, pair.after.words, new AlignedTruth(links)) : null;
  log(
    byHand
      ? `truth checked by hand: ${byHand.agreed} of ${byHand.checked} agree ${byHand.disagreed.join(' ')}`
      : 'truth not checked by hand: these editions are not the ones that were read',
  );
  const { figures, promises } = await judgePair(pair, links, wish, log);
  return {
    model: pair.before.words,
    figures: { ...figures, truthByHand: byHand ? `${byHand.agreed}/${byHand.checked}` : 'no' },
    promises: {
      ...promises,
      'the truth agrees with the person who checked it': !byHand || byHand.disagreed.length === 0,
    },
  };
}

/** The same on editions made by edits that are known: no alignment can be mistaken there. */
async function tryGenerated(
  stage: Stage,
  model: EditionWords,
  wish: Wish,
  log: (line: string) => void,
): Promise<Tried> {
  const folder = await mkdtemp(join(tmpdir(), 'editions-'));
  stage.onClear(() => rm(folder, { recursive: true }));
  const generated = await generatePair(model, folder, wish.seed);
  log(`generated with seed ${wish.seed}: ${generated.edits}`);
  const pair = await importPair(stage, generated, wish);
  const { figures, promises } = await judgePair(pair, generated.links, wish, log);
  const name = `generated${wish.seed}`;
  return {
    figures: Object.fromEntries(Object.entries(figures).map(([key, value]) => [`${name}.${key}`, value])),
    promises: Object.fromEntries(
      Object.entries(promises).map(([promise, kept]) => [`${name}: ${promise}`, kept]),
    ),
  };
}

export const placements: Check = {
  name: 'placements',
  proves: 'quotes of one edition are placed in the next: none silently wrong, nearly all without a person',
  run: (log) =>
    Stage.with(async (stage) => {
      const wish = wishOf(process.argv.slice(3));
      const { model, ...real } = await tryReal(stage, wish, log);
      const tried: Tried[] = [real];
      for (let more = 0; more < wish.generated; more += 1)
        tried.push(await tryGenerated(stage, model, { ...wish, seed: wish.seed + more }, log));
      return keeping(
        Object.assign({}, ...tried.map(({ promises }) => promises)) as Record<string, boolean>,
        Object.assign({}, ...tried.map(({ figures }) => figures)) as Figures,
      );
    }),
};
