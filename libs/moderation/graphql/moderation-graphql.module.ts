import { Module } from '@nestjs/common';
import { ModerationModule } from '../moderation.module';
import { CommentDecisionsResolver } from './comment-decisions.resolver';
import { CommentPreviewResolver } from './comment-preview.resolver';
import { DecisionsResolver } from './decisions.resolver';
import { ModerationResolver } from './moderation.resolver';
import { QueueCountsResolver } from './queue-counts.resolver';

/** The moderators' workplace, and what authors and readers see of decisions. */
@Module({
  imports: [ModerationModule],
  providers: [
    ModerationResolver,
    QueueCountsResolver,
    DecisionsResolver,
    CommentDecisionsResolver,
    CommentPreviewResolver,
  ],
  exports: [ModerationModule],
})
export class ModerationGraphqlModule {}
