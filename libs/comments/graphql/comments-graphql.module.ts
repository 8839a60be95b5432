import { Module } from '@nestjs/common';
import { CommentsModule } from '../comments.module';
import { CommentCountsResolver } from './comment-counts.resolver';
import { CommentsResolver } from './comments.resolver';
import { ConsultationCommentsResolver } from './consultation-comments.resolver';

@Module({
  imports: [CommentsModule],
  providers: [CommentsResolver, CommentCountsResolver, ConsultationCommentsResolver],
  exports: [CommentsModule],
})
export class CommentsGraphqlModule {}
