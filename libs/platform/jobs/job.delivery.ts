import { createPostgresBackend, Queue, Worker, type ConnectionOptions, type Processor, type WorkerOptions } from 'bullmq';
import { Pool } from 'pg';
import { Redis } from 'ioredis';
import { DataSource } from 'typeorm';
import type { Configuration } from '../config/configuration';
import type { Logger } from '../logging/logger';
import { JOB_QUEUES, type JobQueue } from './job.contract';
import { markDelivered, queueOf, takeDueJobs } from './job.store';

/** Milliseconds for which announcements are gathered before they go to BullMQ in one call. */
const GATHER_MS = 5;

/** Jobs handed over by one sweep. */
const SWEEP_LIMIT = 1_000;

/** Milliseconds after which a worker that stopped renewing its lock is taken for dead. */
const LOCK_DURATION_MS = 10_000;

/** What BullMQ carries: nothing but the id of the record. */
interface Notice {
  id: string;
}

/** BullMQ's job id: never the same twice for one record, because BullMQ ignores ids that it has already seen. */
const noticeId = (id: string, delivery: number): string => `${id}-${delivery}`;

/**
 * Hands jobs to BullMQ, over Redis or over PostgreSQL. It may lose all it holds at any moment:
 * the `job` table is the record, and `sweep` delivers again what was not done.
 */
export class JobDelivery {
  private readonly queues = new Map<JobQueue, Queue<Notice>>();
  private readonly workers: Worker<Notice>[] = [];
  private readonly clients: { close: () => Promise<unknown> }[] = [];
  private gathered: { id: string; queue: JobQueue }[] = [];
  private flushing: Promise<void> = Promise.resolve();
  private timer?: NodeJS.Timeout;
  private closed = false;

  constructor(
    private readonly configuration: Pick<Configuration, 'DATABASE_URL' | 'REDIS_URL'>,
    private readonly dataSource: DataSource,
    private readonly logger: Logger,
  ) {}

  /** Announces a committed job. Returns at once; a failure is left to the sweep. */
  announce(id: string, queue: JobQueue): void {
    if (this.closed) return;
    this.gathered.push({ id, queue });
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.flushing = this.flushing.then(() => this.flush());
    }, GATHER_MS);
  }

  /** Delivers what is due. Returns the number of jobs handed over. */
  async sweep(): Promise<number> {
    const due = await takeDueJobs(this.dataSource, SWEEP_LIMIT);
    for (const queue of JOB_QUEUES) {
      const notices = due.filter((job) => queueOf(job.name) === queue);
      if (notices.length > 0) await this.hand(queue, notices);
    }
    return due.length;
  }

  /** Starts to receive the notices of one queue. */
  receive(queue: JobQueue, concurrency: number, process: (id: string) => Promise<void>): void {
    const processor: Processor<Notice> = (job) => process(job.data.id);
    const options: WorkerOptions = {
      connection: this.connection('worker'),
      concurrency,
      lockDuration: LOCK_DURATION_MS,
      stalledInterval: LOCK_DURATION_MS / 2,
      maxStalledCount: 10,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    };
    const worker = this.configuration.REDIS_URL
      ? new Worker<Notice>(queue, processor, options)
      : new Worker<Notice>(queue, processor, options as never, createPostgresBackend);
    worker.on('error', (error) => {
      this.logger.warn({ queue, code: (error as { code?: string }).code, type: error.name }, 'job delivery disturbed');
    });
    this.workers.push(worker);
  }

  /** Lets jobs under way end, hands over what is gathered, closes the connections. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await Promise.all(this.workers.map((worker) => worker.close()));
    this.flushing = this.flushing.then(() => this.flush());
    await this.flushing;
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    await Promise.all(this.clients.map((client) => client.close()));
  }

  private async flush(): Promise<void> {
    const batch = this.gathered;
    this.gathered = [];
    if (batch.length === 0) return;
    try {
      for (const queue of JOB_QUEUES) {
        const notices = batch.filter((job) => job.queue === queue).map(({ id }) => ({ id, delivery: 0 }));
        if (notices.length > 0) await this.hand(queue, notices);
      }
      await markDelivered(this.dataSource, batch.map(({ id }) => id));
    } catch (error) {
      this.logger.warn({ err: error, jobs: batch.length }, 'jobs could not be announced; the sweep will deliver them');
    }
  }

  private async hand(queue: JobQueue, jobs: readonly { id: string; delivery: number }[]): Promise<void> {
    await this.queue(queue).addBulk(
      jobs.map(({ id, delivery }) => ({ name: queue, data: { id }, opts: { jobId: noticeId(id, delivery) } })),
    );
  }

  private queue(name: JobQueue): Queue<Notice> {
    const existing = this.queues.get(name);
    if (existing) return existing;
    const options = {
      connection: this.connection('producer'),
      defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
    };
    const queue = this.configuration.REDIS_URL
      ? new Queue<Notice>(name, options)
      : new Queue<Notice>(name, options as never, createPostgresBackend as never);
    queue.on('error', (error: Error) => {
      this.logger.warn({ queue: name, type: error.name }, 'job delivery disturbed');
    });
    this.queues.set(name, queue);
    return queue;
  }

  private connection(role: 'producer' | 'worker'): ConnectionOptions {
    const { REDIS_URL, DATABASE_URL } = this.configuration;
    if (REDIS_URL) {
      // A producer fails fast, so that the sweep takes over; a worker waits for as long as Redis is away.
      const redis = new Redis(REDIS_URL, {
        lazyConnect: false,
        maxRetriesPerRequest: role === 'worker' ? null : 1,
        enableOfflineQueue: role === 'worker',
        retryStrategy: (times) => Math.min(times * 200, 5_000),
      });
      redis.on('error', () => undefined);
      this.clients.push({ close: () => Promise.resolve(redis.disconnect()) });
      return redis as unknown as ConnectionOptions;
    }
    const pool = new Pool({ connectionString: DATABASE_URL, max: 2, keepAlive: true, application_name: 'concertation-jobs' });
    pool.on('error', () => undefined);
    this.clients.push({ close: () => pool.end() });
    return pool as unknown as ConnectionOptions;
  }
}
