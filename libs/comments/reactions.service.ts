import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId, NotFound } from '#kernel';
import { AccountLimits, type Viewer } from '#identity';
import { Transactions } from '#platform';
import { existingId } from './comment.content';
import type { Position } from './comment.entity';
import type { ConsultationCalendar } from './comment.errors';
import { requireOpen } from './comment.policy';
import { CALENDAR } from './comments.place';

/** Commands of those who react to a comment's public text. */
@Injectable()
export class ReactionsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly limits: AccountLimits,
  ) {}

  /**
   * Says what the viewer thinks of the public text, or changes it: one reaction per participant and text, however often and from
   * however many tabs it is sent. Throws NotFound, SignInRequired, ConsultationClosed,
   * TooManyRequests.
   */
  async react(viewer: Viewer, commentId: string, position: Position): Promise<void> {
    const participantId = viewer.requireParticipant();
    existingId(commentId, 'commentId');
    await this.transactions.run(async ({ manager }) => {
      await this.limits.follow(manager, participantId);
      const revisionId = await publicText(manager, commentId);
      await this.limits.count(manager, participantId, 'reaction');
      await manager.query(
        `INSERT INTO reaction (id, comment_id, revision_id, participant_id, position, created_at)
         VALUES ($1, $2, $3, $4, $5, now())
         ON CONFLICT ON CONSTRAINT reaction_once_key DO UPDATE
           SET position = excluded.position, changed_at = now(), withdrawn_at = NULL
           WHERE reaction.position <> excluded.position OR reaction.withdrawn_at IS NOT NULL`,
        [newId(), commentId, revisionId, participantId, position],
      );
    });
  }

  /** Takes the viewer's reaction back; nothing happens where there is none. Throws like `react`. */
  async withdrawReaction(viewer: Viewer, commentId: string): Promise<void> {
    const participantId = viewer.requireParticipant();
    existingId(commentId, 'commentId');
    await this.transactions.run(async ({ manager }) => {
      await this.limits.follow(manager, participantId);
      const revisionId = await publicText(manager, commentId);
      await this.limits.count(manager, participantId, 'reaction');
      await manager.query(
        `UPDATE reaction SET withdrawn_at = now()
         WHERE revision_id = $1 AND participant_id = $2 AND withdrawn_at IS NULL`,
        [revisionId, participantId],
      );
    });
  }
}

/** The text that is public now, in a consultation that is open now. Throws NotFound or ConsultationClosed. */
async function publicText(manager: EntityManager, commentId: string): Promise<string> {
  const [comment]: (ConsultationCalendar & { revisionId: string })[] = await manager.query(
    `SELECT ${CALENDAR}, c.published_revision_id AS "revisionId"
     FROM comment c JOIN consultation k ON k.id = c.consultation_id WHERE c.id = $1 AND c.state = 'published'`,
    [commentId],
  );
  if (!comment) throw new NotFound('Cette contribution n’existe pas ou n’est pas publiée.', 'commentId');
  requireOpen(comment);
  return comment.revisionId;
}
