import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform';
import {
  commentStateAfter,
  REVISION_MOVES,
  type CommentState,
  type RevisionOutcome,
  type RevisionState,
} from './comment.state';

/** What an outcome made of a revision and its comment. */
export interface AppliedOutcome {
  commentId: string;
  /** False: the revision or its comment has moved on (a newer text, a withdrawal, another decision); nothing was changed. */
  changed: boolean;
  revisionState: RevisionState;
  commentState: CommentState;
}

interface Standing {
  commentId: string;
  commentState: CommentState;
  latestRevisionId: string;
  publishedRevisionId: string | null;
  revisionState: RevisionState;
}

/**
 * What is decided on a text, written in the decider's transaction beside the decision itself. The comment's row is locked first,
 * so that two outcomes of one comment follow each other. Doing the same twice changes nothing the second time.
 */
@Injectable()
export class RevisionOutcomes {
  /** The text waits for a moderator. */
  hold(tx: Transaction, revisionId: string): Promise<AppliedOutcome> {
    return this.apply(tx, 'hold', revisionId);
  }

  /** The text is public in place of an earlier one. */
  publish(tx: Transaction, revisionId: string): Promise<AppliedOutcome> {
    return this.apply(tx, 'publish', revisionId);
  }

  /** The text does not become public; an earlier public one stays. */
  refuse(tx: Transaction, revisionId: string): Promise<AppliedOutcome> {
    return this.apply(tx, 'refuse', revisionId);
  }

  /** A public text goes, a trace stays, with the coded reason where one is given. */
  hide(tx: Transaction, revisionId: string, reasonCode?: string): Promise<AppliedOutcome> {
    return this.apply(tx, 'hide', revisionId, reasonCode);
  }

  /** A hidden text is public again. */
  restore(tx: Transaction, revisionId: string): Promise<AppliedOutcome> {
    return this.apply(tx, 'restore', revisionId);
  }

  private async apply(
    { manager }: Transaction,
    outcome: RevisionOutcome,
    revisionId: string,
    reasonCode: string | null = null,
  ): Promise<AppliedOutcome> {
    // Two statements: under READ COMMITTED the revision is read as it stands once the comment's lock was had.
    await manager.query(
      'SELECT 1 FROM comment WHERE id = (SELECT comment_id FROM comment_revision WHERE id = $1) FOR NO KEY UPDATE',
      [revisionId],
    );
    const [standing]: Standing[] = await manager.query(
      `SELECT c.id AS "commentId", c.state AS "commentState", c.latest_revision_id AS "latestRevisionId",
         c.published_revision_id AS "publishedRevisionId", r.state AS "revisionState"
       FROM comment_revision r JOIN comment c ON c.id = r.comment_id WHERE r.id = $1`,
      [revisionId],
    );
    if (!standing) throw new Error('An outcome for a revision that does not exist');
    const { commentId, publishedRevisionId } = standing;
    const isPublic = publishedRevisionId === revisionId;
    const commentState = commentStateAfter(outcome, standing.revisionState, {
      state: standing.commentState,
      isLatest: standing.latestRevisionId === revisionId,
      isPublic,
    });
    if (commentState === null) {
      const { revisionState, commentState: unchanged } = standing;
      return { commentId, changed: false, revisionState, commentState: unchanged };
    }
    const revisionState = REVISION_MOVES[outcome].to;
    await manager.query('UPDATE comment_revision SET state = $2 WHERE id = $1', [revisionId, revisionState]);
    if (outcome === 'publish' && publishedRevisionId && !isPublic) {
      await manager.query(
        `UPDATE comment_revision SET state = 'superseded' WHERE id = $1 AND state = 'published'`,
        [publishedRevisionId],
      );
    }
    await manager.query(
      `UPDATE comment SET state = $2,
         published_revision_id = CASE WHEN $3 THEN $4::uuid ELSE published_revision_id END,
         published_at = CASE WHEN $3 THEN coalesce(published_at, now()) ELSE published_at END,
         trace_reason = CASE WHEN $2 = 'hidden' THEN coalesce($5, trace_reason) END
       WHERE id = $1`,
      [commentId, commentState, revisionState === 'published', revisionId, reasonCode],
    );
    return { commentId, changed: true, revisionState, commentState };
  }
}
