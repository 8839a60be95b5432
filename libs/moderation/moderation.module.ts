import { Module } from '@nestjs/common';
import { CommentsModule } from '#comments';
import { AppealsService } from './appeals.service';
import { DecisionLog } from './decision.log';
import { DecisionQueries } from './decision.queries';
import { ModerationCaseQueries } from './moderation-case.queries';
import { ModerationService } from './moderation.service';
import { ReportsService } from './reports.service';
import { ScreeningService } from './screening.service';

@Module({
  imports: [CommentsModule],
  providers: [
    AppealsService,
    DecisionLog,
    DecisionQueries,
    ModerationCaseQueries,
    ModerationService,
    ReportsService,
    ScreeningService,
  ],
  exports: [
    AppealsService,
    DecisionLog,
    DecisionQueries,
    ModerationCaseQueries,
    ModerationService,
    ReportsService,
    ScreeningService,
  ],
})
export class ModerationModule {}
