import { Redis } from 'ioredis';
import { newId } from '#kernel';
import { hasRedis } from '#platform/testing';
import { keeping, type Check, type Figures } from '../check';
import { inParallel, OpenConsultation } from '../open-consultation';
import { Visitor } from '../person';
import { freePort, Stage, waitUntil, type Running } from '../processes';

/** Comments that wait when the queue is lost. */
const WAITING = 500;
/** Comments under way when a worker is killed. */
const UNDER_WAY = 200;
/** Comments under way when the queue is lost. */
const LOST_UNDER_WAY = 100;
/** Seconds from a kill until everything is screened that the dead worker left. */
const RECOVERY_SECONDS = 15;
/** Seconds from the return of Redis until workers do jobs again. */
const RESUMPTION_SECONDS = 10;

/** One way of delivering jobs, and how to lose all that it holds. */
interface Backend {
  name: 'redis' | 'postgres';
  settings: NodeJS.ProcessEnv;
  /** Gives the number of notices that were there. */
  lose(): Promise<number>;
}

/** What has come of the comments of one part of the check. */
interface Outcome {
  sent: number;
  waiting: number;
  screened: number;
  twice: number;
  lost: number;
  failed: number;
}

const OUTCOME = `
  WITH sent AS (
    SELECT c.id, c.latest_revision_id AS revision_id, c.author_id FROM comment c WHERE c.client_key LIKE $1 || '%'),
  letter AS (
    SELECT DISTINCT m.id, m.participant_id, found[1] AS comment_id
    FROM mail m, regexp_matches(m.text_body, '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', 'g') found
    WHERE m.state = 'sent'),
  judged AS (
    SELECT s.id,
      (SELECT count(*) FROM screening x WHERE x.revision_id = s.revision_id) AS screenings,
      (SELECT count(*) FROM decision x WHERE x.revision_id = s.revision_id)
        + (SELECT count(*) FROM moderation_case x WHERE x.revision_id = s.revision_id) AS outcomes,
      (SELECT count(*) FROM letter x WHERE x.comment_id = s.id::text AND x.participant_id = s.author_id) AS letters
    FROM sent s)
  SELECT count(*)::int AS sent,
    (SELECT count(*)::int FROM job j JOIN sent ON j.payload ->> 'revisionId' = sent.revision_id::text
       WHERE j.state = 'waiting') AS waiting,
    (count(*) FILTER (WHERE screenings > 0))::int AS screened,
    (count(*) FILTER (WHERE screenings > 1 OR outcomes > 1 OR letters > 1))::int AS twice,
    (count(*) FILTER (WHERE screenings = 0 OR outcomes = 0 OR letters = 0))::int AS lost,
    (SELECT count(*)::int FROM job WHERE state = 'failed') AS failed
  FROM judged`;

/** A tenth holds a telephone number, so that cases are opened too. */
const textOf = (index: number): string =>
  index % 10 === 0
    ? `Remarque ${index} : le paragraphe manque de clarté, appelez-moi au 06 12 34 56 ${String(10 + (index % 90))}.`
    : `Remarque ${index} : le paragraphe manque de clarté, précisez l’échéance numéro ${index}.`;

/** The parts of the check, on one backend. */
class Trial {
  constructor(
    private readonly stage: Stage,
    private readonly backend: Backend,
    private readonly consultation: OpenConsultation,
    private readonly people: readonly Visitor[],
    private readonly log: (line: string) => void,
  ) {}

  /** The queue is emptied while 500 comments wait and no worker is there. */
  async lostQueue(): Promise<{ outcome: Outcome; seconds: number; first: number }> {
    const key = await this.send(WAITING);
    const { waiting } = await this.outcome(key);
    const lost = await this.backend.lose();
    this.log(
      `${this.backend.name}: ${waiting} comments wait, ${lost} notices were in the queue and are gone`,
    );
    const began = performance.now();
    const workers = [this.worker(), this.worker()];
    await waitUntil(async () => (await this.screened(key)) > 0, workers[0], 60);
    const first = since(began);
    await this.drained();
    const seconds = since(began);
    const outcome = await this.outcome(key);
    await Promise.all(workers.map((worker) => worker.end()));
    return { outcome: { ...outcome, waiting }, seconds, first };
  }

  /** The queue is emptied under the hands of a worker that goes on. */
  async lostUnderWay(): Promise<{ outcome: Outcome; seconds: number }> {
    const key = await this.send(LOST_UNDER_WAY);
    const worker = this.worker();
    await waitUntil(async () => (await this.screened(key)) > LOST_UNDER_WAY / 4, worker, 60);
    await this.backend.lose();
    const began = performance.now();
    await this.drained();
    const seconds = since(began);
    await worker.end();
    return { outcome: await this.outcome(key), seconds };
  }

  /** The only worker is killed in the middle of 200 jobs, and another one starts. */
  async killedWorker(): Promise<{ outcome: Outcome; seconds: number; doneBefore: number }> {
    const key = await this.send(UNDER_WAY);
    const dying = this.worker();
    await waitUntil(async () => (await this.screened(key)) >= UNDER_WAY / 3, dying, 60);
    await dying.end('SIGKILL');
    const began = performance.now();
    const { screened: doneBefore } = await this.outcome(key);
    const worker = this.worker();
    await waitUntil(async () => (await this.screened(key)) === UNDER_WAY, worker, 60);
    const seconds = since(began);
    await this.drained();
    await worker.end();
    return { outcome: await this.outcome(key), seconds, doneBefore };
  }

  /** Two workers die one after the other with the same job in their hands; the third does it. */
  async killedTwice(): Promise<{ outcome: Outcome; recoveries: number[]; attempts: number }> {
    const key = await this.send(1);
    const holder = this.consultation.database.createQueryRunner();
    await holder.connect();
    const hold = async (): Promise<void> => {
      await holder.startTransaction();
      await holder.query(`SELECT 1 FROM comment WHERE client_key LIKE $1 || '%' FOR UPDATE`, [key]);
    };
    const recoveries: number[] = [];
    let began = performance.now();
    for (let kill = 0; kill < 2; kill += 1) {
      await hold();
      const dying = this.worker();
      await waitUntil(async () => (await this.blocked()).length > 0, dying, 60);
      if (kill > 0) recoveries.push(since(began));
      const [connection] = await this.blocked();
      await dying.end('SIGKILL');
      began = performance.now();
      await holder.rollbackTransaction();
      // The dead worker's transaction ends when PostgreSQL finds that nobody is there to answer to.
      await waitUntil(async () => !(await this.isConnected(connection)), undefined, 40);
    }
    await holder.release();
    const worker = this.worker();
    await this.drained();
    recoveries.push(since(began));
    await worker.end();
    const { attempts } = await this.consultation.figures<{ attempts: number }>(
      `SELECT max(attempts) AS attempts FROM job`,
    );
    return { outcome: await this.outcome(key), recoveries, attempts };
  }

  /** Sends comments over HTTP by several people at once; all have to be accepted. Gives the beginning of their keys. */
  async send(count: number, from = 0): Promise<string> {
    const prefix = newId();
    const indexes = Array.from({ length: count }, (_, index) => from + index);
    await inParallel(indexes, this.people.length, async (index) => {
      const person = this.people[index % this.people.length];
      if (!person) throw new Error('Nobody to send');
      const posted = await this.consultation.post(person, {
        clientKey: `${prefix}-${index}`,
        body: `${textOf(index)} ${prefix}`,
      });
      if (posted.__typename !== 'Comment') throw new Error(`Not accepted: ${JSON.stringify(posted)}`);
    });
    return prefix;
  }

  outcome(key: string): Promise<Outcome> {
    return this.consultation.figures<Outcome>(OUTCOME, [key]);
  }

  async screened(key: string): Promise<number> {
    const { screened } = await this.consultation.figures<{ screened: number }>(
      `SELECT count(*)::int AS screened FROM screening s JOIN comment c ON c.id = s.comment_id
       WHERE c.client_key LIKE $1 || '%'`,
      [key],
    );
    return screened;
  }

  worker(): Running {
    return this.stage.worker(this.backend.settings);
  }

  /** Until no job waits: screening, letters and mails. */
  drained(): Promise<void> {
    return waitUntil(
      async () =>
        (
          await this.consultation.figures<{ left: number }>(
            `SELECT count(*)::int AS left FROM job WHERE state = 'waiting'`,
          )
        ).left === 0,
      undefined,
      90,
    );
  }

  /** Connections of workers that wait for a row which the check holds. */
  private async blocked(): Promise<number[]> {
    const rows: { pid: number }[] = await this.consultation.database.query(
      `SELECT pid FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'concertation' AND wait_event_type = 'Lock'`,
    );
    return rows.map(({ pid }) => pid);
  }

  private async isConnected(pid: number | undefined): Promise<boolean> {
    const { connected } = await this.consultation.figures<{ connected: boolean }>(
      'SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE pid = $1) AS connected',
      [pid],
    );
    return connected;
  }
}

const since = (began: number): number => (performance.now() - began) / 1000;
const inSeconds = (seconds: number): string => `${seconds.toFixed(1)}s`;
const eachOnce = ({ sent, screened, twice, lost, failed }: Outcome): boolean =>
  screened === sent && twice === 0 && lost === 0 && failed === 0;
const told = ({ sent, screened, twice, lost }: Outcome): string =>
  `${screened}/${sent},twice:${twice},lost:${lost}`;

async function redisBackend(stage: Stage, port: number, url: string): Promise<Backend> {
  const REDIS_URL = `redis://127.0.0.1:${port}`;
  const client = new Redis(REDIS_URL, { retryStrategy: () => 100, maxRetriesPerRequest: null });
  client.on('error', () => undefined);
  stage.onClear(() => {
    client.disconnect();
    return Promise.resolve();
  });
  return {
    name: 'redis',
    settings: { DATABASE_URL: url, REDIS_URL },
    lose: async () => {
      const waiting = (await client.llen('bull:quick:wait')) + (await client.llen('bull:quick:active'));
      await client.flushall();
      return waiting;
    },
  };
}

const postgresBackend = (consultation: OpenConsultation, url: string): Backend => ({
  name: 'postgres',
  settings: { DATABASE_URL: url },
  lose: async () => {
    const tables: { name: string }[] = await consultation.database.query(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname = 'bullmq' AND tablename <> 'migration'`,
    );
    const { held } = await consultation.figures<{ held: number }>(
      'SELECT count(*)::int AS held FROM bullmq.job',
    );
    const tablesSql = tables.map(({ name }) => name).join(', ');
    await consultation.database.query(`TRUNCATE ${tablesSql} CASCADE`);
    return held;
  },
});

/** Redis goes away for five seconds and comes back empty, while people go on writing and two workers stand by. */
async function redisAway(
  stage: Stage,
  trial: Trial,
  redis: { server: Running; port: number },
): Promise<{ outcome: Outcome; accepted: number; slowest: number; resumed: number; workersLeft: number }> {
  const workers = [trial.worker(), trial.worker()];
  await trial.drained();
  await redis.server.end('SIGKILL');
  const began = performance.now();
  const keys: string[] = [];
  let slowest = 0;
  while (since(began) < 5) {
    const sent = performance.now();
    keys.push(await trial.send(1, keys.length));
    slowest = Math.max(slowest, since(sent));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stage.redisAt(redis.port);
  const back = performance.now();
  const first = keys[0] ?? '';
  await waitUntil(async () => (await trial.screened(first)) === 1, workers[0], 60);
  const resumed = since(back);
  await trial.drained();
  const outcomes = await Promise.all(keys.map((key) => trial.outcome(key)));
  const sum = (figure: keyof Outcome): number =>
    outcomes.reduce((total, outcome) => total + outcome[figure], 0);
  const workersLeft = workers.filter(
    ({ child }) => child.exitCode === null && child.signalCode === null,
  ).length;
  for (const worker of workers) await worker.end();
  return {
    outcome: {
      sent: sum('sent'),
      waiting: sum('waiting'),
      screened: sum('screened'),
      twice: sum('twice'),
      lost: sum('lost'),
      failed: outcomes[0]?.failed ?? 0,
    },
    accepted: keys.length,
    slowest,
    resumed,
    workersLeft,
  };
}

async function tryBackend(
  name: Backend['name'],
  log: (line: string) => void,
): Promise<{ figures: Figures; promises: Record<string, boolean> }> {
  return Stage.with(async (stage) => {
    const url = await stage.postgres();
    const consultation = await OpenConsultation.make(stage, url);
    const port = await freePort();
    const server = name === 'redis' ? await stage.redisAt(port) : null;
    const backend = server ? await redisBackend(stage, port, url) : postgresBackend(consultation, url);
    const api = await stage.api(backend.settings);
    const people = await consultation.people(new Visitor(api.url), 10);
    const trial = new Trial(stage, backend, consultation, people, log);

    const flushed = await trial.lostQueue();
    log(`${name}: lost with ${WAITING} waiting: ${told(flushed.outcome)}, ${inSeconds(flushed.seconds)}`);
    const under = await trial.lostUnderWay();
    log(`${name}: lost under way: ${told(under.outcome)}, ${inSeconds(under.seconds)}`);
    const killed = await trial.killedWorker();
    log(
      `${name}: worker killed after ${killed.doneBefore}: ${told(killed.outcome)}, ${inSeconds(killed.seconds)}`,
    );
    const twice = await trial.killedTwice();
    log(`${name}: killed twice: ${told(twice.outcome)}, ${twice.recoveries.map(inSeconds).join(' and ')}`);
    const away = server ? await redisAway(stage, trial, { server, port }) : null;

    const slowestRecovery = Math.max(...twice.recoveries);
    return {
      figures: {
        [`${name}.waiting`]: flushed.outcome.waiting,
        [`${name}.flushed`]: told(flushed.outcome),
        [`${name}.firstAfter`]: inSeconds(flushed.first),
        [`${name}.drained`]: inSeconds(flushed.seconds),
        [`${name}.flushedUnderWay`]: told(under.outcome),
        [`${name}.drainedUnderWay`]: inSeconds(under.seconds),
        [`${name}.killed`]: told(killed.outcome),
        [`${name}.recovered`]: inSeconds(killed.seconds),
        [`${name}.killedTwice`]: told(twice.outcome),
        [`${name}.slowestRecovery`]: inSeconds(slowestRecovery),
        ...(away && {
          'redis.away': `${away.outcome.sent}accepted,${told(away.outcome)}`,
          'redis.slowestPost': inSeconds(away.slowest),
          'redis.resumed': inSeconds(away.resumed),
        }),
      },
      promises: {
        [`${name}: ${WAITING} wait and are screened once each after the loss`]:
          flushed.outcome.waiting === WAITING &&
          flushed.outcome.sent === WAITING &&
          eachOnce(flushed.outcome),
        [`${name}: a loss under way`]: under.outcome.sent === LOST_UNDER_WAY && eachOnce(under.outcome),
        [`${name}: a killed worker`]:
          killed.outcome.sent === UNDER_WAY && killed.doneBefore < UNDER_WAY && eachOnce(killed.outcome),
        [`${name}: recovery within ${RECOVERY_SECONDS} s`]:
          killed.seconds <= RECOVERY_SECONDS && slowestRecovery <= RECOVERY_SECONDS,
        [`${name}: a job killed twice is done`]: eachOnce(twice.outcome) && twice.attempts < 5,
        ...(away && {
          'redis: comments are accepted while it is away': away.outcome.sent === away.accepted,
          'redis: what was sent meanwhile is screened once': eachOnce(away.outcome),
          [`redis: the same workers resume within ${RESUMPTION_SECONDS} s`]:
            away.resumed <= RESUMPTION_SECONDS && away.workersLeft === 2,
        }),
      },
    };
  });
}

export const queueLoss: Check = {
  name: 'queue-loss',
  proves: 'comments that wait are screened, each once, when the queue is emptied or workers are killed',
  run: async (log) => {
    if (!hasRedis()) throw new Error('redis-server is missing: half of this check cannot be tried');
    const redis = await tryBackend('redis', log);
    const postgres = await tryBackend('postgres', log);
    return keeping({ ...redis.promises, ...postgres.promises }, { ...redis.figures, ...postgres.figures });
  },
};
