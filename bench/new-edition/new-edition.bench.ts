import { resolve } from 'node:path';
import type { DataSource } from 'typeorm';
import { openDatabase } from '#platform';
import { type Figures, keeping, sharedData } from '../../test/verify/check';
import { Visitor } from '../../test/verify/person';
import { DOCTRINE } from '../../test/verify/placements/published.edition';
import { placementsDone } from '../../test/verify/placements/anchored.comments';
import { Stage } from '../../test/verify/processes';
import { publish, writerAt } from '../../test/verify/publish-killed/publishing';
import type { Bench, BenchOptions } from '../bench';
import { StatementCounter } from '../statement.counter';
import { AFTER, BEFORE, type EditionCorpus, editionCorpusIn, fillEdition } from './edition.corpus';
import { measurePage, type MeasuredPage } from './measured.pages';
import { longestTransaction, peakMemory, whileCommenting } from './watched.work';

/** Nobody who comments waits longer for what drafters and administrators do, in milliseconds. */
const MOST_WAITED = 5_000;
/** Seconds for which no part of it may hold a transaction: the limit of one statement is thirty. */
const LONGEST_TRANSACTION = 15;
/** Milliseconds that a page may take on a shared machine. */
const SLOWEST_PAGE = 2_000;

/** Most seconds that all placements may take; a thousand threads are about one. */
const MOST_PLACING = 600;

const MOVE = `mutation ($input: UpdateConsultationTextInput!) {
  updateConsultationText(input: $input) { __typename ... on UserError { code message } } }`;

export const newEdition: Bench = {
  name: 'new-edition',
  measures:
    'an edition published over 100,000 contributions: the command, the placing, the move and every page about it',
  run: (options, log) => Stage.with((stage) => run(stage, options, log)),
};

async function run(stage: Stage, options: BenchOptions, log: (line: string) => void): Promise<Figures> {
  const settings = { DATABASE_URL: options.database ?? (await stage.postgres()) };
  const database = await openDatabase({ ...settings, DATABASE_POOL_SIZE: 4 }, []);
  stage.onClear(() => database.destroy());
  if (!(await editionCorpusIn(database))) {
    const doctrine = resolve(sharedData(), 'doctrine-cisis');
    await fillEdition(stage, settings, database, {
      from: `${doctrine}/2024-11-22-ballot`,
      to: `${doctrine}/2025-06-30-published`,
      comments: Math.min(options.comments, 100_000),
    });
    log('data ready');
  }
  const corpus = await editionCorpusIn(database);
  if (!corpus) throw new Error('nothing was written');
  const counter = await StatementCounter.before(settings.DATABASE_URL);
  stage.onClear(async () => counter.close());
  const api = await stage.api({ ...settings, DATABASE_URL: counter.url });
  const writer = await writerAt(stage, settings, database, api.url);
  const author = await new Visitor(api.url).signIn('participant-1@mesure.invalid', (to) =>
    mailTo(database, to),
  );

  const page = async (name: string, path: string, visitor = writer): Promise<MeasuredPage> => {
    const measured = await measurePage(name, visitor, path, counter);
    log(`${name}: ${measured.ms} ms, ${measured.statements} statements, ${measured.kilobytes} kB`);
    return measured;
  };
  const trial = { stage, settings, database, corpus, writer, author, page, log };
  const before = await pagesOfReaders('avant', trial);
  const writing = [
    await page('what would be published', `/redaction/doctrines/${DOCTRINE}/publication`),
    await page('the working tree', `/redaction/doctrines/${DOCTRINE}`),
  ];
  const published = await publishing(trial);
  const placed = await placing(trial);
  const drafting = await pagesOfDrafters(trial);
  const moved = await moving(trial);
  const after = await pagesOfReaders('apres', trial);
  const pages = [...before, ...writing, ...drafting, ...after];
  const slowest = Math.max(...pages.map(({ ms }) => ms));
  return keeping(
    {
      'whoever comments is not made to wait':
        Math.max(published.waited, placed.waited, moved.waited) < MOST_WAITED,
      'nobody is refused a comment meanwhile': published.refused + placed.refused + moved.refused === 0,
      'no transaction is long':
        Math.max(published.longest, placed.longest, moved.longest) < LONGEST_TRANSACTION,
      'every thread has one place': placed.threads === placed.places,
      'no page is slow': slowest < SLOWEST_PAGE,
    },
    {
      publishMs: published.ms,
      publishWaitedMs: published.waited,
      placingSeconds: placed.seconds.toFixed(1),
      threads: placed.threads,
      workerMb: placed.megabytes,
      placingWaitedMs: placed.waited,
      placingLongestSeconds: placed.longest.toFixed(1),
      moveMs: moved.ms,
      moveWaitedMs: moved.waited,
      moveLongestSeconds: moved.longest.toFixed(1),
      pages: pages.length,
      mostStatements: Math.max(...pages.map(({ statements }) => statements)),
      slowestPageMs: slowest,
    },
  );
}

interface Trial {
  stage: Stage;
  settings: { DATABASE_URL: string };
  database: DataSource;
  corpus: EditionCorpus;
  writer: Visitor;
  author: Visitor;
  page: (name: string, path: string, visitor?: Visitor) => Promise<MeasuredPage>;
  log: (line: string) => void;
}

interface Done {
  ms: number;
  /** Milliseconds that the slowest comment sent meanwhile took. */
  waited: number;
  refused: number;
  /** Seconds of the longest transaction. */
  longest: number;
}

async function timed(
  name: string,
  { database, corpus, author, log }: Trial,
  work: () => Promise<unknown>,
): Promise<Done> {
  let ms = 0;
  const { result, longest } = await longestTransaction(database, () =>
    whileCommenting(
      author,
      { consultationId: corpus.consultationId, sectionId: corpus.section.id },
      async () => {
        const began = performance.now();
        await work();
        ms = Math.round(performance.now() - began);
      },
    ),
  );
  log(
    `${name}: ${ms} ms, longest transaction ${longest.toFixed(1)} s; ${result.sent} comments sent meanwhile, ` +
      `the slowest in ${result.slowest} ms, refused ${result.refused.join(' ') || 'none'}`,
  );
  return { ms, waited: result.slowest, refused: result.refused.length, longest };
}

const publishing = (trial: Trial): Promise<Done> =>
  timed('publication', trial, async () => {
    const answer = await publish(trial.writer, trial.corpus.doctrineId, AFTER);
    if (answer !== 'Release') throw new Error(answer);
  });

async function placing(trial: Trial) {
  const { stage, settings, database } = trial;
  const worker = stage.worker({ ...settings, LOG_LEVEL: 'error' });
  const done = await timed('placing', trial, () => placementsDone(database, MOST_PLACING));
  const [count]: { threads: number; places: number }[] = await database.query(
    `SELECT (SELECT count(*)::int FROM comment WHERE parent_id IS NULL AND created_at < e.published_at) AS threads,
       (SELECT count(DISTINCT p.comment_id)::int FROM placement p JOIN comment c ON c.id = p.comment_id
        WHERE p.release_id = e.id AND c.created_at < e.published_at) AS places
     FROM release e WHERE e.slug = $1`,
    [AFTER],
  );
  const megabytes = peakMemory(worker.child.pid ?? 0);
  trial.log(`worker: ${megabytes} MB at most`);
  return {
    ...done,
    seconds: done.ms / 1_000,
    megabytes,
    threads: count?.threads ?? 0,
    places: count?.places ?? -1,
  };
}

async function pagesOfDrafters({ page, database }: Trial): Promise<MeasuredPage[]> {
  const list = `/redaction/doctrines/${DOCTRINE}/rattachements`;
  const pages = [await page('after publication', `/redaction/doctrines/${DOCTRINE}/publication`)];
  for (const group of ['waiting', 'settled', 'exact', 'moved', 'fuzzy', 'changed', 'lost'])
    pages.push(await page(`placements: ${group}`, `${list}?groupe=${group}`));
  const further = /href="([^"]*apres=[^"]*)"/.exec(pages[1]?.html ?? '')?.[1]?.replaceAll('&amp;', '&');
  if (further) pages.push(await page('placements: the next that wait', further));
  const [waiting]: { id: string }[] = await database.query(
    'SELECT id FROM placement WHERE NOT is_certain AND follows_id IS NULL ORDER BY id LIMIT 1',
  );
  if (waiting) pages.push(await page('one placement', `${list}/${waiting.id}`));
  pages.push(
    await page('before the move', `/administration/concertations/${BEFORE}?texte=${AFTER}`),
    await page('the edition', `/doctrines/${DOCTRINE}/editions/${AFTER}`),
    await page('two editions', `/doctrines/${DOCTRINE}/comparaison?de=${BEFORE}&a=${AFTER}`),
  );
  return pages;
}

const moving = (trial: Trial): Promise<Done> =>
  timed('move', trial, async () => {
    const { database, writer, corpus } = trial;
    const [release]: { id: string }[] = await database.query('SELECT id FROM release WHERE slug = $1', [
      AFTER,
    ]);
    const answer = await writer.ask<{ __typename: string; message?: string }>(MOVE, {
      input: { consultationId: corpus.consultationId, releaseId: release?.id, reason: 'Pour mesurer.' },
    });
    if (answer.__typename !== 'Consultation') throw new Error(answer.message ?? answer.__typename);
    await placementsDone(database, 60);
  });

/** The pages whose text is commented: before and after the move. */
async function pagesOfReaders(when: string, { page, corpus, author, log }: Trial): Promise<MeasuredPage[]> {
  const place = `/concertations/${BEFORE}`;
  const visitor = new Visitor(author.url);
  const section = await page(
    `${when}: the fullest section`,
    `${place}/sections/${corpus.section.slug}`,
    visitor,
  );
  log(`${when}: ${section.html.match(/<mark/g)?.length ?? 0} marks`);
  return [
    section,
    await page(`${when}: contents with counts`, place, visitor),
    await page(`${when}: all contributions`, `${place}/contributions`, visitor),
    await page(`${when}: what I wrote`, '/mes-contributions', author),
  ];
}

async function mailTo(database: DataSource, address: string): Promise<string | null> {
  const [mail]: { body: string | null }[] = await database.query(
    'SELECT text_body AS body FROM mail WHERE to_address = $1 ORDER BY created_at DESC LIMIT 1',
    [address],
  );
  return mail?.body ?? null;
}
