import type { EntityManager } from 'typeorm';
import { visibleComments } from '#comments';
import { Viewer } from '#identity';
import { CATEGORY_LABELS } from './category.labels';
import type { SnapshotRecord, SnapshotSection } from './export';

/** What runs SQL: a connection of the pool, or a transaction. */
export type Database = Pick<EntityManager, 'query'>;

/** Records read at a time. */
const PAGE = 500;

/** An instant as the records hold it: ISO 8601 in UTC, to the millisecond. */
const ISO = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

/**
 * Freezes in one statement, so that all of it stands at one instant, what a visitor sees of a consultation's comments,
 * and gives those that no snapshot has held yet their numbers. Of what a visitor sees as a trace only the trace is
 * taken. No name of a person is taken either: frozen rows cannot be corrected or erased (GDPR articles 16, 17).
 *
 * $1 snapshot, $2 consultation, $3 labels of the stakeholder categories.
 */
const freezeSql = (visibleSql: string, visibilitySql: string): string => `
WITH kept AS (
  SELECT c.*, ${visibilitySql} = 'text' AS shown, s.slug AS section_slug, s.number AS section_number,
    s.title AS section_title, s.reading_order, x.number AS known_number
  FROM consultation k
  JOIN comment c ON c.consultation_id = k.id
  JOIN release_section s ON s.release_id = k.release_id AND s.section_id = c.section_id
  LEFT JOIN comment_reference x ON x.comment_id = c.id
  WHERE k.id = $2
    AND ${visibleSql}
), numbered AS (
  INSERT INTO comment_reference (comment_id, consultation_id, number)
  SELECT id, $2, (SELECT coalesce(max(number), 0) FROM comment_reference WHERE consultation_id = $2)
    + row_number() OVER (ORDER BY reading_order, root_id, path, id)
  FROM kept WHERE known_number IS NULL
  RETURNING comment_id, number
), reference AS (
  SELECT comment_id, 'C-' || lpad(number::text, greatest(4, length(number::text)), '0') AS label
  FROM (SELECT comment_id, number FROM numbered
        UNION ALL SELECT id, known_number FROM kept WHERE known_number IS NOT NULL) all_numbers
), reacted AS (
  SELECT r.revision_id, count(*) FILTER (WHERE r.position = 'for') AS votes_for,
    count(*) FILTER (WHERE r.position = 'mixed') AS votes_mixed,
    count(*) FILTER (WHERE r.position = 'against') AS votes_against
  FROM kept JOIN reaction r ON r.revision_id = kept.published_revision_id
  WHERE r.withdrawn_at IS NULL
  GROUP BY r.revision_id
), tallied AS (
  SELECT DISTINCT ON (t.comment_id) t.comment_id,
    jsonb_build_object('label', t.label, 'for', t.votes_for, 'mixed', t.votes_mixed, 'against', t.votes_against,
      'total', t.votes_total) AS tally
  FROM kept JOIN vote_tally t ON t.comment_id = kept.id
  ORDER BY t.comment_id, t.label
), cited AS (
  SELECT x.comment_id, jsonb_agg(jsonb_build_object('title', x.title, 'url', coalesce(x.url, '')) ORDER BY x.position) AS sources
  FROM kept JOIN comment_source x ON x.comment_id = kept.id
  WHERE kept.shown
  GROUP BY x.comment_id
), frozen AS (
  INSERT INTO snapshot_comment (snapshot_id, position, record)
  SELECT $1, row_number() OVER (ORDER BY c.reading_order, c.root_id, c.path, c.id), jsonb_build_object(
    'reference', own.label,
    'section', jsonb_build_object('slug', c.section_slug, 'number', nullif(c.section_number, ''),
      'title', c.section_title, 'position', c.reading_order),
    'passage', CASE WHEN c.shown THEN coalesce(c.anchor_quote ->> 'exact', b.text) END,
    'kind', c.kind,
    'position', c.position,
    'state', c.state,
    'title', CASE WHEN c.shown THEN v.title END,
    'body', CASE WHEN c.shown THEN v.body ELSE '' END,
    'proposedWording', CASE WHEN c.shown THEN v.proposed_wording END,
    'author', jsonb_build_object('name', NULL,
      'category', CASE WHEN c.shown THEN $3::jsonb ->> coalesce(p.category, c.author_category) END,
      'organisation', CASE WHEN c.shown THEN c.organisation_name END),
    'provenance', jsonb_build_object('stage', st.name, 'channel', c.channel, 'verbatim', c.verbatim),
    'createdAt', to_char(c.created_at AT TIME ZONE 'UTC', ${ISO}),
    'publishedAt', to_char(c.published_at AT TIME ZONE 'UTC', ${ISO}),
    'parentReference', parent.label,
    'depth', c.depth,
    'reactions', jsonb_build_object('for', coalesce(r.votes_for, 0), 'mixed', coalesce(r.votes_mixed, 0),
      'against', coalesce(r.votes_against, 0)),
    'sourceTally', t.tally,
    'sources', coalesce(cited.sources, '[]'),
    'disposition', CASE WHEN d.id IS NOT NULL THEN jsonb_build_object('outcome', d.outcome, 'motive', d.motive,
      'setAt', to_char(d.set_at AT TIME ZONE 'UTC', ${ISO})) END)
  FROM kept c
  JOIN reference own ON own.comment_id = c.id
  LEFT JOIN reference parent ON parent.comment_id = c.parent_id
  LEFT JOIN comment_revision v ON v.id = c.published_revision_id
  LEFT JOIN block b ON c.anchor_kind <> 'section' AND b.section_version_id = c.anchor_version_id
    AND b.block_id = c.anchor_block_id
  LEFT JOIN participant p ON p.id = c.author_id
  LEFT JOIN tour_stage st ON st.id = c.stage_id
  LEFT JOIN reacted r ON r.revision_id = c.published_revision_id
  LEFT JOIN tallied t ON t.comment_id = c.id
  LEFT JOIN cited ON cited.comment_id = c.id
  LEFT JOIN disposition d ON d.comment_id = c.id AND d.superseded_at IS NULL
  RETURNING 1
)
SELECT (SELECT count(*)::int FROM frozen) AS frozen, date_trunc('milliseconds', statement_timestamp()) AS "takenAt"`;

/** Freezes the comments of a consultation under a snapshot's id. Returns how many, and at which instant. */
export async function freezeComments(
  database: Database,
  snapshotId: string,
  consultationId: string,
): Promise<{ frozen: number; takenAt: Date }> {
  const parameters: unknown[] = [snapshotId, consultationId, JSON.stringify(CATEGORY_LABELS)];
  const { visibleSql, visibilitySql } = visibleComments(Viewer.visitor, 'c', parameters);
  // Each part joins whole sets. The planner cannot know the size of a set made in the same statement, and a nested loop
  // that it takes for cheap would cost hours with 100,000 comments.
  await database.query(`SELECT set_config('enable_nestloop', 'off', true)`);
  const rows: { frozen: number; takenAt: Date }[] = await database.query(
    freezeSql(visibleSql, visibilitySql),
    parameters,
  );
  await database.query(`SELECT set_config('enable_nestloop', 'on', true)`);
  const [row] = rows;
  if (!row) throw new Error('The comments could not be frozen');
  return row;
}

/** Says that a snapshot is ready, once: a second time changes nothing. */
export async function sealSnapshot(database: Database, snapshotId: string, digest: string): Promise<void> {
  await database.query(
    `UPDATE snapshot SET state = 'ready', progress = 100, digest = $2, error = NULL WHERE id = $1 AND state <> 'ready'`,
    [snapshotId, digest],
  );
}

export interface ConsultationOfSnapshot {
  title: string;
  /** Markdown. */
  charter: string;
  timeZone: string;
  releaseLabel: string;
}

/** What the header says of the consultation. */
export async function consultationOf(
  database: Database,
  consultationId: string,
): Promise<ConsultationOfSnapshot | undefined> {
  const rows: ConsultationOfSnapshot[] = await database.query(
    `SELECT k.title, k.charter, k.time_zone AS "timeZone", r.label AS "releaseLabel"
     FROM consultation k JOIN release r ON r.id = k.release_id WHERE k.id = $1`,
    [consultationId],
  );
  return rows[0];
}

/** The section tree put to consultation in reading order, each section with what the frozen records hold on it alone. */
export const sectionsOf = (
  database: Database,
  snapshotId: string,
  consultationId: string,
): Promise<SnapshotSection[]> =>
  database.query(
    `SELECT s.slug, nullif(s.number, '') AS number, s.title, greatest(s.depth - 1, 0) AS depth,
       coalesce(f.contributions, 0) AS contributions, coalesce(f.replies, 0) AS replies,
       coalesce(f."withDisposition", 0) AS "withDisposition", coalesce(f.removed, 0) AS removed
     FROM consultation k
     JOIN release_section s ON s.release_id = k.release_id
     LEFT JOIN (
       SELECT record -> 'section' ->> 'slug' AS slug,
         (count(*) FILTER (WHERE record -> 'depth' = '0'))::int AS contributions,
         (count(*) FILTER (WHERE record -> 'depth' <> '0'))::int AS replies,
         (count(*) FILTER (WHERE record -> 'depth' = '0' AND record -> 'disposition' <> 'null'))::int AS "withDisposition",
         (count(*) FILTER (WHERE record -> 'depth' = '0' AND record -> 'disposition' = 'null'
           AND record ->> 'state' IN ('hidden', 'withdrawn')))::int AS removed
       FROM snapshot_comment WHERE snapshot_id = $1 GROUP BY 1
     ) f ON f.slug = s.slug
     WHERE k.id = $2
     ORDER BY s.reading_order`,
    [snapshotId, consultationId],
  );

/**
 * The records of a snapshot in order. Page by page and not through a cursor: frozen rows cannot change between two
 * pages, and a cursor would hold a connection and keep the database from cleaning up for as long as a file is written.
 */
export async function* recordsOf(database: Database, snapshotId: string): AsyncGenerator<SnapshotRecord> {
  let after = 0;
  for (;;) {
    const page: { position: number; record: SnapshotRecord }[] = await database.query(
      `SELECT position, record FROM snapshot_comment
       WHERE snapshot_id = $1 AND position > $2 ORDER BY position LIMIT $3`,
      [snapshotId, after, PAGE],
    );
    for (const { position, record } of page) {
      after = position;
      yield record;
    }
    if (page.length < PAGE) return;
  }
}
