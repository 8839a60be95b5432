import DataLoader from 'dataloader';
import type { Viewer } from '#identity';
import type { CommentView } from '../comment.rows';
import type { CommentsQueries } from '../comments.queries';

/** Comments that the lists of one request name, as the viewer sees them, in three statements. */
export class CommentsByIdLoader extends DataLoader<string, CommentView | null> {
  constructor(queries: CommentsQueries, viewer: Viewer) {
    super(async (ids) => {
      const comments = new Map((await queries.commentsByIds(viewer, ids)).map((one) => [one.id, one]));
      return ids.map((id) => comments.get(id) ?? null);
    });
  }
}
