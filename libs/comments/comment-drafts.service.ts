import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId, NotFound } from '#kernel';
import { AccountLimits, type Viewer } from '#identity';
import { Transactions } from '#platform';
import { existingId } from './comment.content';
import type { CommentKind, Position } from './comment.entity';
import {
  BODY_LENGTH,
  CONTEXT_LENGTH,
  ORGANISATION_LENGTH,
  QUOTE_LENGTH,
  TITLE_LENGTH,
  unfinishedText,
  WORDING_LENGTH,
} from './comment.text';
import { DRAFT_COLUMNS, type DraftPlace, type DraftView } from './comment-drafts.queries';
import { placeOf, visibleParent } from './comments.place';

/** What has been typed so far: anything, up to the lengths of a contribution. */
export interface DraftContent {
  /** Of a block: the words that it is about. */
  quote?: { exact: string; prefix?: string | null; suffix?: string | null } | null;
  title?: string | null;
  body?: string | null;
  kind: CommentKind;
  position?: Position | null;
  proposedWording?: string | null;
  stageId?: string | null;
  organisation?: string | null;
}

/** Commands of those who are still writing. What they keep is theirs alone, and goes with the sending (see `insertComment`). */
@Injectable()
export class CommentDraftsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly limits: AccountLimits,
  ) {}

  /**
   * Keeps what is written so far, in place of what was kept at the same place. Before and after the consultation as well: nothing typed
   * is lost. Throws InvalidInput, NotFound, SignInRequired, TooManyRequests.
   */
  async save(viewer: Viewer, place: DraftPlace, content: DraftContent): Promise<DraftView> {
    const participantId = viewer.requireParticipant();
    const { consultationId, sectionId, blockId, parentId } = checkedPlace(place);
    const stageId = existingId(content.stageId ?? null, 'stageId');
    const quote = content.quote && {
      exact: unfinishedText(content.quote.exact, QUOTE_LENGTH, 'quote.exact'),
      prefix: unfinishedText(content.quote.prefix, CONTEXT_LENGTH, 'quote.prefix'),
      suffix: unfinishedText(content.quote.suffix, CONTEXT_LENGTH, 'quote.suffix'),
    };
    const texts = [
      unfinishedText(content.title, TITLE_LENGTH, 'title'),
      unfinishedText(content.body, BODY_LENGTH, 'body'),
      unfinishedText(content.proposedWording, WORDING_LENGTH, 'proposedWording'),
      unfinishedText(content.organisation, ORGANISATION_LENGTH, 'organisation'),
    ];
    return this.transactions.run(async ({ manager }) => {
      await this.limits.follow(manager, participantId);
      await placeOf(manager, { consultationId, sectionId, blockId, stageId }, 'blockId');
      if (parentId !== null) await requireParent(manager, viewer, { consultationId, sectionId, parentId });
      await this.limits.count(manager, participantId, 'draft');
      const rows: DraftView[] = await manager.query(
        `INSERT INTO comment_draft (id, participant_id, consultation_id, section_id, block_id, parent_id, kind, position, stage_id,
           title, body, proposed_wording, organisation_name, anchor_quote, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, now(), now())
         ON CONFLICT (participant_id, consultation_id, section_id, block_id, parent_id) DO UPDATE
           SET kind = excluded.kind, position = excluded.position, stage_id = excluded.stage_id, title = excluded.title,
             body = excluded.body, proposed_wording = excluded.proposed_wording,
             organisation_name = excluded.organisation_name, anchor_quote = excluded.anchor_quote,
             updated_at = excluded.updated_at
         RETURNING ${DRAFT_COLUMNS}`,
        [
          newId(),
          participantId,
          consultationId,
          sectionId,
          blockId,
          parentId,
          content.kind,
          content.position ?? null,
          stageId,
          ...texts,
          quote && JSON.stringify(quote),
        ],
      );
      const [draft] = rows;
      if (!draft) throw new Error('A draft was neither inserted nor replaced');
      return draft;
    });
  }

  /** Throws the viewer's draft at a place away; nothing happens where there is none. Throws NotFound, SignInRequired. */
  async discard(viewer: Viewer, place: DraftPlace): Promise<void> {
    const participantId = viewer.requireParticipant();
    const { consultationId, sectionId, blockId, parentId } = checkedPlace(place);
    await this.transactions.run(({ manager }) =>
      manager.query(
        `DELETE FROM comment_draft WHERE participant_id = $1 AND consultation_id = $2 AND section_id = $3
           AND block_id IS NOT DISTINCT FROM $4 AND parent_id IS NOT DISTINCT FROM $5`,
        [participantId, consultationId, sectionId, blockId, parentId],
      ),
    );
  }
}

const checkedPlace = ({ consultationId, sectionId, blockId, parentId }: DraftPlace) => ({
  consultationId: existingId(consultationId, 'consultationId'),
  sectionId: existingId(sectionId, 'sectionId'),
  blockId: existingId(blockId ?? null, 'blockId'),
  parentId: existingId(parentId ?? null, 'parentId'),
});

/** The comment answered is seen and stands there; that it is still public is a matter for the sending. */
async function requireParent(
  manager: EntityManager,
  viewer: Viewer,
  { consultationId, sectionId, parentId }: { consultationId: string; sectionId: string; parentId: string },
): Promise<void> {
  const parent = await visibleParent(manager, viewer, parentId);
  if (parent.consultationId !== consultationId || parent.sectionId !== sectionId) {
    throw new NotFound(
      'La contribution à laquelle vous répondez n’existe pas ou n’est pas accessible.',
      'parentId',
    );
  }
}
