import type { CommentView } from './comment.rows';

/** A page of a list, in the form of a GraphQL connection. */
export interface Page<Node> {
  nodes: Node[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** Cuts a page out of `size + 1` comments that were read, the last one telling whether more follow. */
export function pageOfViews<Node>(
  comments: readonly CommentView[],
  size: number,
  cursorOf: (comment: CommentView) => string,
  nodeOf: (comment: CommentView) => Node,
): Page<Node> {
  const shown = comments.slice(0, size);
  const last = shown.at(-1);
  return {
    nodes: shown.map(nodeOf),
    pageInfo: { hasNextPage: comments.length > size, endCursor: last ? cursorOf(last) : null },
  };
}
