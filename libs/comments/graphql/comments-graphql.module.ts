import { Module } from '@nestjs/common';
import { CommentsModule } from '../comments.module';
import { CommentCountsResolver } from './comment-counts.resolver';
import { CommentsResolver } from './comments.resolver';

@Module({
  imports: [CommentsModule],
  providers: [CommentsResolver, CommentCountsResolver],
  exports: [CommentsModule],
})
export class CommentsGraphqlModule {}
