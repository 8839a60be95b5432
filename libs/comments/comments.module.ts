import { Module } from '@nestjs/common';
import { DoctrineModule } from '#doctrine';
import { AccountLimits } from './account.limits';
import { ConsultationImport } from './consultation-import.service';
import { CommentCountsQueries } from './comment-counts.queries';
import { CommentDraftsQueries } from './comment-drafts.queries';
import { CommentDraftsService } from './comment-drafts.service';
import { CommentSectionsQueries } from './comment-sections.queries';
import { CommentsQueries } from './comments.queries';
import { CommentsService } from './comments.service';
import { ReactionsService } from './reactions.service';
import { RevisionOutcomes } from './revision-outcomes';

@Module({
  imports: [DoctrineModule],
  providers: [
    AccountLimits,
    CommentsService,
    ReactionsService,
    RevisionOutcomes,
    CommentsQueries,
    CommentCountsQueries,
    CommentSectionsQueries,
    CommentDraftsService,
    CommentDraftsQueries,
    ConsultationImport,
  ],
  exports: [
    AccountLimits,
    CommentsService,
    ReactionsService,
    RevisionOutcomes,
    CommentsQueries,
    CommentCountsQueries,
    CommentSectionsQueries,
    CommentDraftsService,
    CommentDraftsQueries,
    ConsultationImport,
  ],
})
export class CommentsModule {}
