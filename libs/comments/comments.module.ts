import { Module } from '@nestjs/common';
import { DoctrineModule } from '#doctrine';
import { AccountLimits } from './account.limits';
import { AnchorPlacing } from './anchor-placing.service';
import { ConsultationImport } from './consultation-import.service';
import { CommentCountsQueries } from './comment-counts.queries';
import { CommentDraftsQueries } from './comment-drafts.queries';
import { CommentDraftsService } from './comment-drafts.service';
import { CommentSectionsQueries } from './comment-sections.queries';
import { CommentsQueries } from './comments.queries';
import { CommentsService } from './comments.service';
import { ConsultationTextService } from './consultation-text.service';
import { PlacementsQueries } from './placements.queries';
import { PlacementsService } from './placements.service';
import { ReactionsService } from './reactions.service';
import { RevisionOutcomes } from './revision-outcomes';
import { WrittenSectionsQueries } from './written-sections.queries';
import { SectionPassagesQueries } from './section-passages.queries';

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
    SectionPassagesQueries,
    CommentDraftsService,
    CommentDraftsQueries,
    ConsultationImport,
    AnchorPlacing,
    PlacementsService,
    PlacementsQueries,
    ConsultationTextService,
    WrittenSectionsQueries,
  ],
  exports: [
    AccountLimits,
    CommentsService,
    ReactionsService,
    RevisionOutcomes,
    CommentsQueries,
    CommentCountsQueries,
    CommentSectionsQueries,
    SectionPassagesQueries,
    CommentDraftsService,
    CommentDraftsQueries,
    ConsultationImport,
    AnchorPlacing,
    PlacementsService,
    PlacementsQueries,
    ConsultationTextService,
    WrittenSectionsQueries,
  ],
})
export class CommentsModule {}
