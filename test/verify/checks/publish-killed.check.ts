import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { readMarkdownFolder } from '#doctrine';
import { openDatabase } from '#platform';
import { hasRedis } from '#platform/testing';
import { keeping, type Check, type Figures } from '../check';
import { openConsultation, placementsDone, writeComments } from '../placements/anchored.comments';
import { draftOf, writeDraft } from '../placements/drafted.edition';
import { EditScript } from '../placements/edit.script';
import { importEdition, importText, PublishedEdition } from '../placements/published.edition';
import { randomFrom } from '../placements/quote.sample';
import { Stage, waitUntil } from '../processes';
import { killAtLock } from '../publish-killed/killing';
import { isAbsent, isWhole, publish, standingOf, writerAt } from '../publish-killed/publishing';
import { anchorsOver, writtenDoctrine } from '../publish-killed/written.doctrine';

const COMMENTS = 2_000;
/** Milliseconds from the request until the process that publishes is killed. */
const PATIENCE_MS = [10, 60, 150, 400];
/** Shares of the comments: the worker is killed as soon as so many are placed. */
const KILL_SHARES = [0.001, 0.5, 0.75];
/** Threads, in the order in which they are placed, at which the worker is held and killed inside a batch. */
const KILL_AT = [250, 1_250];
const EDITION = 'apres';

interface Promised {
  figures: Figures;
  promises: Record<string, boolean>;
}

/** A doctrine with comments, a newer text that waits to be published, and somebody who may do it. */
class Trial {
  private constructor(
    private readonly stage: Stage,
    private readonly settings: NodeJS.ProcessEnv,
    private readonly database: DataSource,
    private readonly releaseBefore: string,
    private readonly comments: readonly string[],
    private readonly log: (line: string) => void,
  ) {}

  static async make(
    stage: Stage,
    backend: 'redis' | 'postgres',
    log: (line: string) => void,
  ): Promise<Trial> {
    const settings: NodeJS.ProcessEnv = { DATABASE_URL: await stage.postgres() };
    if (backend === 'redis') settings.REDIS_URL = await stage.redis();
    const database = await openDatabase({ DATABASE_URL: settings.DATABASE_URL, DATABASE_POOL_SIZE: 6 }, []);
    stage.onClear(() => database.destroy());
    const folder = await mkdtemp(join(tmpdir(), 'publish-killed-'));
    stage.onClear(() => rm(folder, { recursive: true }));
    const [from, to] = [join(folder, 'before'), join(folder, 'after')];
    await writeDraft(from, writtenDoctrine(1));
    await importEdition(stage, settings, from, 'avant');
    const before = await PublishedEdition.of(database, 'avant', await readMarkdownFolder(from));
    const consultation = await openConsultation(stage, settings, database, 'avant');
    const first = stage.worker(settings);
    await placementsDone(database, 60);
    await first.end();
    const comments = await writeComments(database, consultation, anchorsOver(before, COMMENTS));
    const draft = draftOf(before.words);
    await writeDraft(to, new EditScript(randomFrom(2), draft).apply(draft));
    await importText(stage, settings, to);
    return new Trial(stage, settings, database, before.releaseId, comments, log);
  }

  /** The process that publishes dies: held in the middle of its transaction, then after several times. */
  async killedPublication(): Promise<Promised> {
    const [{ doctrineId }]: [{ doctrineId: string }] = await this.database.query(
      'SELECT doctrine_id AS "doctrineId" FROM release WHERE id = $1',
      [this.releaseBefore],
    );
    const surviving = await this.stage.api(this.settings);
    const writer = await writerAt(this.stage, this.settings, this.database, surviving.url);
    const left: string[] = [];
    let neither = 0;
    const look = async (): Promise<boolean> => {
      const standing = await standingOf(this.database, EDITION);
      if (!isWhole(standing) && !isAbsent(standing)) neither += 1;
      left.push(isWhole(standing) ? 'whole' : isAbsent(standing) ? 'absent' : JSON.stringify(standing));
      return isWhole(standing);
    };
    const held = [
      // The last text to be published; and the job, when all texts are written.
      `SELECT id FROM section_version WHERE state = 'draft' ORDER BY id DESC LIMIT 1 FOR UPDATE`,
      'LOCK TABLE job IN SHARE MODE',
    ];
    for (const lockSql of held) {
      const dying = await this.stage.api(this.settings);
      await killAtLock(this.database, { lockSql, parameters: [] }, () => {
        publish(writer.at(dying.url), doctrineId, EDITION).catch(() => undefined);
        return dying;
      });
      await look();
    }
    const absentWhenHeld = left.every((one) => one === 'absent');
    for (const patience of PATIENCE_MS) {
      const dying = await this.stage.api(this.settings);
      const answer = publish(writer.at(dying.url), doctrineId, EDITION).catch(() => 'nothing');
      await new Promise((resolve) => setTimeout(resolve, patience));
      await dying.end('SIGKILL');
      const said = await answer;
      const isThere = await look();
      this.log(`killed ${patience} ms after the request: answered ${said}, ${left.at(-1) ?? ''}`);
      if (said === 'Release' && !isThere) neither += 1;
      if (isThere) break;
    }
    const [answer, again] = [
      await publish(writer, doctrineId, EDITION),
      await publish(writer, doctrineId, EDITION),
    ];
    const standing = await standingOf(this.database, EDITION);
    await surviving.end();
    return {
      figures: {
        publicationsKilled: left.length,
        left: left.join(','),
        sections: standing.sections,
        jobs: standing.jobs,
        answers: `${answer},${again}`,
      },
      promises: {
        'a publication that dies in its middle leaves nothing': absentWhenHeld,
        'an edition is published whole or not at all': neither === 0,
        'sent again it is published once, with one job':
          isWhole(standing) && answer === 'Release' && again === answer,
      },
    };
  }

  /** Workers die inside batches, held at a row, and between them. */
  async killedPlacements(): Promise<Promised> {
    const kept: string[][] = [];
    const began = performance.now();
    for (const at of KILL_AT.slice(0, 1)) await this.killAt(at, kept);
    for (const share of KILL_SHARES.slice(0, 2)) await this.killAfter(share * COMMENTS, kept);
    for (const at of KILL_AT.slice(1)) await this.killAt(at, kept);
    for (const share of KILL_SHARES.slice(2)) await this.killAfter(share * COMMENTS, kept);
    const workers = [this.stage.worker(this.settings), this.stage.worker(this.settings)];
    await placementsDone(this.database, 120);
    const seconds = (performance.now() - began) / 1000;
    await Promise.all(workers.map((worker) => worker.end()));
    const final = new Set(await this.placementIds());
    const lost = kept.flat().filter((id) => !final.has(id)).length;
    const [found]: { placed: number; current: number; twice: number; badPlaces: number; failed: number }[] =
      await this.database.query(
        `WITH p AS (SELECT p.*, v.section_id AS of_version FROM placement p JOIN release e ON e.id = p.release_id
             JOIN section_version v ON v.id = p.section_version_id WHERE e.slug = $1),
           c AS (SELECT p.comment_id, count(*) AS n FROM p WHERE NOT EXISTS (SELECT FROM placement f WHERE f.follows_id = p.id)
             GROUP BY p.comment_id)
         SELECT (SELECT count(*)::int FROM p) AS placed, (SELECT count(*)::int FROM c WHERE n = 1) AS current,
           (SELECT count(*)::int FROM c WHERE n > 1) AS twice,
           (SELECT count(*)::int FROM p WHERE of_version <> section_id) AS "badPlaces",
           (SELECT count(*)::int FROM job WHERE state <> 'completed' AND name = 'doctrine.place-anchors') AS failed`,
        [EDITION],
      );
    return {
      figures: {
        comments: this.comments.length,
        workersKilled: kept.length,
        placedAtKills: kept.map(({ length }) => length).join(','),
        placed: found?.placed ?? 0,
        twice: found?.twice ?? 0,
        lost,
        placingSeconds: seconds.toFixed(1),
      },
      promises: {
        'every anchor has exactly one current place':
          found?.placed === COMMENTS && found.current === COMMENTS && found.twice === 0,
        'what was placed before a kill stays as it was': lost === 0,
        'places are in the texts of the edition': found?.badPlaces === 0,
        'the job is done, once': found?.failed === 0,
        'kills fell in the middle':
          kept.some(({ length }) => length === 0) &&
          kept.filter(({ length }) => length > 0 && length < COMMENTS).length >= 2,
      },
    };
  }

  /** Holds one comment's row, so that the batch in which it is placed cannot be written, and kills the worker there. */
  private async killAt(index: number, kept: string[][]): Promise<void> {
    const ids = [...this.comments].sort();
    await killAtLock(
      this.database,
      { lockSql: 'SELECT id FROM comment WHERE id = $1 FOR UPDATE', parameters: [ids[index]] },
      () => this.stage.worker(this.settings),
    );
    kept.push(await this.placementIds());
    this.log(`worker killed in the batch of thread ${index}: ${kept.at(-1)?.length ?? 0} are placed`);
  }

  private async killAfter(count: number, kept: string[][]): Promise<void> {
    const dying = this.stage.worker(this.settings);
    await waitUntil(async () => (await this.placementIds()).length >= count, dying, 90);
    await dying.end('SIGKILL');
    // What the dead worker had sent before may still be written.
    await new Promise((resolve) => setTimeout(resolve, 500));
    kept.push(await this.placementIds());
    this.log(`worker killed after ${Math.ceil(count)}: ${kept.at(-1)?.length ?? 0} are placed`);
  }

  private async placementIds(): Promise<string[]> {
    const rows: { id: string }[] = await this.database.query(
      'SELECT p.id FROM placement p JOIN release e ON e.id = p.release_id WHERE e.slug = $1',
      [EDITION],
    );
    return rows.map(({ id }) => id);
  }
}

async function tryBackend(backend: 'redis' | 'postgres', log: (line: string) => void): Promise<Promised> {
  return Stage.with(async (stage) => {
    const trial = await Trial.make(stage, backend, (line) => log(`${backend}: ${line}`));
    const parts = [await trial.killedPublication(), await trial.killedPlacements()];
    const named = <Value>(part: Record<string, Value>, mark: string): [string, Value][] =>
      Object.entries(part).map(([name, value]) => [`${backend}${mark}${name}`, value]);
    return {
      figures: Object.fromEntries(parts.flatMap(({ figures }) => named(figures, '.'))),
      promises: Object.fromEntries(parts.flatMap(({ promises }) => named(promises, ': '))),
    };
  });
}

export const publishKilled: Check = {
  name: 'publish-killed',
  proves:
    'an edition is published whole or not at all, and every comment is placed in it once, whatever is killed',
  run: async (log) => {
    if (!hasRedis()) throw new Error('redis-server is missing: half of this check cannot be tried');
    const postgres = await tryBackend('postgres', log);
    const redis = await tryBackend('redis', log);
    return keeping({ ...postgres.promises, ...redis.promises }, { ...postgres.figures, ...redis.figures });
  },
};
