import type { EntityManager } from 'typeorm';
import { InvalidInput, NotFound } from '#kernel';
import {
  type ChosenWords,
  consultationStateSql,
  type Passage,
  type QuoteSelector,
  selectPassage,
} from '#doctrine';
import type { Viewer } from '#identity';
import { type CommentStanding, visibilityOf } from './comment.visibility';
import { CommentStateConflict, type ConsultationCalendar } from './comment.errors';

/** The thread that a reply joins. */
export interface ParentComment {
  id: string;
  consultationId: string;
  sectionId: string;
  rootId: string;
  path: string;
  depth: number;
}

export interface CommentPlace extends ConsultationCalendar {
  /** The edition put to consultation. */
  releaseId: string;
  /** The section's text in the edition put to consultation; null: the section is not part of it. */
  versionId: string | null;
  /** The block asked for, and with `quotes` those after it; null: it is not part of that text. */
  blocks: readonly { id: string; text: string }[] | null;
  stageFound: boolean;
}

/** Blocks over which a quote can go on: 2,000 characters of short lines of a list or table. */
const MOST_BLOCKS = 100;

export const CALENDAR = `${consultationStateSql('k')} AS state, k.opens_at AS "opensAt", k.closes_at AS "closesAt",
  k.time_zone AS "timeZone"`;

/** The comment answered to, which the viewer has to see and which has to be public. Throws NotFound or CommentStateConflict. */
export async function parentOf(
  manager: EntityManager,
  viewer: Viewer,
  parentId: string,
): Promise<ParentComment> {
  const parent = await visibleParent(manager, viewer, parentId);
  if (parent.state !== 'published') {
    throw new CommentStateConflict('On ne répond qu’à une contribution publiée.');
  }
  return parent;
}

/** The comment answered to, which the viewer has to see, if only its trace. Throws NotFound. */
export async function visibleParent(
  manager: EntityManager,
  viewer: Viewer,
  parentId: string,
): Promise<ParentComment & CommentStanding> {
  const rows: (ParentComment & CommentStanding)[] = await manager.query(
    `SELECT id, consultation_id AS "consultationId", section_id AS "sectionId", root_id AS "rootId", path, depth, state,
       author_id AS "authorId", transcribed_by AS "transcribedBy", published_at AS "publishedAt"
     FROM comment WHERE id = $1`,
    [parentId],
  );
  const [parent] = rows;
  if (!parent || visibilityOf(viewer, parent) === 'none') {
    throw new NotFound(
      'La contribution à laquelle vous répondez n’existe pas ou n’est pas accessible.',
      'parentId',
    );
  }
  return parent;
}

/** Space of the locks that are held while somebody comments, by consultation. */
const COMMENTING = 67;

/**
 * Where a comment would stand, and whether the consultation takes it: by the database's clock. Throws NotFound. Until its transaction
 * ends `commentersDone` waits for it.
 */
export async function placeOf(
  manager: EntityManager,
  {
    consultationId,
    sectionId,
    blockId,
    stageId,
    quotes = false,
  }: {
    consultationId: string;
    sectionId: string;
    blockId: string | null;
    stageId: string | null;
    /** Words of the block, which may go on over those after it, are to be found. */
    quotes?: boolean;
  },
  blockField = 'anchor.blockId',
): Promise<CommentPlace> {
  const [place]: CommentPlace[] = await manager.query(
    `SELECT ${CALENDAR}, k.release_id AS "releaseId", rs.section_version_id AS "versionId", following.blocks,
       s.id IS NOT NULL AS "stageFound", pg_advisory_xact_lock_shared(hashtextextended(k.id::text, ${COMMENTING}))
     FROM consultation k
     LEFT JOIN release_section rs ON rs.release_id = k.release_id AND rs.section_id = $2
     LEFT JOIN block b ON b.section_version_id = rs.section_version_id AND b.block_id = $3
     LEFT JOIN LATERAL (
       SELECT json_agg(json_build_object('id', f.block_id, 'text', f.text) ORDER BY f.position) AS blocks
       FROM (SELECT block_id, text, position FROM block
         WHERE section_version_id = b.section_version_id AND position >= b.position ORDER BY position LIMIT $5) f) following ON true
     LEFT JOIN tour_stage s ON s.consultation_id = k.id AND s.id = $4
     WHERE k.id = $1 AND k.opened_at IS NOT NULL`,
    [consultationId, sectionId, blockId, stageId, quotes ? MOST_BLOCKS : 1],
  );
  if (!place)
    throw new NotFound('Cette concertation n’existe pas ou n’est pas accessible.', 'consultationId');
  if (!place.versionId) {
    throw new NotFound('Cette section ne fait pas partie du texte soumis à concertation.', 'sectionId');
  }
  if (blockId !== null && place.blocks === null) {
    throw new NotFound('Ce paragraphe ne fait pas partie du texte soumis à concertation.', blockField);
  }
  if (stageId !== null && !place.stageFound) {
    throw new NotFound('Cette étape ne fait pas partie du tour de cette concertation.', 'stageId');
  }
  return place;
}

/**
 * Waits for those who began to comment before the consultations that are held on an edition went on with it: some milliseconds. Whoever
 * begins later sees the new edition (`editionSince`). In a transaction of its own: the next ones wait for its end.
 */
export async function commentersDone(manager: EntityManager, releaseId: string): Promise<void> {
  await manager.query(
    `SELECT pg_advisory_xact_lock(hashtextextended(id::text, ${COMMENTING})) FROM consultation WHERE release_id = $1`,
    [releaseId],
  );
}

/** The edition with which the consultation goes on, if that is another than the one on which a comment has just been written; else null. */
export async function editionSince(
  manager: EntityManager,
  consultationId: string,
  releaseId: string,
): Promise<string | null> {
  const rows: { releaseId: string }[] = await manager.query(
    'SELECT release_id AS "releaseId" FROM consultation WHERE id = $1 AND release_id <> $2',
    [consultationId, releaseId],
  );
  return rows[0]?.releaseId ?? null;
}

/**
 * Where quoted words stand in the text of a place that was read with `quotes`: in the block, going on over those after it when they do.
 * Throws InvalidInput when they do not.
 */
export function passageIn(
  { blocks }: CommentPlace,
  chosen: ChosenWords,
): { passage: Passage; selector: QuoteSelector } {
  const found = selectPassage(blocks ?? [], chosen);
  if (!found) {
    throw new InvalidInput(
      'Ces mots ne figurent pas dans le paragraphe : choisissez-les à nouveau.',
      'anchor.quote.exact',
    );
  }
  return found;
}
