import { Module } from '@nestjs/common';
import { DoctrineModule } from '#doctrine';
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
