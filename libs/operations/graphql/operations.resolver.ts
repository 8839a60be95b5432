import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#identity';
import { Access, CurrentViewer, Done } from '#identity/graphql';
import { encodeCursor } from '#kernel';
import type { JobListing } from '#platform';
import { pageOf, type Connection } from '#platform/graphql';
import { failureSentence } from '../failure.sentence';
import { OperationsService, type SystemState } from '../operations.service';
import { FailedJobConnection, FailedJobType } from './failed-job.type';
import { FailedJobsArguments, RetryJobInput } from './operations.inputs';
import { JobsRetried, RetryAllFailedJobsResult, RetryJobResult } from './operations.results';
import { SystemStateType } from './system-state.type';

/** What administrators of the whole platform see and do of its machinery. */
@Resolver(() => SystemStateType)
export class OperationsResolver {
  constructor(private readonly operations: OperationsService) {}

  @Access('administrator')
  @Query(() => SystemStateType, {
    description: 'État de la plateforme à cet instant, pour les administrateurs de toute la plateforme.',
  })
  async systemState(@CurrentViewer() viewer: Viewer): Promise<SystemStateType> {
    return stateOf(await this.operations.state(viewer));
  }

  @Access('administrator')
  @Query(() => FailedJobConnection, {
    description:
      'Tâches de fond abandonnées, les plus récentes d’abord, pour les administrateurs de toute la plateforme.',
  })
  async failedJobs(
    @CurrentViewer() viewer: Viewer,
    @Args() page: FailedJobsArguments,
  ): Promise<Connection<FailedJobType>> {
    const { rows, size } = await this.operations.failedJobs(viewer, page);
    return pageOf(rows, size, ({ id }) => encodeCursor([id]), jobOf);
  }

  @Access('administrator')
  @Mutation(() => RetryJobResult, {
    description: 'Remet en attente une tâche abandonnée, avec tous ses essais.',
  })
  async retryJob(@CurrentViewer() viewer: Viewer, @Args('input') { jobId }: RetryJobInput): Promise<Done> {
    await this.operations.retryJob(viewer, jobId);
    return { ok: true };
  }

  @Access('administrator')
  @Mutation(() => RetryAllFailedJobsResult, {
    description: 'Remet en attente toutes les tâches abandonnées.',
  })
  async retryAllFailedJobs(@CurrentViewer() viewer: Viewer): Promise<JobsRetried> {
    return { count: await this.operations.retryAllFailedJobs(viewer) };
  }
}

/** Without the payload, which is for programs. */
const jobOf = ({
  id,
  name,
  state,
  attempts,
  createdAt,
  lastError,
  correlationId,
}: JobListing): FailedJobType =>
  Object.assign(new FailedJobType(), {
    ...{ id, name, state, attempts, createdAt, correlationId },
    lastError: failureSentence(lastError),
  });

const stateOf = ({ databaseLatencyMs, figures, ...process }: SystemState): SystemStateType =>
  Object.assign(new SystemStateType(), {
    ...process,
    database: {
      ok: figures !== null,
      latencyMs: databaseLatencyMs,
      sizeBytes: figures && Number(figures.sizeBytes),
      connectionsUsed: figures?.connectionsUsed ?? null,
      connectionsMax: figures?.connectionsMax ?? null,
    },
    jobs: figures && {
      waiting: figures.jobsWaiting,
      oldestWaitingSeconds:
        figures.oldestWaitingSeconds === null ? null : Math.floor(figures.oldestWaitingSeconds),
      failed: figures.jobsFailed,
      completedLastHour: figures.jobsCompletedLastHour,
    },
    mails: figures && { waiting: figures.mailsWaiting, failed: figures.mailsFailed },
    lastMigration: figures?.lastMigration ?? null,
  });
