import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { InvalidInput, isId, newId, NotFound } from '#kernel';
import { Transactions } from '#platform';
import type { Viewer } from '#identity';
import { MOTIVE_MIN_LENGTH, type Outcome } from './disposition.entity';
import { draftedVisibleSql } from './disposition.visibility';
import { DispositionNotPossible } from './synthesis.errors';

/** Characters that a motive has at most. */
export const MOTIVE_MAX_LENGTH = 10_000;

export interface DispositionToSet {
  commentId: string;
  outcome: Outcome;
  /** Markdown; may be absent for `accepted` only. */
  motive?: string | null;
}

export interface DispositionRow {
  id: string;
  commentId: string;
  outcome: Outcome;
  motive: string;
  /** Display name of the drafter. */
  setByName: string;
  setAt: Date;
  supersededAt: Date | null;
  /** When the public was first shown it; null while it is drafted. */
  publishedAt: Date | null;
}

const ROW = `d.id, d.comment_id AS "commentId", d.outcome, d.motive, p.display_name AS "setByName", d.set_at AS "setAt",
  d.superseded_at AS "supersededAt",
  (SELECT a.published_at FROM disposition_publication a WHERE a.id = d.publication_id) AS "publishedAt"`;

/** Dispositions of one comment that its history shows, the newest. */
export const SHOWN_HISTORY = 50;

/** What the drafters of a consultation make of its comments; nobody else sees it before `DispositionPublicationsService` publishes it. */
@Injectable()
export class DispositionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Sets the current disposition of a published comment or reply; an earlier one is kept as superseded. Setting the same
   * again changes nothing. Throws NotFound outside of the viewer's consultations, DispositionNotPossible, InvalidInput.
   */
  async set(viewer: Viewer, { commentId, outcome, motive }: DispositionToSet): Promise<DispositionRow> {
    const setBy = viewer.requireParticipant();
    return this.transactions.run(async ({ manager }) => {
      await lockPublished(manager, viewer, commentId);
      const text = requiredMotive(outcome, motive);
      const [current] = await currentOf(manager, [commentId]);
      if (current?.outcome === outcome && current.motive === text) return current;
      await manager.query(
        'UPDATE disposition SET superseded_at = now() WHERE comment_id = $1 AND superseded_at IS NULL',
        [commentId],
      );
      await manager.query(
        'INSERT INTO disposition (id, comment_id, outcome, motive, set_by, set_at) VALUES ($1, $2, $3, $4, $5, now())',
        [newId(), commentId, outcome, text, setBy],
      );
      const [set] = await currentOf(manager, [commentId]);
      if (!set) throw new Error('The disposition could not be read back');
      return set;
    });
  }

  /** Current dispositions of those among the comments that the viewer drafts on. One statement. */
  async currentFor(viewer: Viewer, commentIds: readonly string[]): Promise<DispositionRow[]> {
    if (!viewer.hasAnywhere('drafter')) return [];
    const parameters: unknown[] = [commentIds];
    return this.dataSource.query(
      `SELECT ${ROW} FROM disposition d JOIN comment c ON c.id = d.comment_id JOIN participant p ON p.id = d.set_by
       WHERE d.comment_id = ANY($1) AND d.superseded_at IS NULL AND ${draftedVisibleSql(viewer, 'c', parameters)}`,
      parameters,
    );
  }

  /** The dispositions of each comment, at most 50, newest first; none outside of the viewer's consultations. One statement. */
  async histories(viewer: Viewer, commentIds: readonly string[]): Promise<DispositionRow[]> {
    const parameters: unknown[] = [commentIds, SHOWN_HISTORY];
    return this.dataSource.query(
      `SELECT d.* FROM comment c CROSS JOIN LATERAL (
         SELECT ${ROW} FROM disposition d JOIN participant p ON p.id = d.set_by
         WHERE d.comment_id = c.id ORDER BY d.id DESC LIMIT $2) d
       WHERE c.id = ANY($1::uuid[]) AND ${draftedVisibleSql(viewer, 'c', parameters)}`,
      parameters,
    );
  }
}

const currentOf = (manager: EntityManager, commentIds: readonly string[]): Promise<DispositionRow[]> =>
  manager.query(
    `SELECT ${ROW} FROM disposition d JOIN participant p ON p.id = d.set_by
     WHERE d.comment_id = ANY($1) AND d.superseded_at IS NULL`,
    [commentIds],
  );

/** Two drafters who decide at the same time follow one another; reactions and replies are not held up by this lock. */
async function lockPublished(manager: EntityManager, viewer: Viewer, commentId: string): Promise<void> {
  const rows: { state: string }[] = isId(commentId)
    ? await manager.query(
        `SELECT state FROM comment
         WHERE id = $1 AND consultation_id = ANY($2) AND published_at IS NOT NULL FOR NO KEY UPDATE`,
        [commentId, viewer.consultationsAs('drafter')],
      )
    : [];
  const [comment] = rows;
  if (!comment) throw new NotFound('Cette contribution n’existe pas ou n’est pas accessible.', 'commentId');
  if (comment.state !== 'published') throw new DispositionNotPossible();
}

function requiredMotive(outcome: Outcome, motive: string | null | undefined): string {
  const text = motive?.trim() ?? '';
  const length = Array.from(text).length;
  if (outcome !== 'accepted' && length < MOTIVE_MIN_LENGTH) {
    throw new InvalidInput(
      `Indiquez le motif de cette suite, en au moins ${MOTIVE_MIN_LENGTH} caractères : il sera lu par l’auteur de la contribution.`,
      'motive',
    );
  }
  if (length > MOTIVE_MAX_LENGTH) {
    throw new InvalidInput(`Le motif dépasse ${MOTIVE_MAX_LENGTH} caractères.`, 'motive');
  }
  return text;
}
