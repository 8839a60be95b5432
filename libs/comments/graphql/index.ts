import { CommentCountsResolver } from './comment-counts.resolver';
import { CommentsResolver } from './comments.resolver';

export {
  ChannelEnum,
  CommentKindEnum,
  CommentStateEnum,
  PositionEnum,
  RevisionStateEnum,
} from './comment.enums';
export { CommentConnection, CommentType, commentType } from './comment.type';
export { CommentsGraphqlModule } from './comments-graphql.module';

/** For printing the schema. */
export const commentsResolvers = [CommentsResolver, CommentCountsResolver];
