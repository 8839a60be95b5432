import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { isDeepStrictEqual } from 'node:util';
import { Client } from 'pg';
import { encodeCursor } from '#kernel';
import { type Figures, keeping } from '../../test/verify/check';
import { Running, Stage } from '../../test/verify/processes';
import type { Bench, BenchOptions } from '../bench';
import { sizeOf } from '../corpus/corpus.size';
import { type Corpus, corpusIn, generate } from '../generator';
import { type Contender, measure, type Question, type Round, warmUp } from '../measure.load';
import { placeOnCores } from '../processor.placement';
import { StatementCounter } from '../statement.counter';
import { PAGE_OPERATION, type PageAddress, type PageData, ROOTS } from './page.operation';

/** The page through the API is served at least at this share of the yardstick's rate. */
const FLOOR = 0.34;

const ROUNDS = 3;
const SECONDS = 4;
const WARM_UP_REQUESTS = 300;

/** Comments of the fullest section, from its newest root, before the far page; scaled with the corpus. */
const FAR = 0.9;

/** Requests over which statements are counted. */
const COUNTED = 10;

const NO_MAIL = 'smtp://127.0.0.1:9';

export const sectionPage: Bench = {
  name: 'section-page',
  measures: '50 roots with 3 replies each, through the API, against bare node:http with pg and the same rows',
  run: (options, log) => Stage.with((stage) => run(stage, options, log)),
};

async function run(stage: Stage, options: BenchOptions, log: (line: string) => void): Promise<Figures> {
  const url = options.database ?? (await stage.postgres());
  const database = new Client({ connectionString: url });
  await database.connect();
  stage.onClear(() => database.end());
  const started = performance.now();
  const corpus = (await corpusIn(database)) ?? (await generate(url, { size: sizeOf(options.comments) }));
  log(`data ready after ${((performance.now() - started) / 1_000).toFixed(1)} s`);

  const settings = { DATABASE_URL: url, NODE_ENV: 'production', SAMPLE_MODE: 'false', SMTP_URL: NO_MAIL };
  const api = await stage.api(settings);
  const bare = await startBare(stage, url);
  const contenders: Contender[] = [
    { name: 'api', url: `${api.url}/graphql`, pid: api.child.pid ?? 0 },
    { name: 'bare', url: bare.url, pid: bare.child.pid ?? 0 },
  ];
  const placed = await placeOnCores(
    contenders.map(({ pid }) => pid),
    database,
  );
  log(placed ? 'servers on core 0; load and PostgreSQL on core 1' : 'no placement on cores');

  const pages = {
    first: await questionOf(contenders, { ...corpus, first: ROOTS, after: null }),
    far: await questionOf(contenders, { ...corpus, first: ROOTS, after: await farCursor(database, corpus) }),
  };
  log(
    `a page is ${(Buffer.byteLength(pages.first.answers.get('api') ?? '') / 1_000).toFixed(0)} kB; bodies are equal`,
  );

  for (const contender of contenders) await warmUp(contender, pages.first, WARM_UP_REQUESTS);
  const figures: Figures = { statements: await statementsPerPage(stage, settings, pages.first.body) };
  let ratio = Number.POSITIVE_INFINITY;
  for (const [name, question] of Object.entries(pages)) {
    const [through, base] = await measure(contenders, question, { rounds: ROUNDS, seconds: SECONDS });
    if (!through || !base) throw new Error('nothing was measured');
    log(`${name} page: api  ${line(through)}`);
    log(`${name} page: bare ${line(base)}`);
    if (through.cpuMs !== null && base.cpuMs !== null) {
      figures[`${name}CpuMs`] = through.cpuMs.toFixed(2);
      figures[`${name}CpuRatio`] = (base.cpuMs / through.cpuMs).toFixed(2);
    }
    figures[`${name}Ratio`] = (through.perSecond / base.perSecond).toFixed(2);
    ratio = Math.min(ratio, through.perSecond / base.perSecond);
  }
  figures.floor = FLOOR;
  figures.ratio = ratio.toFixed(2);
  return keeping({ [`at least ${FLOOR} of the yardstick's rate`]: ratio >= FLOOR }, figures);
}

const line = ({ perSecond, cpuMs, p50, p97 }: Round): string =>
  `${perSecond.toFixed(0)} pages/s, server CPU ${cpuMs?.toFixed(2) ?? 'unknown'} ms, p50 ${p50} ms, p97.5 ${p97} ms`;

async function startBare(stage: Stage, url: string): Promise<Running> {
  const child = spawn(process.execPath, [join(__dirname, 'bare.server.js')], {
    env: { PATH: process.env.PATH, DATABASE_URL: url, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [address] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const running = new Running(child, address);
  stage.onClear(() => running.end('SIGKILL'));
  return running;
}

/** The root after which the page lies that has nine tenths of the section's comments before it. */
async function farCursor(database: Client, { consultationId, sectionId }: Corpus): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    `SELECT id FROM (
       SELECT c.id, sum((SELECT count(*) FROM comment t WHERE t.root_id = c.id)) OVER (ORDER BY c.id DESC) AS before
       FROM comment c WHERE c.consultation_id = $1 AND c.section_id = $2 AND c.parent_id IS NULL) root
     WHERE before <= $3::numeric * (SELECT count(*) FROM comment WHERE section_id = $2) ORDER BY id LIMIT 1`,
    [consultationId, sectionId, FAR],
  );
  return encodeCursor([rows[0]?.id ?? '']);
}

/** Asks all contenders once. Throws unless the answers are whole, without errors, and say the same. */
async function questionOf(contenders: readonly Contender[], page: PageAddress): Promise<Question> {
  const body = JSON.stringify({ query: PAGE_OPERATION, variables: page });
  const answers = new Map<string, string>();
  const data: PageData[] = [];
  for (const { name, url } of contenders) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const text = await response.text();
    const answer = JSON.parse(text) as { data?: PageData | null; errors?: unknown };
    if (response.status !== 200 || answer.errors || !answer.data)
      throw new Error(`${name}: ${text.slice(0, 500)}`);
    answers.set(name, text);
    data.push(answer.data);
  }
  const [reference, ...others] = data;
  const threads = reference?.sectionThreads.nodes ?? [];
  if (threads.length !== page.first || threads.some(({ replies }) => replies.length !== 3))
    throw new Error('the page is not full');
  if (!others.every((other) => isDeepStrictEqual(other, reference))) throw new Error('the answers differ');
  return { body, answers };
}

/** Statements that the API sends for one page, read on the way to PostgreSQL. */
async function statementsPerPage(stage: Stage, settings: NodeJS.ProcessEnv, body: string): Promise<number> {
  const counter = await StatementCounter.before(settings.DATABASE_URL ?? '');
  stage.onClear(async () => counter.close());
  const api = await stage.api({ ...settings, DATABASE_URL: counter.url });
  const ask = async (): Promise<unknown> =>
    (
      await fetch(`${api.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
    ).text();
  await ask(); // opens the connection
  const before = counter.statements.length;
  for (let asked = 0; asked < COUNTED; asked += 1) await ask();
  const statements = counter.statements.length - before;
  await api.end();
  return statements / COUNTED;
}
