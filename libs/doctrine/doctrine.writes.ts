import type { EntityManager } from 'typeorm';
import { newId } from '#kernel';
import type { ImportedSection, ImportedVersion } from './doctrine.import';

/** Adds sections and brings others to their new place, in one statement each: identities stay, whatever else changes. */
export async function writeSections(
  manager: EntityManager,
  doctrineId: string,
  sections: readonly ImportedSection[],
  retiredIds: readonly string[],
): Promise<void> {
  if (retiredIds.length > 0)
    await manager.query(
      'UPDATE section SET retired_at = now() WHERE doctrine_id = $1 AND id = ANY($2) AND retired_at IS NULL',
      [doctrineId, retiredIds],
    );
  const added = sections.filter(({ isNew }) => isNew);
  if (added.length > 0)
    await manager.query(
      `INSERT INTO section (id, doctrine_id, slug, number, title, parent_id, position)
       SELECT id, $1, slug, number, title, "parentId", position FROM jsonb_to_recordset($2::jsonb)
         AS s(id uuid, slug text, number text, title text, "parentId" uuid, position integer)`,
      [doctrineId, JSON.stringify(added)],
    );
  const changed = sections.filter(({ isNew }) => !isNew);
  if (changed.length > 0)
    await manager.query(
      `UPDATE section SET slug = s.slug, number = s.number, title = s.title, parent_id = s."parentId", position = s.position,
         retired_at = NULL
       FROM jsonb_to_recordset($2::jsonb) AS s(id uuid, slug text, number text, title text, "parentId" uuid, position integer)
       WHERE section.doctrine_id = $1 AND section.id = s.id`,
      [doctrineId, JSON.stringify(changed)],
    );
}

/** Writes texts as draft versions with their blocks, two statements in all. Returns the versions' ids by section. */
export async function writeVersions(
  manager: EntityManager,
  versions: readonly ImportedVersion[],
  { reason, authorId }: { reason: string; authorId: string | null },
): Promise<Map<string, string>> {
  const rows = versions.map((version) => ({ ...version, id: newId() }));
  if (rows.length === 0) return new Map();
  await manager.query(
    `INSERT INTO section_version (id, section_id, ordinal, title, markdown, html, text, source_file, reason, author_id)
     SELECT id, "sectionId", ordinal, title, markdown, html, text, "sourceFile", $2, $3 FROM jsonb_to_recordset($1::jsonb)
       AS v(id uuid, "sectionId" uuid, ordinal integer, title text, markdown text, html text, text text, "sourceFile" text)`,
    [JSON.stringify(rows.map(({ blocks: _, ...version }) => version)), reason, authorId],
  );
  const blocks = rows.flatMap(({ id, blocks: own }) => own.map((block) => ({ ...block, version: id })));
  await manager.query(
    `INSERT INTO block (section_version_id, block_id, position, kind, text)
     SELECT version, id, position, kind, text FROM jsonb_to_recordset($1::jsonb)
       AS b(version uuid, id uuid, position integer, kind text, text text)`,
    [JSON.stringify(blocks)],
  );
  return new Map(rows.map(({ sectionId, id }) => [sectionId, id]));
}

/**
 * Makes or makes again the draft of a release from the working tree: every living section in its place, with its latest text; a draft
 * that came back to the published words is that published text. Returns how many sections it holds. The doctrine's row must be locked
 * by the caller.
 */
export async function fillRelease(
  manager: EntityManager,
  doctrineId: string,
  releaseId: string,
): Promise<number> {
  await manager.query('DELETE FROM release_section WHERE release_id = $1', [releaseId]);
  const rows: { section_id: string }[] = await manager.query(
    `WITH RECURSIVE tree AS (
       SELECT id, 1 AS depth, ARRAY[position] AS path FROM section
       WHERE doctrine_id = $1 AND parent_id IS NULL AND retired_at IS NULL
       UNION ALL
       SELECT s.id, t.depth + 1, t.path || s.position FROM section s JOIN tree t ON s.parent_id = t.id
       WHERE s.retired_at IS NULL
     )
     INSERT INTO release_section
       (release_id, section_id, section_version_id, parent_id, slug, number, title, depth, position, reading_order)
     SELECT $2, s.id, v.id, s.parent_id, s.slug, s.number, s.title, t.depth, s.position,
       row_number() OVER (ORDER BY t.path, s.id) - 1
     FROM tree t JOIN section s USING (id)
     JOIN LATERAL (SELECT id, title, html FROM section_version WHERE section_id = s.id ORDER BY ordinal DESC LIMIT 1) latest ON true
     LEFT JOIN LATERAL (SELECT id, title, html FROM section_version WHERE section_id = s.id AND state = 'published'
       ORDER BY ordinal DESC LIMIT 1) public ON true
     CROSS JOIN LATERAL (SELECT CASE WHEN latest.title = public.title AND latest.html = public.html THEN public.id
       ELSE latest.id END AS id) v
     RETURNING section_id`,
    [doctrineId, releaseId],
  );
  const [{ living }]: [{ living: number }] = await manager.query(
    'SELECT count(*)::int AS living FROM section WHERE doctrine_id = $1 AND retired_at IS NULL',
    [doctrineId],
  );
  // Below a retired section, or without any text: no command leaves one, and an edition must not lose it in silence.
  if (living !== rows.length) throw new Error(`${living} sections, ${rows.length} in the release`);
  return rows.length;
}
