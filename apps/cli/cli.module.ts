import { Module, type DynamicModule } from '@nestjs/common';
import { CommentsModule } from '#comments';
import { DoctrineModule } from '#doctrine';
import { IdentityModule } from '#identity';
import { ModerationModule } from '#moderation';
import { PlatformModule, type Configuration } from '#platform';
import { SynthesisModule } from '#synthesis';
import { TourModule } from '#tour';
import { entities } from '../entities';

/** The operator's process: the domains' services, no GraphQL and no handlers. */
@Module({})
export class CliModule {
  static with(configuration: Configuration): DynamicModule {
    return {
      module: CliModule,
      imports: [
        PlatformModule.forProcess('api', configuration, entities),
        IdentityModule,
        DoctrineModule,
        TourModule,
        CommentsModule,
        SynthesisModule,
        ModerationModule,
      ],
    };
  }
}
