import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { decodeCursor, encodeCursor, invalidCursor, isId, type PageRequest, pageSize } from '#kernel';
import type { Viewer } from '#identity';
import type { WordsToFind } from './comment-draft.entity';
import type { CommentKind, Position } from './comment.entity';
import type { Page } from './comment.page';

/** Where a draft stands: there is one at most of each participant. */
export interface DraftPlace {
  consultationId: string;
  sectionId: string;
  blockId?: string | null;
  parentId?: string | null;
}

/** A draft as its author, and nobody else, sees it. Texts that are not there yet are empty. */
export interface DraftView {
  id: string;
  consultationId: string;
  sectionId: string;
  blockId: string | null;
  parentId: string | null;
  quote: WordsToFind | null;
  title: string;
  body: string;
  kind: CommentKind;
  position: Position | null;
  proposedWording: string;
  stageId: string | null;
  organisation: string;
  updatedAt: Date;
}

export const DRAFT_COLUMNS = `id, consultation_id AS "consultationId", section_id AS "sectionId", block_id AS "blockId",
  parent_id AS "parentId", anchor_quote AS quote, title, body, kind, position, proposed_wording AS "proposedWording", stage_id AS "stageId",
  organisation_name AS organisation, updated_at AS "updatedAt"`;

/** Reads of drafts: each one statement, and of the viewer's own alone. Throws SignInRequired. */
@Injectable()
export class CommentDraftsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The viewer's draft at a place; null when there is none. */
  async at(
    viewer: Viewer,
    { consultationId, sectionId, blockId, parentId }: DraftPlace,
  ): Promise<DraftView | null> {
    const participantId = viewer.requireParticipant();
    if (![consultationId, sectionId, blockId, parentId].every((id) => id == null || isId(id))) return null;
    const rows: DraftView[] = await this.dataSource.query(
      `SELECT ${DRAFT_COLUMNS} FROM comment_draft
       WHERE participant_id = $1 AND consultation_id = $2 AND section_id = $3 AND block_id IS NOT DISTINCT FROM $4
         AND parent_id IS NOT DISTINCT FROM $5`,
      [participantId, consultationId, sectionId, blockId ?? null, parentId ?? null],
    );
    return rows[0] ?? null;
  }

  /** All that the viewer is writing, what was last worked on first. */
  async mine(viewer: Viewer, page: PageRequest): Promise<Page<DraftView>> {
    const participantId = viewer.requireParticipant();
    const size = pageSize(page.first);
    const [instant, id] = page.after ? draftCursor(page.after) : [null, null];
    const rows: DraftView[] = await this.dataSource.query(
      `SELECT ${DRAFT_COLUMNS} FROM comment_draft
       WHERE participant_id = $1 AND ($2::timestamptz IS NULL OR (updated_at, id) < ($2, $3::uuid))
       ORDER BY updated_at DESC, id DESC LIMIT $4`,
      [participantId, instant, id, size + 1],
    );
    const nodes = rows.slice(0, size);
    const last = nodes.at(-1);
    return {
      nodes,
      pageInfo: {
        hasNextPage: rows.length > size,
        endCursor: last ? encodeCursor([last.updatedAt.toISOString(), last.id]) : null,
      },
    };
  }
}

function draftCursor(cursor: string): [instant: string, id: string] {
  const [instant = '', id = ''] = decodeCursor(cursor, 2);
  const at = new Date(instant);
  if (!isId(id) || Number.isNaN(at.getTime()) || at.toISOString() !== instant) {
    throw invalidCursor();
  }
  return [instant, id];
}
