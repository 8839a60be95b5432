import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DataSource } from 'typeorm';
import { openDatabase, readConfiguration } from '#platform';
import { countStatements } from '#platform/testing';
import { createApi } from '../../../apps/api/api';
import { keeping, sharedData, type Check, type Figures } from '../check';
import { Visitor } from '../person';
import { Stage } from '../processes';
import { account, type Account, type KeptRow } from '../republique-numerique/accounting';
import { readAll, readConsultation, type ShownConsultation } from '../republique-numerique/reading';
import { readCsv, readJson, type SourceItem } from '../republique-numerique/source';

const SLUG = 'republique-numerique';
const SMALL_SLUG = 'petite-concertation';
/** Comments and replies of a section that count as many. */
const HUNDREDS = 300;
const FEW = 3;
const PAGE_TIMES = 5;

const PAGE = `query ($slug: String!, $section: String!, $consultationId: ID!, $sectionId: ID!) {
  section(consultationSlug: $slug, slug: $section) { number title version { html } }
  sectionThreads(consultationId: $consultationId, sectionId: $sectionId, first: 50) {
    nodes { root { ...Shown } replies { ...Shown } hasMoreReplies } pageInfo { hasNextPage endCursor } } }
  fragment Shown on Comment {
    id state createdAt author { name } revision { bodyHtml } replyCount
    reactions { for mixed against } sources { title url } tallies { for mixed against total } }`;

const KEPT = `
  SELECT c.id, c.source_ref AS ref, NULL AS "commentId", c.created_at AS "createdAt", c.author_name AS "authorName", r.body,
    CASE WHEN t.comment_id IS NOT NULL THEN json_build_object('for', t.votes_for, 'mixed', t.votes_mixed,
      'against', t.votes_against, 'total', t.votes_total) END AS tally
  FROM comment c JOIN comment_revision r ON r.comment_id = c.id LEFT JOIN vote_tally t ON t.comment_id = c.id
  WHERE c.consultation_id = $1
  UNION ALL
  SELECT s.id, s.source_ref, s.comment_id, s.created_at, s.author_name, s.body, NULL
  FROM comment_source s JOIN comment c ON c.id = s.comment_id WHERE c.consultation_id = $1`;

/** Rows in all the tables that an import writes to. */
const WRITTEN = `
  SELECT (SELECT count(*) FROM doctrine) + (SELECT count(*) FROM section) + (SELECT count(*) FROM section_version)
    + (SELECT count(*) FROM block) + (SELECT count(*) FROM release) + (SELECT count(*) FROM consultation)
    + (SELECT count(*) FROM comment) + (SELECT count(*) FROM comment_revision) + (SELECT count(*) FROM comment_source)
    + (SELECT count(*) FROM vote_tally) + (SELECT count(*) FROM job) AS rows`;

/** One of the two files in a database of its own. */
class ImportedFile {
  private constructor(
    private readonly stage: Stage,
    readonly url: string,
    readonly database: DataSource,
  ) {}

  static async at(stage: Stage): Promise<ImportedFile> {
    const url = await stage.postgres();
    const database = await openDatabase({ DATABASE_URL: url, DATABASE_POOL_SIZE: 2 }, []);
    stage.onClear(() => database.destroy());
    return new ImportedFile(stage, url, database);
  }

  async import(file: string, slug = SLUG): Promise<{ code: number; output: string; seconds: number }> {
    const began = performance.now();
    const done = await this.stage.cli(
      { DATABASE_URL: this.url },
      ...['comments', 'import', file, '--consultation-slug', slug, '--title', slug],
    );
    return { ...done, seconds: (performance.now() - began) / 1000 };
  }

  async rows(): Promise<number> {
    const [written]: { rows: string }[] = await this.database.query(WRITTEN);
    return Number(written?.rows);
  }

  /** Whether a file is refused with the place of its fault, and nothing of it is in. */
  async refuses(file: string, place: string): Promise<boolean> {
    const before = await this.rows();
    const { code, output } = await this.import(file);
    return code !== 0 && output.includes(place) && (await this.rows()) === before;
  }

  async account(visitor: Visitor, items: readonly SourceItem[]): Promise<Account & { pages: number }> {
    const consultation = await readConsultation(visitor, SLUG);
    const { comments, pages } = await readAll(visitor, consultation);
    const kept: KeptRow[] = await this.database.query(KEPT, [consultation.id]);
    return { ...account(items, comments, kept), pages };
  }
}

/** The JSON with an argument in its middle whose position is none; gives the place of the fault. */
function damageJson(from: string, to: string): string {
  const file = JSON.parse(readFileSync(from, 'utf8')) as { opinions: { arguments: { sens: string }[] }[] };
  const middle = Math.floor(file.opinions.length / 2);
  const index = file.opinions.findIndex((opinion, at) => at >= middle && opinion.arguments.length > 0);
  const argument = file.opinions[index]?.arguments[0];
  if (!argument) throw new Error('No argument in the second half of the file');
  argument.sens = 'peut-être';
  writeFileSync(to, JSON.stringify(file));
  return `$.opinions[${index}].arguments[0].sens`;
}

/** The CSV with a row of an unknown kind in its middle; gives the line. */
function damageCsv(from: string, to: string): string {
  const text = readFileSync(from, 'utf8');
  const at = text.indexOf('\nArgument,', text.length / 2) + 1;
  if (at === 0) throw new Error('No argument in the second half of the file');
  writeFileSync(to, `${text.slice(0, at)}Arguments,${text.slice(at + 'Argument,'.length)}`);
  return `ligne ${text.slice(0, at).split('\n').length}`;
}

/** The JSON with three proposals of one section, without arguments. */
function cutJson(from: string, to: string): void {
  const file = JSON.parse(readFileSync(from, 'utf8')) as {
    opinions: { section: { id: number }; arguments: unknown[]; corbeille: boolean }[];
  };
  const section = file.opinions[0]?.section.id;
  file.opinions = file.opinions
    .filter((opinion) => opinion.section.id === section && !opinion.corbeille)
    .slice(0, FEW)
    .map((opinion) => ({ ...opinion, arguments: [] }));
  writeFileSync(to, JSON.stringify(file));
}

interface Opened {
  statements: number;
  ms: number;
  bytes: number;
  threads: number;
}

/** Opens a section's page over HTTP, at an API in this process whose statements are counted. */
async function open(
  visitor: Visitor,
  dataSource: DataSource,
  slug: string,
  consultation: ShownConsultation,
  sectionId: string,
): Promise<Opened> {
  const section = consultation.sections.find(({ id }) => id === sectionId)?.slug;
  const ask = () => visitor.graphql(PAGE, { slug, section, consultationId: consultation.id, sectionId });
  await ask();
  const { result, statements } = await countStatements(dataSource, ask);
  if (result.errors) throw new Error(JSON.stringify(result.errors));
  const times: number[] = [];
  for (let time = 0; time < PAGE_TIMES; time += 1) {
    const began = performance.now();
    await ask();
    times.push(performance.now() - began);
  }
  return {
    statements: statements.length,
    ms: times.sort((one, other) => one - other)[Math.floor(PAGE_TIMES / 2)] ?? NaN,
    bytes: JSON.stringify(result.data).length,
    threads: (result.data?.sectionThreads as { nodes: unknown[] }).nodes.length,
  };
}

/** The page of the section with most comments against that of one with three. */
async function comparePages(stage: Stage, imported: ImportedFile) {
  const api = await createApi(
    readConfiguration({ DATABASE_URL: imported.url, SAMPLE_MODE: 'true', LOG_LEVEL: 'silent' }),
  );
  stage.onClear(() => api.close());
  await api.listen(0, '127.0.0.1');
  const visitor = new Visitor(await api.getUrl());
  const dataSource = api.get(DataSource);
  const page = async (slug: string) => {
    const consultation = await readConsultation(visitor, slug);
    const [most]: { id: string; comments: number }[] = await imported.database.query(
      `SELECT section_id AS id, count(*)::int AS comments FROM comment WHERE consultation_id = $1
       GROUP BY section_id ORDER BY count(*) DESC LIMIT 1`,
      [consultation.id],
    );
    if (!most) throw new Error(`No comments in ${slug}`);
    return {
      ...(await open(visitor, dataSource, slug, consultation, most.id)),
      comments: most.comments,
    };
  };
  return { large: await page(SLUG), small: await page(SMALL_SLUG) };
}

const accountedOf = ({ accounted }: Account): string =>
  `${accounted.proposition}+${accounted.argument}+${accounted.source}`;

const countOf = (items: readonly SourceItem[], kind: SourceItem['kind']): number =>
  items.filter((item) => item.kind === kind).length;

const votesOf = (items: readonly SourceItem[]): number =>
  items.reduce((sum, { tally }) => sum + (tally.total ?? 0), 0);

export const republiqueNumerique: Check = {
  name: 'republique-numerique',
  proves:
    'a real consultation is imported from JSON and CSV, every row and vote accounted for, all or nothing; large sections cost no more statements',
  run: (log) =>
    Stage.with(async (stage) => {
      const source = resolve(sharedData(), 'consultations/republique-numerique-2015');
      if (!existsSync(`${source}.json`)) {
        throw new Error(`The real consultation is not at ${source}.json: set SHARED_DATA`);
      }
      const folder = mkdtempSync(join(tmpdir(), 'concertation-import-'));
      stage.onClear(() => {
        rmSync(folder, { recursive: true, force: true });
        return Promise.resolve();
      });
      const figures: Figures = {};
      const promises: Record<string, boolean> = {};
      let json: ImportedFile | undefined;
      for (const format of ['json', 'csv'] as const) {
        const file = `${source}.${format}`;
        const items = format === 'json' ? readJson(file) : readCsv(file);
        const imported = await ImportedFile.at(stage);
        json ??= imported;

        const damaged = join(folder, `damaged.${format}`);
        const place = format === 'json' ? damageJson(file, damaged) : damageCsv(file, damaged);
        promises[`${format}: a damaged row is refused at ${place}, nothing is in`] = await imported.refuses(
          damaged,
          place,
        );
        const short = join(folder, `short.${format}`);
        const text = readFileSync(file, 'utf8');
        // Inside a quoted field, so that the end of the file is not the end of a row.
        const cut = text.indexOf(format === 'json' ? '"corps' : ',"', text.length / 2) + 5;
        writeFileSync(short, text.slice(0, cut));
        promises[`${format}: a file cut short is refused, nothing is in`] =
          (await imported.refuses(short, 'ligne')) && (await imported.rows()) === 0;

        const done = await imported.import(file);
        if (done.code !== 0) throw new Error(done.output);
        const written = await imported.rows();
        const again = await imported.import(file);
        promises[`${format}: a second import adds nothing`] =
          again.code !== 0 && (await imported.rows()) === written;
        log(`${format}: ${done.output.split('\n').at(-1) ?? ''} (${done.seconds.toFixed(1)} s)`);

        const api = await stage.api({ DATABASE_URL: imported.url });
        const found = await imported.account(new Visitor(api.url), items);
        await api.end();
        for (const fault of found.faults.slice(0, 5)) log(`${format}: ${fault}`);
        const counts = (['proposition', 'argument', 'source'] as const).map((kind) => countOf(items, kind));
        Object.assign(figures, {
          [`${format}.accounted`]: accountedOf(found),
          [`${format}.faults`]: found.faults.length,
          [`${format}.votes`]: `${found.votes}/${votesOf(items)}`,
          [`${format}.traces`]: found.traces,
          [`${format}.import`]: `${done.seconds.toFixed(1)}s`,
          [`${format}.pagesRead`]: found.pages,
        });
        Object.assign(promises, {
          [`${format}: 696 proposals, 3,994 arguments and 326 sources, one by one`]:
            accountedOf(found) === '696+3994+326' && counts.join('+') === '696+3994+326',
          [`${format}: no difference and nothing besides`]: found.faults.length === 0,
          [`${format}: the sums of the votes are equal`]: found.votes === votesOf(items),
          [`${format}: what was binned is a trace`]:
            found.traces > 0 && found.traces === items.filter(({ binned }) => binned).length,
        });
      }

      if (!json) throw new Error('Nothing was imported');
      const small = join(folder, 'small.json');
      cutJson(`${source}.json`, small);
      const done = await json.import(small, SMALL_SLUG);
      if (done.code !== 0) throw new Error(done.output);
      const pages = await comparePages(stage, json);
      return keeping(
        {
          ...promises,
          'the large section has hundreds of comments, the small one three':
            pages.large.comments >= HUNDREDS && pages.small.comments === FEW && pages.small.threads === FEW,
          'both open with the same number of statements':
            pages.large.statements === pages.small.statements && pages.small.statements > 0,
        },
        {
          ...figures,
          comments: `${pages.large.comments}/${pages.small.comments}`,
          statements: `${pages.large.statements}/${pages.small.statements}`,
          pageMs: `${pages.large.ms.toFixed(0)}/${pages.small.ms.toFixed(0)}`,
          pageKilobytes: `${(pages.large.bytes / 1024).toFixed(0)}/${(pages.small.bytes / 1024).toFixed(0)}`,
        },
      );
    }),
};
