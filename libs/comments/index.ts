import { CommentDraft } from './comment-draft.entity';
import { CommentRevision } from './comment-revision.entity';
import { CommentSearch } from './comment-search.entity';
import { CommentSource } from './comment-source.entity';
import { Comment } from './comment.entity';
import { Placement } from './placement.entity';
import { Reaction } from './reaction.entity';
import { VoteTally } from './vote-tally.entity';

export { ANCHOR_KINDS, CHANNELS, COMMENT_KINDS, POSITIONS } from './comment.entity';
export type { AnchorKind, Channel, CommentKind, Position } from './comment.entity';
export { COMMENT_STATES, REVISION_STATES, type CommentState, type RevisionState } from './comment.state';
export {
  visibilityOf,
  visibleComments,
  type CommentStanding,
  type CommentVisibility,
  type VisibleComments,
} from './comment.visibility';
export type { AnchorToCheck, CommentContent, Transcription } from './comment.content';
export { AnchorPlacing } from './anchor-placing.service';
export { CommentStateConflict, IdempotencyKeyReused } from './comment.errors';
export type { Page } from './comment.page';
export type { CommentView, RevisionView } from './comment.rows';
export { CommentsModule } from './comments.module';
export { filtersSql, type CommentFilters } from './comment.filters';
export { CommentsQueries, type ThreadView } from './comments.queries';
export { CommentDraftsQueries, type DraftPlace, type DraftView } from './comment-drafts.queries';
export { CommentDraftsService, type DraftContent } from './comment-drafts.service';
export { CommentSectionsQueries } from './comment-sections.queries';
export { CommentCountsQueries, MOST_COUNTED } from './comment-counts.queries';
export { CommentsService } from './comments.service';
export { type QuotedPassage, SectionPassagesQueries } from './section-passages.queries';
export {
  ConsultationImport,
  type ConsultationImported,
  type ConsultationToImport,
} from './consultation-import.service';
export {
  readCapCollectifCsv,
  readCapCollectifJson,
  type ConsultationReading,
  FileChangedError,
} from './import';
export { ConsultationTextService } from './consultation-text.service';
export { type PlacementCounts, PlacementsQueries, type PlacementView } from './placements.queries';
export { PlacementsService } from './placements.service';
export { ReactionsService } from './reactions.service';
export { RevisionOutcomes, type AppliedOutcome } from './revision-outcomes';
export { replyPath, ROOT_PATH } from './thread.path';
export {
  Comment,
  CommentDraft,
  CommentRevision,
  CommentSearch,
  CommentSource,
  Placement,
  Reaction,
  VoteTally,
};

/** Every table of the domain, for the composition of a process. */
export const commentsEntities = [
  Comment,
  CommentDraft,
  CommentRevision,
  CommentSearch,
  CommentSource,
  Placement,
  Reaction,
  VoteTally,
];
