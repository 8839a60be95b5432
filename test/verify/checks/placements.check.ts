import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type ParsedDoctrine, readMarkdownFolder } from '#doctrine';
import { keeping, sharedData, type Check, type Figures } from '../check';
import { writeCases } from '../placements/case.report';
import { EditionPair, type PlacedPair } from '../placements/edition.pair';
import { EditionWords } from '../placements/edition.text';
import { EDITION_KINDS, type EditionKind, generatePair } from '../placements/generated.pair';
import { checkByHand } from '../placements/hand.checked';
import { anchorsOf, judgeAll, placeAll } from '../placements/judged.quotes';
import { movedIdentities } from '../placements/moved.paragraphs';
import { recognisedPair } from '../placements/recognised.pair';
import { QuoteSample, type SampledQuote } from '../placements/quote.sample';
import { writeProposals } from '../placements/proposals.folder';
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
  /** Pairs of editions of each kind made by random edits of the first one. */
  generated: number;
  kinds: EditionKind[];
  /** Without database and worker. */
  isPure: boolean;
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
      kinds: { type: 'string', default: EDITION_KINDS.join() },
      pure: { type: 'boolean', default: false },
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
    kinds: EDITION_KINDS.filter((kind) => values.kinds.split(',').includes(kind)),
    isPure: values.pure,
  };
}

const sampleOf = (words: EditionWords, { quotes, seed }: Wish): SampledQuote[] =>
  new QuoteSample(words, seed).take(quotes);

/** By import, publication and a worker. */
const importPair = (stage: Stage, folders: { from: string; to: string }, wish: Wish): Promise<PlacedPair> =>
  EditionPair.import(stage, folders, (before) => anchorsOf(before, sampleOf(before.words, wish)));

/** By the rules for identities and placements alone. */
const recognise = (before: ParsedDoctrine, after: ParsedDoctrine, wish: Wish): PlacedPair =>
  recognisedPair(before, after, (words) => sampleOf(words, wish));

/** Holds what the worker found for a sample of quotes against where the words went. */
async function judgePair(
  pair: PlacedPair,
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
  const moved = movedIdentities(pair, links);
  for (const { from } of moved.lost) log(`moved without its identity: block ${from.ordinal} of ${from.page}`);
  for (const { from, to } of moved.undecidable)
    log(`one of several equal blocks moved: block ${from.ordinal} to ${to.ordinal} (${to.page})`);
  log(`cases to look at: ${await writeCases(judged, before.words, after.words)}`);
  return {
    figures: {
      ...tally.figures(),
      movedParagraphs: moved.paragraphs,
      movedTitles: moved.titles,
      keptIds: moved.paragraphs + moved.titles - moved.lost.length - moved.undecidable.length,
      undecidable: moved.undecidable.length,
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

async function tryReal(stage: Stage | null, wish: Wish, log: (line: string) => void) {
  const pair = stage
    ? await importPair(stage, wish, wish)
    : recognise(await readMarkdownFolder(wish.from), await readMarkdownFolder(wish.to), wish);
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
  stage: Stage | null,
  model: EditionWords,
  kind: EditionKind,
  wish: Wish,
  log: (line: string) => void,
  of = '',
): Promise<Tried> {
  const folder = await mkdtemp(join(tmpdir(), 'editions-'));
  const generated = await generatePair(model, folder, kind, wish.seed);
  log(`${of}${kind} edits with seed ${wish.seed}: ${generated.edits}`);
  const pair = stage
    ? await importPair(stage, generated, wish)
    : recognise(generated.before, generated.after, wish);
  await rm(folder, { recursive: true });
  const { figures, promises } = await judgePair(pair, generated.links, wish, log);
  const name = `${of}${kind}${wish.seed}`;
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
  run: (log) => {
    const wish = wishOf(process.argv.slice(3));
    return wish.isPure ? tryAll(null, wish, log) : Stage.with((stage) => tryAll(stage, wish, log));
  },
};

/** Another text than the doctrine's. */
async function proposalsOf2015(): Promise<EditionWords> {
  const folder = await mkdtemp(join(tmpdir(), 'proposals-'));
  await writeProposals(folder);
  const words = EditionWords.of(await readMarkdownFolder(folder));
  await rm(folder, { recursive: true });
  return words;
}

async function tryAll(stage: Stage | null, wish: Wish, log: (line: string) => void): Promise<Figures> {
  const { model, ...real } = await tryReal(stage, wish, log);
  const tried: Tried[] = [real];
  const proposals = await proposalsOf2015();
  for (let more = 0; more < wish.generated; more += 1) {
    const seeded = { ...wish, seed: wish.seed + more };
    for (const kind of wish.kinds) {
      // What an import and a worker do is the same for every kind of edits: it is tried on one.
      const through = kind === 'usual' ? stage : null;
      tried.push(await tryGenerated(through, model, kind, seeded, log));
      if (kind === 'heavy') tried.push(await tryGenerated(null, proposals, kind, seeded, log, 'proposals.'));
    }
  }
  return keeping(
    Object.assign({}, ...tried.map(({ promises }) => promises)) as Record<string, boolean>,
    Object.assign({}, ...tried.map(({ figures }) => figures)) as Figures,
  );
}
