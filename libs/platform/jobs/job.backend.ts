import {
  assertSchemaCompatibility,
  createPostgresBackend,
  Queue,
  Worker,
  withBackend,
  type Processor,
} from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import { Client } from 'pg';

/** What BullMQ carries: nothing but the id of the record. */
export interface Notice {
  id: string;
}

/** The part of BullMQ's Queue that is used, whatever stands behind it. */
export interface NoticeQueue {
  addBulk(jobs: { name: string; data: Notice; opts: { jobId: string } }[]): Promise<unknown>;
  getJobCountByTypes(...types: ('waiting' | 'active')[]): Promise<number>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

/** The part of BullMQ's Worker that is used. */
export interface NoticeWorker {
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

/** Where BullMQ keeps its notices: Redis or PostgreSQL, alike to all that is above. */
export interface DeliveryBackend {
  /** Throws when the store cannot be used: a BullMQ worker would try again without a pause, at the price of a core. */
  check(): Promise<void>;
  openQueue(name: string): NoticeQueue;
  openWorker(name: string, concurrency: number, process: (notice: Notice) => Promise<void>): NoticeWorker;
  close(): Promise<void>;
}

/**
 * Milliseconds after which a worker that stopped renewing its lock is taken for dead. Short, because a live one that is
 * taken for dead costs nothing: the record lets nobody do its job a second time.
 */
const LOCK_DURATION_MS = 6_000;

/** Milliseconds between two looks for dead workers: with the lock, at most 8 s from a death to the next hands. */
const STALLED_INTERVAL_MS = 2_000;

/** Milliseconds between two tries to reach Redis again, at most. */
const RECONNECTION_MS = 5_000;

/** Milliseconds after which a worker whose store was away asks again. BullMQ's own is 15 s: people would wait for it. */
const RETRY_DELAY_MS = 1_000;

/** Nothing is kept by BullMQ after a job and nothing is tried again by it: both are the record's business. */
const queueOptions = { defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true } };

const workerOptions = (concurrency: number) => ({
  concurrency,
  lockDuration: LOCK_DURATION_MS,
  stalledInterval: STALLED_INTERVAL_MS,
  maxStalledCount: 10,
  runRetryDelay: RETRY_DELAY_MS,
  removeOnComplete: { count: 0 },
  removeOnFail: { count: 0 },
});

const processor =
  (process: (notice: Notice) => Promise<void>): Processor<Notice> =>
  (job) =>
    process(job.data);

/** BullMQ over Redis. A producer fails fast, so that the sweep takes over; a worker waits for as long as Redis is away. */
export function redisBackend(url: string): DeliveryBackend {
  const clients: Redis[] = [];
  const connect = (options: RedisOptions): Redis => {
    const client = new Redis(url, {
      ...options,
      retryStrategy: (times) => Math.min(times * 200, RECONNECTION_MS),
    });
    client.on('error', () => undefined);
    clients.push(client);
    return client;
  };
  return {
    check: () => Promise.resolve(),
    openQueue: (name) =>
      new Queue<Notice>(name, {
        ...queueOptions,
        connection: connect({ maxRetriesPerRequest: 1, commandTimeout: 2_000 }),
      }),
    openWorker: (name, concurrency, process) =>
      new Worker<Notice>(name, processor(process), {
        ...workerOptions(concurrency),
        connection: connect({ maxRetriesPerRequest: null }),
      }),
    close: () => {
      for (const client of clients) client.disconnect();
      return Promise.resolve();
    },
  };
}

/** BullMQ over PostgreSQL, in the schema `bullmq` that it keeps by itself. Two connections for each queue and worker. */
export function postgresBackend(url: string): DeliveryBackend {
  const bull = withBackend(createPostgresBackend);
  // An address, not a pool of ours: BullMQ then sets the search path to its schema and closes what it opened.
  const connection = {
    connectionString: url,
    max: 2,
    keepAlive: true,
    application_name: 'concertation-jobs',
  };
  return {
    check: async () => {
      const client = new Client({ connectionString: url });
      await client.connect();
      await assertSchemaCompatibility(client).finally(() => client.end());
    },
    openQueue: (name) => new bull.Queue<Notice>(name, { ...queueOptions, connection }),
    openWorker: (name, concurrency, process) =>
      new bull.Worker<Notice>(name, processor(process), { ...workerOptions(concurrency), connection }),
    close: () => Promise.resolve(),
  };
}
