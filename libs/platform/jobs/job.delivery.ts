import type { DataSource } from 'typeorm';
import type { Logger } from '../logging/logger';
import type { DeliveryBackend, NoticeQueue, NoticeWorker } from './job.backend';
import { JOB_QUEUES, type JobQueue } from './job.contract';
import { markDelivered, queueOf, takeDueJobs, undoDelivery } from './job.store';

/** Milliseconds for which announcements are gathered before they go to BullMQ in one call. */
const GATHER_MS = 5;

/** Jobs handed over by one sweep. */
const SWEEP_LIMIT = 1_000;

/** BullMQ's job id: never the same twice for one record, because BullMQ ignores ids that it has already seen. */
const noticeId = (id: string, delivery: number): string => `${id}-${delivery}`;

/**
 * Hands jobs to BullMQ. It may lose all it holds at any moment: the `job` table is the record, and `sweep` delivers
 * again what was not done.
 */
export class JobDelivery {
  private readonly queues = new Map<JobQueue, NoticeQueue>();
  private readonly workers: NoticeWorker[] = [];
  private gathered: { id: string; queue: JobQueue }[] = [];
  private flushing: Promise<void> = Promise.resolve();
  private timer?: NodeJS.Timeout;
  private closed = false;

  constructor(
    private readonly backend: DeliveryBackend,
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

  /**
   * Delivers what is due. Returns the number of jobs handed over. Throws, and leaves all as it is, while BullMQ's store
   * is away.
   */
  async sweep(): Promise<number> {
    const due = await takeDueJobs(this.dataSource, SWEEP_LIMIT, await this.noticesHeld());
    try {
      for (const queue of JOB_QUEUES) {
        await this.hand(
          queue,
          due.filter((job) => queueOf(job.name) === queue),
        );
      }
    } catch (error) {
      await undoDelivery(
        this.dataSource,
        due.map(({ id }) => id),
      );
      throw error;
    }
    return due.length;
  }

  /** Notices that BullMQ holds, those in a worker's hands included. */
  private async noticesHeld(): Promise<number> {
    const counts = await Promise.all(
      JOB_QUEUES.map((queue) => this.queue(queue).getJobCountByTypes('waiting', 'active')),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** Throws when jobs cannot be delivered by this build. */
  check(): Promise<void> {
    return this.backend.check();
  }

  /** Starts to receive the notices of one queue. */
  receive(queue: JobQueue, concurrency: number, process: (id: string) => Promise<void>): void {
    const worker = this.backend.openWorker(queue, concurrency, ({ id }) => process(id));
    this.watch(worker, queue);
    this.workers.push(worker);
  }

  /** Stops receiving; jobs under way end first. */
  async stopReceiving(): Promise<void> {
    await Promise.all(this.workers.splice(0).map((worker) => worker.close()));
  }

  /** Hands over what is gathered and closes the connections. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.stopReceiving();
    await this.flushing;
    await this.flush();
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    await this.backend.close();
  }

  private async flush(): Promise<void> {
    const batch = this.gathered;
    this.gathered = [];
    if (batch.length === 0) return;
    try {
      for (const queue of JOB_QUEUES) {
        await this.hand(
          queue,
          batch.filter((job) => job.queue === queue).map(({ id }) => ({ id, delivery: 0 })),
        );
      }
      await markDelivered(
        this.dataSource,
        batch.map(({ id }) => id),
      );
    } catch (error) {
      this.logger.warn({ err: error, jobs: batch.length }, 'jobs not announced; the sweep will deliver them');
    }
  }

  private async hand(queue: JobQueue, jobs: readonly { id: string; delivery: number }[]): Promise<void> {
    if (jobs.length === 0) return;
    await this.queue(queue).addBulk(
      jobs.map(({ id, delivery }) => ({
        name: queue,
        data: { id },
        opts: { jobId: noticeId(id, delivery) },
      })),
    );
  }

  private queue(name: JobQueue): NoticeQueue {
    const existing = this.queues.get(name);
    if (existing) return existing;
    const queue = this.backend.openQueue(name);
    this.watch(queue, name);
    this.queues.set(name, queue);
    return queue;
  }

  private watch(part: NoticeQueue | NoticeWorker, queue: JobQueue): void {
    part.on('error', (error) => {
      this.logger.warn(
        { queue, type: error.name, code: (error as { code?: string }).code },
        'job delivery disturbed',
      );
    });
  }
}
