import { CommentDecisionsResolver } from './comment-decisions.resolver';
import { CommentPreviewResolver } from './comment-preview.resolver';
import { DecisionsResolver } from './decisions.resolver';
import { ModerationResolver } from './moderation.resolver';
import { QueueCountsResolver } from './queue-counts.resolver';

export { CommentDecisionType, DecisionReasonType } from './decision.types';
export { ModerationGraphqlModule } from './moderation-graphql.module';

/** The resolvers of this domain. */
export const moderationResolvers = [
  ModerationResolver,
  QueueCountsResolver,
  DecisionsResolver,
  CommentDecisionsResolver,
  CommentPreviewResolver,
];
