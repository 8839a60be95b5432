import { CommentCountsResolver } from './comment-counts.resolver';
import { CommentDraftsResolver } from './comment-drafts.resolver';
import { CommentsResolver } from './comments.resolver';
import { ConsultationCommentsResolver } from './consultation-comments.resolver';
import { CommentPlacementsResolver, PlacementsResolver } from './placements.resolver';
import { PendingChangesResolver, WrittenSectionsResolver } from './written-sections.resolver';
import { SectionPassagesResolver } from './section-passages.resolver';

export {
  ChannelEnum,
  CommentKindEnum,
  CommentStateEnum,
  PositionEnum,
  RevisionStateEnum,
} from './comment.enums';
export { CommentConnection, CommentType, commentType } from './comment.type';
export { CommentsByIdLoader } from './comments-by-id.loader';
export { CommentsGraphqlModule } from './comments-graphql.module';

/** For printing the schema. */
export const commentsResolvers = [
  CommentsResolver,
  CommentCountsResolver,
  ConsultationCommentsResolver,
  CommentDraftsResolver,
  PlacementsResolver,
  CommentPlacementsResolver,
  WrittenSectionsResolver,
  PendingChangesResolver,
  SectionPassagesResolver,
];
