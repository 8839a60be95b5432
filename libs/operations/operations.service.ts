import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Viewer } from '#identity';
import { decodeIdCursor, isId, NotFound, type PageRequest, pageSize } from '#kernel';
import {
  BUILD_VERSION,
  CONFIGURATION,
  failedJobs,
  LOGGER,
  retryFailedJobs,
  retryJob,
  type Configuration,
  type JobListing,
  type Logger,
} from '#platform';
import { SystemStateQueries, type SystemFigures } from './system-state.queries';

export type JobBackend = 'redis' | 'postgresql';

export interface SystemState {
  version: string;
  /** Of the process that answers. */
  startedAt: Date;
  jobBackend: JobBackend;
  /** Milliseconds; null when the database did not answer. */
  databaseLatencyMs: number | null;
  figures: SystemFigures | null;
}

/**
 * What administrators see and do of the platform's machinery; the operator's command line does the same by the same
 * functions. For administrators of the whole platform: a consultation's have no part in it.
 */
@Injectable()
export class OperationsService {
  private readonly startedAt = new Date(Date.now() - process.uptime() * 1_000);

  constructor(
    private readonly dataSource: DataSource,
    private readonly queries: SystemStateQueries,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Failed jobs, newest first: one more than the page, if there is one. Throws NotAllowed, InvalidInput. */
  async failedJobs(viewer: Viewer, page: PageRequest): Promise<{ rows: JobListing[]; size: number }> {
    viewer.require('administrator', null);
    const size = pageSize(page.first);
    const after = page.after ? decodeIdCursor(page.after) : null;
    return { rows: await failedJobs(this.dataSource, after ?? null, size + 1), size };
  }

  /** Puts one failed job back to waiting. Throws NotAllowed, NotFound. */
  async retryJob(viewer: Viewer, jobId: string): Promise<void> {
    viewer.require('administrator', null);
    if (!isId(jobId)) throw new NotFound(undefined, 'jobId');
    await retryJob(this.dataSource, jobId);
  }

  /** Puts all failed jobs back to waiting; returns how many. Throws NotAllowed. */
  async retryAllFailedJobs(viewer: Viewer): Promise<number> {
    viewer.require('administrator', null);
    return retryFailedJobs(this.dataSource);
  }

  /** Two statements, whatever the platform holds. Answers also when the database does not. Throws NotAllowed. */
  async state(viewer: Viewer): Promise<SystemState> {
    viewer.require('administrator', null);
    const process = {
      version: BUILD_VERSION,
      startedAt: this.startedAt,
      jobBackend: this.configuration.REDIS_URL ? ('redis' as const) : ('postgresql' as const),
    };
    try {
      const databaseLatencyMs = await this.queries.latency();
      return { ...process, databaseLatencyMs, figures: await this.queries.figures() };
    } catch (error) {
      this.logger.error({ err: error }, 'state of the system not readable');
      return { ...process, databaseLatencyMs: null, figures: null };
    }
  }
}
