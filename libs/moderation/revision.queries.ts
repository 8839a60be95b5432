import type { EntityManager } from 'typeorm';
import type { ModerationPolicy, SameTextCount } from './screening';
import type { RevisionState } from './decision.rules';

/** A revision with all that screening and decisions need to know of its comment and consultation. */
export interface JudgedRevision {
  revisionId: string;
  commentId: string;
  consultationId: string;
  sectionId: string;
  state: RevisionState;
  isWithdrawn: boolean;
  title: string | null;
  body: string;
  proposedWording: string | null;
  /** Of each source: title, address, words. */
  sources: string[];
  authorId: string | null;
  transcribedBy: string | null;
  isReply: boolean;
  policy: ModerationPolicy;
  consultationTitle: string;
  consultationSlug: string;
  timeZone: string;
  sectionTitle: string;
}

/**
 * Locks a revision and its comment until the transaction ends and reads them as they are then. Every command of
 * moderation takes this lock first, before a case's and the log's, so that two of them cannot wait for each other.
 */
export async function lockRevision(
  manager: EntityManager,
  revisionId: string,
): Promise<JudgedRevision | null> {
  // The comment first: commands of the comments domain begin with it too. A row that changed while we waited is read anew.
  await manager.query(
    'SELECT id FROM comment WHERE id = (SELECT comment_id FROM comment_revision WHERE id = $1) FOR NO KEY UPDATE',
    [revisionId],
  );
  const rows: JudgedRevision[] = await manager.query(
    `SELECT r.id AS "revisionId", c.id AS "commentId", c.consultation_id AS "consultationId",
       c.section_id AS "sectionId", r.state, c.withdrawn_at IS NOT NULL AS "isWithdrawn", r.title, r.body,
       r.proposed_wording AS "proposedWording",
       ARRAY(SELECT concat_ws(' ', o.title, o.url, o.body) FROM comment_source o WHERE o.comment_id = c.id
             ORDER BY o.position) AS sources, c.author_id AS "authorId", c.transcribed_by AS "transcribedBy",
       c.parent_id IS NOT NULL AS "isReply", coalesce(k.moderation_policy, 'before') AS policy,
       k.title AS "consultationTitle", k.slug AS "consultationSlug", k.time_zone AS "timeZone",
       trim(coalesce(e.number, s.number) || ' ' || coalesce(e.title, s.title)) AS "sectionTitle"
     FROM comment_revision r
     JOIN comment c ON c.id = r.comment_id
     JOIN consultation k ON k.id = c.consultation_id
     JOIN section s ON s.id = c.section_id
     LEFT JOIN release_section e ON e.release_id = k.release_id AND e.section_id = c.section_id
     WHERE r.id = $1
     FOR NO KEY UPDATE OF r`,
    [revisionId],
  );
  return rows[0] ?? null;
}

/** The most same texts that are counted: beyond, it is a campaign whatever the number. */
const MOST_SAME_TEXTS = 1_000;

/**
 * Other comments of the consultation with this fingerprint, withdrawn ones left out; counted to 1,000. Two that are
 * screened at the same moment see each other: the fingerprint is locked until the transaction ends.
 */
export async function countSameText(
  manager: EntityManager,
  fingerprint: string,
  { consultationId, commentId, authorId }: Pick<JudgedRevision, 'consultationId' | 'commentId' | 'authorId'>,
): Promise<SameTextCount> {
  await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1 || $2, 50))`, [
    consultationId,
    fingerprint,
  ]);
  const rows: SameTextCount[] = await manager.query(
    `SELECT count(*) FILTER (WHERE same)::int AS "bySameAuthor", count(*) FILTER (WHERE NOT same)::int AS "byOthers"
     FROM (
       SELECT coalesce(bool_or(f.author_id = $4), false) AS same
       FROM screening f JOIN comment c ON c.id = f.comment_id
       WHERE f.consultation_id = $1 AND f.fingerprint = $2 AND f.comment_id <> $3 AND c.withdrawn_at IS NULL
       GROUP BY f.comment_id LIMIT $5
     ) others`,
    [consultationId, fingerprint, commentId, authorId, MOST_SAME_TEXTS],
  );
  return rows[0] ?? { bySameAuthor: 0, byOthers: 0 };
}

/** Who wrote, and transcribed, the comment of a revision; where the clock of its consultation stands. */
export async function readJudgement(
  manager: EntityManager,
  revisionId: string,
): Promise<{ authorId: string | null; transcribedBy: string | null; timeZone: string }> {
  const rows: { authorId: string | null; transcribedBy: string | null; timeZone: string }[] =
    await manager.query(
      `SELECT c.author_id AS "authorId", c.transcribed_by AS "transcribedBy", k.time_zone AS "timeZone"
       FROM comment_revision r JOIN comment c ON c.id = r.comment_id JOIN consultation k ON k.id = c.consultation_id
       WHERE r.id = $1`,
      [revisionId],
    );
  const [row] = rows;
  if (!row) throw new Error('A case without its revision');
  return row;
}

/** Who took the decision that stands on a revision; null for nobody or a rule. */
export async function lastModerator(
  manager: EntityManager,
  { commentId, revisionId }: Pick<JudgedRevision, 'commentId' | 'revisionId'>,
): Promise<string | null> {
  const rows: { decidedBy: string | null }[] = await manager.query(
    `SELECT decided_by AS "decidedBy" FROM decision WHERE comment_id = $1 AND revision_id = $2
     ORDER BY seq DESC LIMIT 1`,
    [commentId, revisionId],
  );
  return rows[0]?.decidedBy ?? null;
}
