import type { EntityManager } from 'typeorm';
import { newId } from '#kernel';
import type { QuoteSelector } from '#doctrine';
import type { CheckedContent } from './comment.content';
import type { Sender } from './comment.policy';
import type { ParentComment } from './comments.place';
import { replyPath, ROOT_PATH } from './thread.path';

export interface CommentToInsert extends Sender {
  id: string;
  revisionId: string;
  consultationId: string;
  sectionId: string;
  parent: ParentComment | null;
  clientKey: string;
  digest: Buffer;
  draft: CheckedContent;
  versionId: string | null;
  quote: QuoteSelector | null;
  bodyHtml: string;
}

/**
 * Writes a comment, its first text and its sources in one statement, and ends its sender's draft at the same place. False: the sender's
 * key was taken, and nothing was written; a sending of the same key under way is waited for.
 */
export async function insertComment(manager: EntityManager, comment: CommentToInsert): Promise<boolean> {
  const { draft, parent } = comment;
  const rows: unknown[] = await manager.query(
    `WITH sent AS (
       INSERT INTO comment (id, consultation_id, section_id, parent_id, root_id, path, depth, author_id, author_name,
         author_category, organisation_name, kind, position, anchor_kind, anchor_version_id, anchor_block_id, block_id, anchor_quote,
         stage_id, channel, raised_by, transcribed_by, verbatim, latest_revision_id, state, client_key, content_digest, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10,
         coalesce($11, (SELECT organisation_name FROM participant WHERE id = $8)),
         $12, $13, $14, $15, $16, $16, $17, $18, $19, $20, $21, $22, $23, 'submitted', $24, $25, now())
       ON CONFLICT DO NOTHING RETURNING id),
     text AS (
       INSERT INTO comment_revision (id, comment_id, ordinal, title, body, body_html, proposed_wording, state, created_at)
       SELECT $23, id, 1, $26, $27, $28, $29, 'submitted', now() FROM sent),
     source AS (
       INSERT INTO comment_source (id, comment_id, position, title, url)
       SELECT s.id, sent.id, s.position, s.title, s.url
       FROM sent, jsonb_to_recordset($30) AS s (id uuid, position integer, title text, url text)),
     written AS (
       DELETE FROM comment_draft WHERE participant_id = coalesce($8, $21) AND consultation_id = $2 AND section_id = $3
         AND block_id IS NOT DISTINCT FROM $16 AND parent_id IS NOT DISTINCT FROM $4 AND EXISTS (SELECT FROM sent))
     SELECT id FROM sent`,
    [
      comment.id,
      comment.consultationId,
      comment.sectionId,
      parent?.id ?? null,
      parent?.rootId ?? comment.id,
      parent ? replyPath(parent.path, comment.id) : ROOT_PATH,
      parent ? parent.depth + 1 : 0,
      comment.authorId,
      draft.authorName,
      draft.authorCategory,
      draft.organisationName,
      draft.kind,
      draft.position,
      draft.anchor.kind,
      comment.versionId,
      draft.anchor.blockId,
      comment.quote && JSON.stringify(comment.quote),
      draft.stageId,
      draft.channel,
      draft.raisedBy,
      comment.transcribedBy,
      draft.verbatim,
      comment.revisionId,
      comment.clientKey,
      comment.digest,
      draft.title,
      draft.body,
      comment.bodyHtml,
      draft.proposedWording,
      JSON.stringify(draft.sources.map((source, position) => ({ ...source, position, id: newId() }))),
    ],
  );
  return rows.length === 1;
}
