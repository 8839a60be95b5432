import { Module, type DynamicModule } from '@nestjs/common';
import { CommentsModule } from '#comments';
import { DoctrineModule } from '#doctrine';
import { IdentityModule } from '#identity';
import { ModerationModule } from '#moderation';
import { PlatformModule, type Configuration } from '#platform';
import { SynthesisModule } from '#synthesis';
import { TourModule } from '#tour';
import { entities } from '../../entities';
import { RecordedTransactions } from './recorded.transactions';
import { SampleConsultations } from './sample.consultations';
import { SampleContributions } from './sample.contributions';
import { SampleDoctrine } from './sample.doctrine';

/** The domains' services, with a clock that can be set: see RecordedTransactions. */
@Module({})
export class SampleModule {
  static with(configuration: Configuration): DynamicModule {
    return {
      module: SampleModule,
      imports: [
        PlatformModule.forProcess('api', configuration, entities, RecordedTransactions),
        IdentityModule,
        DoctrineModule,
        TourModule,
        CommentsModule,
        ModerationModule,
        SynthesisModule,
      ],
      providers: [SampleDoctrine, SampleConsultations, SampleContributions],
    };
  }
}
