import { Module } from '@nestjs/common';
import { RevisionOutcomes } from '#comments';
import { DecisionLog } from './decision.log';
import { DecisionQueries } from './decision.queries';
import { ModerationCaseQueries } from './moderation-case.queries';
import { ModerationService } from './moderation.service';
import { ReportsService } from './reports.service';
import { ScreeningService } from './screening.service';

@Module({
  providers: [
    DecisionLog,
    DecisionQueries,
    ModerationCaseQueries,
    ModerationService,
    ReportsService,
    ScreeningService,
    RevisionOutcomes,
  ],
  exports: [
    DecisionLog,
    DecisionQueries,
    ModerationCaseQueries,
    ModerationService,
    ReportsService,
    ScreeningService,
  ],
})
export class ModerationModule {}
