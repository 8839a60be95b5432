import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { InvalidInput, isId, newId, NotFound } from '#kernel';
import {
  editionTexts,
  type Passage,
  type PlacementStatus,
  preparedSql,
  selectPassage,
  sightOf,
} from '#doctrine';
import type { Viewer } from '#identity';
import { Transactions } from '#platform';
import { PlacementSettled } from './comment.errors';
import { requiredText } from './comment.text';
import { visibleComments } from './comment.visibility';

export const PLACEMENT_ANSWERS = ['accept', 'correct', 'section', 'lost'] as const;
/** What a drafter says of an uncertain placement: it is right; it is there; it is about the section as a whole; it is nowhere. */
export type PlacementAnswer = (typeof PLACEMENT_ANSWERS)[number];

export interface PlacementToSettle {
  placementId: string;
  answer: PlacementAnswer;
  /** With `correct`: the paragraph, and the words unless the whole paragraph is meant. */
  blockId?: string | null;
  exact?: string | null;
  prefix?: string | null;
  suffix?: string | null;
}

/** Characters that a drafter's passage has at most: a few long paragraphs. */
const LONGEST_PASSAGE = 20_000;

interface Held {
  id: string;
  commentId: string;
  releaseId: string;
  sectionId: string;
  sectionVersionId: string;
  status: PlacementStatus;
  passage: Passage | null;
  score: number;
  fromVersionId: string | null;
  isFollowed: boolean;
}

type Answered = Pick<Held, 'sectionId' | 'sectionVersionId' | 'status' | 'passage'> & { score: number };

/** Drafters' answers to placements. Each follows the placement that it corrects; nothing is overwritten. */
@Injectable()
export class PlacementsService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Confirms or corrects where a comment stands in an edition; its thread moves with it where that edition is the one consulted on.
   * Returns the id of the placement that now holds. Throws NotFound for a doctrine that the viewer does not write, PlacementSettled when
   * somebody was quicker, InvalidInput.
   */
  async settle(viewer: Viewer, settling: PlacementToSettle): Promise<string> {
    const settledBy = viewer.requireParticipant();
    return this.transactions.run(async ({ manager }) => {
      const held = await heldPlacement(manager, viewer, settling.placementId);
      const answered = await answeredBy(manager, held, settling);
      const why = `drafter_${settling.answer}`;
      if (held.isFollowed) return sameAnswer(manager, held.id, { ...answered, why, settledBy });
      const id = newId();
      const added: unknown[] = await manager.query(
        `INSERT INTO placement (id, comment_id, release_id, section_id, section_version_id, status, passage, score, is_certain, why,
           from_version_id, settled_by, follows_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, true, $9, $10, $11, $12) ON CONFLICT (follows_id) DO NOTHING RETURNING id`,
        [
          ...[id, held.commentId, held.releaseId, answered.sectionId, answered.sectionVersionId],
          ...[answered.status, answered.passage && JSON.stringify(answered.passage), answered.score],
          ...[why, held.fromVersionId, settledBy, held.id],
        ],
      );
      if (added.length === 0) return sameAnswer(manager, held.id, { ...answered, why, settledBy });
      await manager.query(
        `UPDATE comment SET section_id = $3, placement_id = $2, block_id = CASE WHEN parent_id IS NULL THEN $4::uuid END
         WHERE root_id = $5 AND placement_id = $1`,
        [held.id, id, answered.sectionId, answered.passage?.blockId ?? null, held.commentId],
      );
      return id;
    });
  }
}

/** The answer that was given, when it is the same of the same person: sent twice, it is kept once. Throws PlacementSettled. */
async function sameAnswer(
  manager: EntityManager,
  placementId: string,
  { why, settledBy, sectionVersionId, passage }: Answered & { why: string; settledBy: string },
): Promise<string> {
  const rows: { id: string }[] = await manager.query(
    `SELECT id FROM placement WHERE follows_id = $1 AND settled_by = $2 AND why = $3 AND section_version_id = $4
       AND passage IS NOT DISTINCT FROM $5::jsonb`,
    [placementId, settledBy, why, sectionVersionId, passage && JSON.stringify(passage)],
  );
  const [given] = rows;
  if (!given) throw new PlacementSettled();
  return given.id;
}

async function answeredBy(
  manager: EntityManager,
  held: Held,
  settling: PlacementToSettle,
): Promise<Answered> {
  const { sectionId, sectionVersionId, score } = held;
  switch (settling.answer) {
    case 'accept':
      return { ...held };
    case 'section':
      return { sectionId, sectionVersionId, status: 'changed', passage: null, score };
    case 'lost':
      return { sectionId, sectionVersionId, status: 'lost', passage: null, score: 0 };
    case 'correct':
      return corrected(manager, held, settling);
  }
}

async function corrected(
  manager: EntityManager,
  held: Held,
  { blockId, exact, prefix, suffix }: PlacementToSettle,
): Promise<Answered> {
  const texts = await editionTexts(manager, held.releaseId);
  const text = texts.find(({ blocks }) => blocks.some(({ id }) => id === blockId));
  const block = text?.blocks.find(({ id }) => id === blockId);
  if (!text || !block) throw new NotFound('Ce paragraphe ne fait pas partie de cette édition.', 'blockId');
  const { sectionId, versionId: sectionVersionId } = text;
  const place = { sectionId, sectionVersionId, score: 1 };
  if (exact == null || exact.trim() === '') {
    const passage = { blockId: block.id, start: 0, endBlockId: block.id, end: block.text.length };
    return { ...place, status: 'changed', passage };
  }
  requiredText(exact, LONGEST_PASSAGE, 'exact');
  const found = selectPassage(text.blocks, {
    blockId: block.id,
    exact,
    prefix: prefix ?? undefined,
    suffix: suffix ?? undefined,
  });
  if (!found) {
    throw new InvalidInput(
      'Ces mots ne figurent pas dans le paragraphe choisi : choisissez-les à nouveau.',
      'exact',
    );
  }
  return { ...place, status: 'fuzzy', passage: found.passage };
}

/** The placement, for one of those who write the doctrine and see the comment. Throws NotFound. */
async function heldPlacement(manager: EntityManager, viewer: Viewer, placementId: string): Promise<Held> {
  const parameters: unknown[] = [placementId, ...sightOf(viewer)];
  const { visibleSql } = visibleComments(viewer, 'c', parameters);
  const rows: Held[] = isId(placementId)
    ? await manager.query(
        `SELECT p.id, p.comment_id AS "commentId", p.release_id AS "releaseId", p.section_id AS "sectionId",
           p.section_version_id AS "sectionVersionId", p.status, p.passage, p.score, p.from_version_id AS "fromVersionId",
           EXISTS (SELECT FROM placement f WHERE f.follows_id = p.id) AS "isFollowed"
         FROM placement p JOIN comment c ON c.id = p.comment_id JOIN release e ON e.id = p.release_id
         WHERE p.id = $1 AND (${preparedSql('e.doctrine_id', 2)}) AND ${visibleSql}`,
        parameters,
      )
    : [];
  const [held] = rows;
  if (!held) throw new NotFound('Ce rattachement n’existe pas ou n’est pas accessible.', 'placementId');
  return held;
}
