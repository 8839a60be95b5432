import { Module } from '@nestjs/common';
import { DoctrineModule } from '#doctrine';
import { CommentsModule } from '../comments.module';
import { CommentCountsResolver } from './comment-counts.resolver';
import { CommentDraftsResolver } from './comment-drafts.resolver';
import { CommentsResolver } from './comments.resolver';
import { ConsultationCommentsResolver } from './consultation-comments.resolver';
import { CommentPlacementsResolver, PlacementsResolver } from './placements.resolver';
import { PendingChangesResolver, WrittenSectionsResolver } from './written-sections.resolver';
import { SectionPassagesResolver } from './section-passages.resolver';

@Module({
  imports: [CommentsModule, DoctrineModule],
  providers: [
    CommentsResolver,
    CommentCountsResolver,
    ConsultationCommentsResolver,
    CommentDraftsResolver,
    PlacementsResolver,
    CommentPlacementsResolver,
    WrittenSectionsResolver,
    PendingChangesResolver,
    SectionPassagesResolver,
  ],
  exports: [CommentsModule],
})
export class CommentsGraphqlModule {}
