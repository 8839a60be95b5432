import { Module } from '@nestjs/common';
import { DoctrineModule } from '#doctrine';
import { IdentityModule } from '#identity';
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
  imports: [IdentityModule, DoctrineModule],
  providers: [
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
