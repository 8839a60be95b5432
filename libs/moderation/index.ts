export { Appeal } from './appeal.entity';
export { AppealsService, type AppealToMake } from './appeals.service';
export { CommentReport } from './comment-report.entity';
export { contributionsUrl, contributionUrl } from './decision.addresses';
export { DecisionChain } from './decision-chain.entity';
export { Decision } from './decision.entity';
export { DecisionLog, type DecisionToLog, type LogReport } from './decision.log';
export {
  type AuthorNotice,
  type DecisionNotice,
  DecisionQueries,
  type HoldNotice,
  type LogEntry,
  readDecisionNotice,
  readHoldNotice,
  type ToldDecision,
} from './decision.queries';
export {
  CHARTER_CLAUSES,
  isReasonCode,
  REASON_CODES,
  REASONS,
  type Reason,
  type ReasonCode,
} from './decision.reasons';
export { DECISION_KINDS, type DecisionKind } from './decision.rules';
export {
  LEASE_MINUTES,
  MODERATION_QUEUES,
  ModerationCase,
  type ModerationQueue,
} from './moderation-case.entity';
export { ModerationCaseQueries, type QueueFilter } from './moderation-case.queries';
export { moderationEntities } from './moderation.entities';
export { ModerationModule } from './moderation.module';
export { type DecisionToTake, ModerationService } from './moderation.service';
export { ReportsService, type ReportToMake } from './reports.service';
export { SCREENING_PHASES, warnings, type Finding } from './screening';
export { ScreeningFinding } from './screening-finding.entity';
export { RevisionScreening } from './screening.entity';
export { ScreeningService } from './screening.service';
