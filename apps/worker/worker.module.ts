import { Module, type DynamicModule } from '@nestjs/common';
import { CommentsJobsModule } from '#comments/jobs';
import { DoctrineJobsModule } from '#doctrine/jobs';
import { ModerationJobsModule } from '#moderation/jobs';
import { NotificationsJobsModule } from '#notifications/jobs';
import { PlatformModule, type Configuration } from '#platform';
import { SendMailHandler } from '#platform/mail';
import { SynthesisJobsModule } from '#synthesis/jobs';
import { entities } from '../entities';

/** The process that does the jobs: the domains' handlers, no GraphQL. */
@Module({})
export class WorkerModule {
  static with(configuration: Configuration): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.forProcess('worker', configuration, entities),
        DoctrineJobsModule,
        CommentsJobsModule,
        ModerationJobsModule,
        NotificationsJobsModule,
        SynthesisJobsModule,
      ],
      providers: [SendMailHandler],
    };
  }
}
