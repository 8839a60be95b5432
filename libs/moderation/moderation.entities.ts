import { Appeal } from './appeal.entity';
import { CommentReport } from './comment-report.entity';
import { DecisionChain } from './decision-chain.entity';
import { Decision } from './decision.entity';
import { ModerationCase } from './moderation-case.entity';
import { ScreeningFinding } from './screening-finding.entity';
import { RevisionScreening } from './screening.entity';

export const moderationEntities = [
  RevisionScreening,
  ScreeningFinding,
  ModerationCase,
  CommentReport,
  Appeal,
  Decision,
  DecisionChain,
];
