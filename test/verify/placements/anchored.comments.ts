import type { DataSource } from 'typeorm';
import { newId } from '#kernel';
import type { AnchorToPlace, PlacedAnchor, SectionText } from '#doctrine';
import type { Stage } from '../processes';
import { waitUntil } from '../processes';
import { DOCTRINE } from './published.edition';

/** An anchor as it was made, with the text that it was made on. */
export interface MadeAnchor {
  section: SectionText;
  anchor: AnchorToPlace;
}

/** Opens a consultation on an edition, by the operator's own command; gives its id. */
export async function openConsultation(
  stage: Stage,
  settings: NodeJS.ProcessEnv,
  database: DataSource,
  release: string,
): Promise<string> {
  const day = 86_400_000;
  const parameters = {
    doctrine: DOCTRINE,
    release,
    slug: release,
    title: 'Concertation éprouvée',
    opens: new Date(Date.now() - 60_000).toISOString(),
    closes: new Date(Date.now() + 90 * day).toISOString(),
    due: new Date(Date.now() + 120 * day).toISOString().slice(0, 10),
    charter: 'Restez courtois.',
    method: 'Commentez chaque section.',
  };
  const opened = await stage.cli(
    settings,
    'consultation',
    'open',
    ...Object.entries(parameters).flatMap(([name, value]) => [`--${name}`, value]),
  );
  if (opened.code !== 0) throw new Error(opened.output);
  const rows: { id: string }[] = await database.query('SELECT id FROM consultation WHERE slug = $1', [
    release,
  ]);
  const [row] = rows;
  if (!row) throw new Error('The consultation is not there');
  return row.id;
}

/** Writes published comments with these anchors, all at once; gives their ids in the same order. */
export async function writeComments(
  database: DataSource,
  consultationId: string,
  made: readonly MadeAnchor[],
): Promise<string[]> {
  const rows = made.map(({ section, anchor }) => ({
    id: newId(),
    revision: newId(),
    section: anchor.sectionId,
    version: section.versionId,
    kind: anchor.kind,
    block: anchor.blockId,
    quote: anchor.quote,
  }));
  const RECORD = `jsonb_to_recordset($1::jsonb) AS r (id uuid, revision uuid, section uuid, version uuid, kind text, block uuid, quote jsonb)`;
  await database.transaction(async (manager) => {
    await manager.query('SET CONSTRAINTS ALL DEFERRED');
    await manager.query(
      `INSERT INTO comment (id, consultation_id, section_id, root_id, path, depth, author_name, kind, anchor_kind, anchor_version_id,
         anchor_block_id, block_id, anchor_quote, channel, latest_revision_id, published_revision_id, state, published_at)
       SELECT id, $2, section, id, '', 0, 'Une structure', 'remark', kind, version, block, block, nullif(quote, 'null'), 'written',
         revision, revision, 'published', now() FROM ${RECORD}`,
      [JSON.stringify(rows), consultationId],
    );
    await manager.query(
      `INSERT INTO comment_revision (id, comment_id, ordinal, body, body_html, state)
       SELECT revision, id, 1, 'Une remarque.', '<p>Une remarque.</p>', 'published' FROM ${RECORD}`,
      [JSON.stringify(rows)],
    );
  });
  return rows.map(({ id }) => id);
}

/** Waits until every edition's anchors are placed; throws when a job was given up. */
export async function placementsDone(database: DataSource, seconds: number): Promise<void> {
  await waitUntil(
    async () => {
      const rows: { waiting: number; failed: number }[] = await database.query(
        `SELECT (count(*) FILTER (WHERE state = 'waiting'))::int AS waiting,
           (count(*) FILTER (WHERE state = 'failed'))::int AS failed
         FROM job WHERE name = 'doctrine.place-anchors'`,
      );
      if (rows[0]?.failed) throw new Error('A job that places anchors was given up');
      return rows[0]?.waiting === 0;
    },
    undefined,
    seconds,
  );
}

/** What the job found for these comments in an edition, in their order, and how long it took from its delivery on. */
export async function placedByJob(
  database: DataSource,
  releaseId: string,
  commentIds: readonly string[],
): Promise<{ placed: PlacedAnchor[]; ms: number }> {
  const rows: (PlacedAnchor & { commentId: string })[] = await database.query(
    `SELECT comment_id AS "commentId", status, score, is_certain AS "isCertain", section_id AS "sectionId",
       section_version_id AS "versionId", passage, why
     FROM placement WHERE release_id = $1 AND follows_id IS NULL`,
    [releaseId],
  );
  const byComment = new Map(rows.map((row) => [row.commentId, row]));
  const placed = commentIds.map((id) => {
    const row = byComment.get(id);
    if (!row) throw new Error('An anchor has no place in the newer edition');
    return row;
  });
  const jobs: { ms: number }[] = await database.query(
    `SELECT (extract(epoch FROM completed_at - delivered_at) * 1000)::float8 AS ms FROM job
     WHERE name = 'doctrine.place-anchors' AND payload ->> 'releaseId' = $1`,
    [releaseId],
  );
  return { placed, ms: Math.max(0, ...jobs.map(({ ms }) => ms)) };
}
