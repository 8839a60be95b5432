import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { InvalidInput, isId, newId, NotAllowed, NotFound } from '#kernel';
import { Transactions } from '#platform';
import { visibleComments } from '#comments';
import { Viewer } from '#identity';
import type { Outcome } from './disposition.entity';
import { TellAuthors } from './jobs/tell-authors.contract';
import { NoDispositionToPublish } from './synthesis.errors';

/** Characters that a sender's key has at most. */
export const CLIENT_KEY_MAX_LENGTH = 100;

/** Publications that a consultation's list shows, the newest. */
const SHOWN_PUBLICATIONS = 50;

export interface PublicationRow {
  id: string;
  consultationId: string;
  publishedAt: Date;
  dispositionCount: number;
}

/** What a publication would make public now. */
export interface DispositionsToPublish {
  count: number;
  /** Among them, those that take the place of one that the public sees. */
  replacing: number;
  /** Authors with an account, who would be written to. */
  authors: number;
  /** Outcomes that occur, the most frequent first. */
  byOutcome: { outcome: Outcome; count: number }[];
}

const ROW = `p.id, p.consultation_id AS "consultationId", p.published_at AS "publishedAt",
  p.disposition_count AS "dispositionCount"`;

/** Current dispositions of a consultation ($1) that are not public while their comment is. */
const readySql = (parameters: unknown[]): string =>
  `disposition d JOIN comment c ON c.id = d.comment_id AND c.consultation_id = $1
   WHERE d.superseded_at IS NULL AND d.publication_id IS NULL AND ${visibleComments(Viewer.visitor, 'c', parameters).textSql}`;

/** Who publishes: those who drafted, and those who answer for the consultation. */
const mayPublish = (viewer: Viewer, consultationId: string): boolean =>
  viewer.has('drafter', consultationId) || viewer.has('administrator', consultationId);

/** What the drafters of a consultation made of its comments becomes public, by an act of its own. */
@Injectable()
export class DispositionPublicationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Publishes all current dispositions of public comments that are not public yet, and has their authors told: one transaction. The
   * same key again gives the same publication. Throws NoDispositionToPublish, SignInRequired, NotAllowed, NotFound, InvalidInput for a
   * key that was used elsewhere.
   */
  async publish(
    viewer: Viewer,
    { consultationId, clientKey }: { consultationId: string; clientKey: string },
  ): Promise<PublicationRow> {
    const publishedBy = viewer.requireParticipant();
    if (!mayPublish(viewer, consultationId)) throw new NotAllowed();
    return this.transactions.run(async (tx) => {
      const { manager } = tx;
      await lockConsultation(manager, consultationId);
      const known = await publishedBefore(manager, publishedBy, clientKey);
      if (known) {
        if (known.consultationId !== consultationId) throw new InvalidInput(KEY_REUSED, 'clientKey');
        return known;
      }
      const parameters: unknown[] = [consultationId];
      const ready: { id: string }[] = await manager.query(
        `SELECT d.id FROM ${readySql(parameters)} ORDER BY d.id FOR NO KEY UPDATE OF d`,
        parameters,
      );
      if (ready.length === 0) throw new NoDispositionToPublish();
      const id = newId();
      // The clock, not the transaction's beginning: of two that waited for one another the later one is the later one.
      const [published]: PublicationRow[] = await manager.query(
        `INSERT INTO disposition_publication AS p (id, consultation_id, client_key, published_by, published_at, disposition_count)
         VALUES ($1, $2, $3, $4, clock_timestamp(), $5)
         ON CONFLICT (published_by, client_key) DO NOTHING RETURNING ${ROW}`,
        [id, consultationId, clientKey, publishedBy, ready.length],
      );
      if (!published) throw new InvalidInput(KEY_REUSED, 'clientKey');
      await manager.query('UPDATE disposition SET publication_id = $1 WHERE id = ANY($2::uuid[])', [
        id,
        ready.map((disposition) => disposition.id),
      ]);
      await tx.enqueue(TellAuthors, { publicationId: id });
      return published;
    });
  }

  /** What `publish` would make public now; null for who may not. One statement, which costs by the disposition. */
  async toPublish(viewer: Viewer, consultationId: string): Promise<DispositionsToPublish | null> {
    if (!isId(consultationId) || !mayPublish(viewer, consultationId)) return null;
    const parameters: unknown[] = [consultationId];
    const [found]: DispositionsToPublish[] = await this.dataSource.query(
      `WITH ready AS (
         SELECT d.outcome, c.author_id, EXISTS (
           SELECT FROM disposition e WHERE e.comment_id = d.comment_id AND e.publication_id IS NOT NULL) AS replaces
         FROM ${readySql(parameters)}
       )
       SELECT count(*)::int AS count, (count(*) FILTER (WHERE replaces))::int AS replacing,
         count(DISTINCT author_id)::int AS authors,
         coalesce((SELECT json_agg(json_build_object('outcome', o.outcome, 'count', o.n) ORDER BY o.n DESC, o.outcome)
           FROM (SELECT outcome, count(*)::int AS n FROM ready GROUP BY outcome) o), '[]') AS "byOutcome"
       FROM ready`,
      parameters,
    );
    if (!found) throw new Error('an aggregate gave no row');
    return found;
  }

  /** Publications of a consultation, newest first, 50 at most; none for who may not publish. One statement. */
  async list(viewer: Viewer, consultationId: string): Promise<PublicationRow[]> {
    if (!isId(consultationId) || !mayPublish(viewer, consultationId)) return [];
    return this.dataSource.query(
      `SELECT ${ROW} FROM disposition_publication p WHERE p.consultation_id = $1 ORDER BY p.id DESC LIMIT $2`,
      [consultationId, SHOWN_PUBLICATIONS],
    );
  }
}

const KEY_REUSED =
  'Cette clé d’envoi a déjà servi pour une autre concertation. Reprenez avec une nouvelle clé.';

/** Two publications of a consultation follow one another; what is said there meanwhile is not held up. Throws NotFound. */
async function lockConsultation(manager: EntityManager, consultationId: string): Promise<void> {
  const rows: unknown[] = isId(consultationId)
    ? await manager.query('SELECT 1 FROM consultation WHERE id = $1 FOR NO KEY UPDATE', [consultationId])
    : [];
  if (rows.length === 0) throw new NotFound(undefined, 'consultationId');
}

async function publishedBefore(
  manager: EntityManager,
  publishedBy: string,
  clientKey: string,
): Promise<PublicationRow | null> {
  const rows: PublicationRow[] = await manager.query(
    `SELECT ${ROW} FROM disposition_publication p WHERE p.published_by = $1 AND p.client_key = $2`,
    [publishedBy, clientKey],
  );
  return rows[0] ?? null;
}
