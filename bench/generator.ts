import { Client } from 'pg';
import { type CommentRows, CommentWriter } from './corpus/comment.rows';
import { type Frame, frameOf } from './corpus/consultation.rows';
import { type CorpusSize, FULL_SIZE } from './corpus/corpus.size';
import { BATCH, insertRows } from './corpus/insert.rows';
import { Chance } from './corpus/random';
import { type PlannedComment, planThreads } from './corpus/thread.plan';

/** Where the measured pages are. */
export interface Corpus {
  consultationId: string;
  /** The fullest section. */
  sectionId: string;
}

/** Seed of the data that the figures of bench/README.md were measured on. */
const SEED = 2_026;

/** Rows that the database makes out of counts: who reacted is spread over the participants, nobody twice. */
const REACTIONS_SQL = `
  INSERT INTO reaction (id, comment_id, revision_id, participant_id, position, created_at, withdrawn_at)
  SELECT md5(r.revision_id::text || n)::uuid, r.comment_id, r.revision_id,
    ($2::uuid[])[1 + (r."offset" + n * 7919) % cardinality($2::uuid[])],
    (ARRAY['for', 'for', 'for', 'mixed', 'against'])[1 + (r."offset" + n * 31) % 5],
    r.at, CASE WHEN n % 50 = 49 THEN r.at + interval '1 hour' END
  FROM json_to_recordset($1::json) AS r(comment_id uuid, revision_id uuid, reactions integer, "offset" integer, at timestamptz)
  CROSS JOIN LATERAL generate_series(0, r.reactions - 1) AS n`;

/**
 * Fills a migrated, empty database with one open consultation of the given size, the same at each run, then analyses it.
 * Writes straight into the tables, in batches: about a minute for 200,000 comments, where the commands would take an hour.
 */
export async function generate(
  url: string,
  { size = FULL_SIZE, seed = SEED }: { size?: CorpusSize; seed?: number } = {},
): Promise<Corpus> {
  const chance = new Chance(seed);
  const frame = frameOf(size, chance);
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('BEGIN');
    for (const [table, rows] of frame.rows) await insertRows(client, table, rows);
    await publish(client, frame);
    await insertThreads(client, frame, planThreads(size, chance), new CommentWriter(frame, chance));
    await client.query('COMMIT');
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
  return { consultationId: frame.consultationId, sectionId: frame.sections[0]?.id ?? '' };
}

/** Writes planned comments with all that belongs to them, in batches; part of a transaction. */
export async function insertThreads(
  client: Client,
  { participantIds }: Frame,
  planned: readonly PlannedComment[],
  writer: CommentWriter,
): Promise<void> {
  let underWay = Promise.resolve();
  for (let start = 0; start < planned.length; start += BATCH) {
    const rows = writer.write(planned.slice(start, start + BATCH)); // while the database takes the batch before
    await underWay;
    underWay = insertComments(client, rows, participantIds);
  }
  await underWay;
}

/** Where the pages are in a database that was filled before; null for an empty one. */
export async function corpusIn(client: Client): Promise<Corpus | null> {
  const { rows } = await client.query<Corpus>(
    `SELECT consultation_id AS "consultationId", section_id AS "sectionId"
     FROM comment GROUP BY 1, 2 ORDER BY count(*) DESC LIMIT 1`,
  );
  return rows[0] ?? null;
}

async function insertComments(client: Client, rows: CommentRows, participantIds: string[]): Promise<void> {
  await insertRows(client, 'comment', rows.comments);
  await insertRows(client, 'comment_revision', rows.revisions);
  await insertRows(client, 'comment_source', rows.sources);
  await client.query(REACTIONS_SQL, [JSON.stringify(rows.reactions), participantIds]);
}

/** What is inserted as a draft becomes final: texts first, then the edition that holds them. */
async function publish(client: Client, { releaseId, doctrineId }: Frame): Promise<void> {
  await client.query(
    `UPDATE section_version SET state = 'published', published_at = created_at
     WHERE section_id IN (SELECT id FROM section WHERE doctrine_id = $1)`,
    [doctrineId],
  );
  await client.query(`UPDATE release SET state = 'published', published_at = created_at WHERE id = $1`, [
    releaseId,
  ]);
}
