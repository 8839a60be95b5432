import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { DomainError } from '#kernel';
import type { Configuration } from '../config/configuration';
import { Transactions } from '../database/transactions';
import { withCorrelation, type Logger } from '../logging/logger';
import { CONFIGURATION, LOGGER } from '../tokens';
import { declaredJobs, JOB_QUEUES, readPayload, type JobContract } from './job.contract';
import { JobDelivery } from './job.delivery';
import { HANDLES_JOB, type JobHandler } from './job.handler';
import {
  CLAIM_SECONDS,
  claimJob,
  completeJob,
  lockWaitingJob,
  recordFailure,
  renewClaim,
  type StoredJob,
} from './job.store';

/** Milliseconds between two sweeps of one worker process. */
const SWEEP_INTERVAL_MS = 2_000;

interface Registered {
  contract: JobContract<object>;
  handler: JobHandler<object, unknown>;
}

/** The worker's heart: receives notices, does each job once, records failures, sweeps. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly handlers = new Map<string, Registered>();
  private sweepTimer?: NodeJS.Timeout;
  private sweeping: Promise<unknown> = Promise.resolve();
  private stopping = false;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly delivery: JobDelivery,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.register();
    await this.delivery.check();
    for (const queue of JOB_QUEUES) {
      this.delivery.receive(queue, this.configuration.WORKER_CONCURRENCY, (id) => this.work(id));
    }
    this.scheduleSweep(0);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.sweepTimer);
    await this.delivery.stopReceiving();
    await this.sweeping;
  }

  /** Does one job, if it is waiting and in nobody else's hands. Never throws: the record says what happened. */
  async work(id: string): Promise<void> {
    const stored = await this.read(id);
    const registered = stored && this.handlers.get(stored.name);
    if (!stored || !registered) return;
    await withCorrelation(stored.correlationId, async () => {
      const started = performance.now();
      try {
        const done = registered.handler.prepare
          ? await this.withPreparation(registered, id)
          : await this.apply(registered, id, undefined);
        if (done)
          this.logger.info(
            { job: id, name: stored.name, ms: Math.round(performance.now() - started) },
            'job done',
          );
      } catch (error) {
        await this.fail(registered, stored, error);
      }
    });
  }

  /** Pairs each declared job with its handler; throws, so that boot fails, unless each has exactly one. */
  private register(): void {
    for (const { instance, metatype } of this.discovery.getProviders()) {
      const contract = metatype && this.reflector.get<JobContract<object> | undefined>(HANDLES_JOB, metatype);
      if (!contract) continue;
      if (this.handlers.has(contract.name)) throw new Error(`The job ${contract.name} has two handlers`);
      this.handlers.set(contract.name, { contract, handler: instance as JobHandler<object, unknown> });
    }
    const orphans = declaredJobs().filter(({ name }) => !this.handlers.has(name));
    if (orphans.length > 0)
      throw new Error(`Jobs without a handler: ${orphans.map(({ name }) => name).join(', ')}`);
  }

  private async read(id: string): Promise<StoredJob | undefined> {
    const rows: StoredJob[] = await this.dataSource.query(
      `SELECT id, name, payload, attempts, correlation_id AS "correlationId" FROM job WHERE id = $1 AND state = 'waiting'`,
      [id],
    );
    return rows[0];
  }

  private async apply({ contract, handler }: Registered, id: string, prepared: unknown): Promise<boolean> {
    return this.transactions.run(async (transaction) => {
      const job = await lockWaitingJob(transaction.manager, id);
      if (!job) return false;
      await handler.apply(readPayload(contract, job.payload), transaction, prepared);
      await completeJob(transaction.manager, id);
      return true;
    });
  }

  private async withPreparation(registered: Registered, id: string): Promise<boolean> {
    const job = await claimJob(this.dataSource, id);
    if (!job) return false;
    const renewal = setInterval(
      () => {
        renewClaim(this.dataSource, id).catch((error: unknown) => {
          this.logger.warn({ err: error, job: id }, 'claim not renewed');
        });
      },
      (CLAIM_SECONDS * 1000) / 3,
    );
    try {
      const prepared = await registered.handler.prepare?.(readPayload(registered.contract, job.payload), {
        id,
        attempt: job.attempts + 1,
        progress: (percent) => renewClaim(this.dataSource, id, percent),
      });
      return await this.apply(registered, id, prepared);
    } finally {
      clearInterval(renewal);
    }
  }

  private async fail({ contract, handler }: Registered, stored: StoredJob, error: unknown): Promise<void> {
    const final = error instanceof DomainError;
    const { name: type, code } = error as { name?: string; code?: unknown };
    const summary = [type ?? 'Error', ...(typeof code === 'string' ? [code] : [])].join(' ');
    this.logger.error({ err: error, job: stored.id, name: stored.name }, 'job failed');
    try {
      await this.transactions.run(async (transaction) => {
        const state = await recordFailure(transaction.manager, stored.id, summary, final);
        if (state === 'failed') await handler.giveUp?.(readPayload(contract, stored.payload), transaction);
      });
    } catch (unrecorded) {
      this.logger.error(
        { err: unrecorded, job: stored.id },
        'failure not recorded; the sweep will deliver the job again',
      );
    }
  }

  private scheduleSweep(delay: number): void {
    this.sweepTimer = setTimeout(() => {
      this.sweeping = this.delivery
        .sweep()
        .catch((error: unknown) => {
          this.logger.warn({ err: error }, 'sweep failed');
        })
        .finally(() => {
          if (!this.stopping) this.scheduleSweep(SWEEP_INTERVAL_MS);
        });
    }, delay);
  }
}
