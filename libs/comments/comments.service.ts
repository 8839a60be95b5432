import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId, NotFound } from '#kernel';
import { PlaceAnchors } from '#doctrine/jobs';
import { AccountLimits, type Viewer } from '#identity';
import { Transactions } from '#platform';
import { renderCommentMarkdown } from '#platform/text';
import {
  checkedContent,
  checkWording,
  type CommentContent,
  contentDigest,
  existingId,
} from './comment.content';
import type { CommentKind } from './comment.entity';
import { CommentStateConflict, type ConsultationCalendar, IdempotencyKeyReused } from './comment.errors';
import { requireHolder, requireOpen, senderOf } from './comment.policy';
import { REVISABLE, stateAfterRevising, WAITING, WITHDRAWABLE, type CommentState } from './comment.state';
import { BODY_LENGTH, optionalText, requiredText, TITLE_LENGTH, WORDING_LENGTH } from './comment.text';
import { CALENDAR, editionSince, type ParentComment, parentOf, passageIn, placeOf } from './comments.place';
import { insertComment } from './comments.store';
import { ScreenRevision } from './jobs/screen-revision.job';

interface HeldComment extends ConsultationCalendar {
  consultationId: string;
  authorId: string | null;
  transcribedBy: string | null;
  commentState: CommentState;
  publishedAt: Date | null;
  kind: CommentKind;
  ordinal: number;
  title: string | null;
  body: string;
  proposedWording: string | null;
}

/** Commands of those who write. Each gives the comment's id back; what the caller may see of it is the queries' to say. */
@Injectable()
export class CommentsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly limits: AccountLimits,
  ) {}

  /**
   * Sends a comment on a section, a block of it or a quote. The same `clientKey` of the same sender again gives the same comment.
   * Throws InvalidInput, NotFound, NotAllowed, SignInRequired, ConsultationClosed, IdempotencyKeyReused, TooManyRequests.
   */
  async post(
    viewer: Viewer,
    place: { consultationId: string; sectionId: string },
    content: CommentContent,
  ): Promise<string> {
    existingId(place.consultationId, 'consultationId');
    existingId(place.sectionId, 'sectionId');
    return this.send(viewer, content, place, async () => ({ ...place, parent: null }));
  }

  /** Answers a published comment, at any depth. Throws like `post`, and CommentStateConflict when it is no longer public. */
  async reply(viewer: Viewer, parentId: string, content: CommentContent): Promise<string> {
    existingId(parentId, 'parentId');
    return this.send(viewer, content, { parentId }, async (manager) => {
      const parent = await parentOf(manager, viewer, parentId);
      return { consultationId: parent.consultationId, sectionId: parent.sectionId, parent };
    });
  }

  private async send(
    viewer: Viewer,
    content: CommentContent,
    target: object,
    locate: (
      manager: EntityManager,
    ) => Promise<{ consultationId: string; sectionId: string; parent: ParentComment | null }>,
  ): Promise<string> {
    const senderId = viewer.requireParticipant();
    const clientKey = requiredText(content.clientKey, 100, 'clientKey');
    const draft = checkedContent(content);
    const digest = contentDigest(target, draft);
    const bodyHtml = renderCommentMarkdown(draft.body);
    const act = draft.channel === 'online' ? 'comment' : 'transcription';
    return this.transactions.run(async (tx) => {
      await this.limits.follow(tx.manager, senderId);
      // A retry is answered also when the consultation has closed since.
      const known = await sentBefore(tx.manager, senderId, clientKey, digest);
      if (known) return known;
      const { consultationId, sectionId, parent } = await locate(tx.manager);
      const sender = senderOf(viewer, { ...draft, consultationId });
      const { blockId, quote: words } = draft.anchor;
      const place = await placeOf(tx.manager, {
        consultationId,
        sectionId,
        blockId,
        stageId: draft.stageId,
        quotes: words !== null,
      });
      requireOpen(place);
      const quote = words && passageIn(place, { ...words, blockId: blockId ?? '' }).selector;
      await this.limits.count(tx.manager, senderId, act);
      const comment = {
        id: newId(),
        revisionId: newId(),
        consultationId,
        sectionId,
        parent,
        clientKey,
        digest,
      };
      const inserted = await insertComment(tx.manager, {
        ...comment,
        ...sender,
        draft,
        versionId: place.versionId,
        quote,
        bodyHtml,
      });
      if (!inserted) {
        // Another sending of the same key was committed in between.
        const other = await sentBefore(tx.manager, senderId, clientKey, digest);
        if (!other) throw new Error('A comment was neither inserted nor there');
        return other;
      }
      await tx.enqueue(ScreenRevision, { revisionId: comment.revisionId });
      // The text may have been replaced while this was sent: then it is placed in the newer one as what was said before.
      const newer = await editionSince(tx.manager, consultationId, place.releaseId);
      if (newer) await tx.enqueue(PlaceAnchors, { releaseId: newer });
      return comment.id;
    });
  }

  /**
   * Sends a newer text of a comment. What is public stays public until the newer text is. The same text again changes nothing.
   * Throws InvalidInput, NotFound, NotAllowed, SignInRequired, ConsultationClosed, CommentStateConflict, TooManyRequests.
   */
  async revise(
    viewer: Viewer,
    commentId: string,
    text: { title?: string | null; body: string; proposedWording?: string | null },
  ): Promise<string> {
    existingId(commentId, 'commentId');
    const title = optionalText(text.title, TITLE_LENGTH, 'title');
    const body = requiredText(text.body, BODY_LENGTH, 'body');
    const proposedWording = optionalText(text.proposedWording, WORDING_LENGTH, 'proposedWording');
    const bodyHtml = renderCommentMarkdown(body);
    const senderId = viewer.requireParticipant();
    return this.transactions.run(async (tx) => {
      await this.limits.follow(tx.manager, senderId);
      const held = await heldComment(tx.manager, viewer, commentId);
      requireOpen(held);
      if (!REVISABLE.includes(held.commentState)) {
        throw new CommentStateConflict('Une contribution masquée ou retirée ne peut plus être modifiée.');
      }
      checkWording(held.kind, proposedWording);
      const same = held.body === body && held.title === title && held.proposedWording === proposedWording;
      if (same) return commentId;
      await this.limits.count(
        tx.manager,
        senderId,
        held.transcribedBy === null ? 'comment' : 'transcription',
      );
      await supersedeWaiting(tx.manager, commentId);
      const revisionId = newId();
      await tx.manager.query(
        `INSERT INTO comment_revision (id, comment_id, ordinal, title, body, body_html, proposed_wording, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'submitted')`,
        [revisionId, commentId, held.ordinal + 1, title, body, bodyHtml, proposedWording],
      );
      await tx.manager.query('UPDATE comment SET latest_revision_id = $2, state = $3 WHERE id = $1', [
        commentId,
        revisionId,
        stateAfterRevising(held.commentState),
      ]);
      await tx.enqueue(ScreenRevision, { revisionId });
      return commentId;
    });
  }

  /**
   * Takes a comment back; a trace stays where it was public, and so do its replies. Also after the consultation has closed: one's words
   * are one's own. Withdrawing twice changes nothing. Throws NotFound, NotAllowed, SignInRequired, CommentStateConflict.
   */
  async withdraw(viewer: Viewer, commentId: string): Promise<string> {
    existingId(commentId, 'commentId');
    return this.transactions.run(async ({ manager }) => {
      const { commentState } = await heldComment(manager, viewer, commentId);
      if (commentState === 'withdrawn') return commentId;
      if (!WITHDRAWABLE.includes(commentState)) {
        throw new CommentStateConflict('Une contribution masquée ne peut pas être retirée.');
      }
      await supersedeWaiting(manager, commentId);
      await manager.query(`UPDATE comment SET state = 'withdrawn', withdrawn_at = now() WHERE id = $1`, [
        commentId,
      ]);
      return commentId;
    });
  }
}

/** The comment that this sender made under this key; null when there is none. Throws IdempotencyKeyReused when it is another. */
async function sentBefore(
  manager: EntityManager,
  senderId: string,
  clientKey: string,
  digest: Buffer,
): Promise<string | null> {
  const rows: { id: string; content_digest: Buffer }[] = await manager.query(
    `SELECT id, content_digest FROM comment WHERE author_id = $1 AND client_key = $2
     UNION ALL SELECT id, content_digest FROM comment WHERE transcribed_by = $1 AND client_key = $2`,
    [senderId, clientKey],
  );
  const [known] = rows;
  if (!known) return null;
  if (!known.content_digest.equals(digest)) throw new IdempotencyKeyReused();
  return known.id;
}

/** The comment, locked, for the one who holds it. Read after the lock was had, so that a change in between is seen. */
async function heldComment(manager: EntityManager, viewer: Viewer, commentId: string): Promise<HeldComment> {
  viewer.requireParticipant();
  await manager.query('SELECT 1 FROM comment WHERE id = $1 FOR NO KEY UPDATE', [commentId]);
  const [held]: HeldComment[] = await manager.query(
    `SELECT ${CALENDAR}, c.consultation_id AS "consultationId", c.author_id AS "authorId",
       c.transcribed_by AS "transcribedBy", c.state AS "commentState", c.published_at AS "publishedAt", c.kind,
       r.ordinal, r.title, r.body, r.proposed_wording AS "proposedWording"
     FROM comment c JOIN consultation k ON k.id = c.consultation_id JOIN comment_revision r ON r.id = c.latest_revision_id
     WHERE c.id = $1`,
    [commentId],
  );
  if (!held) throw new NotFound('Cette contribution n’existe pas ou n’est pas accessible.', 'commentId');
  requireHolder(viewer, { ...held, state: held.commentState });
  return held;
}

/** Waiting texts give way: whoever judges them finds them superseded. */
const supersedeWaiting = (manager: EntityManager, commentId: string): Promise<unknown> =>
  manager.query(
    `UPDATE comment_revision SET state = 'superseded' WHERE comment_id = $1 AND state = ANY ($2)`,
    [commentId, WAITING],
  );
