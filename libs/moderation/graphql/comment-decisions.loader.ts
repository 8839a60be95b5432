import DataLoader from 'dataloader';
import type { DecisionQueries, ToldDecision } from '../decision.queries';

/** Decisions on all the comments that one request shows, in one statement. */
export class CommentDecisionsLoader extends DataLoader<string, ToldDecision[]> {
  constructor(queries: DecisionQueries) {
    super(async (commentIds) => {
      const byComment = new Map<string, ToldDecision[]>(commentIds.map((id) => [id, []]));
      for (const row of await queries.ofComments(commentIds)) byComment.get(row.commentId)?.push(row);
      return commentIds.map((id) => byComment.get(id) ?? []);
    });
  }
}
