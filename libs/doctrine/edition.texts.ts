import type { EntityManager } from 'typeorm';
import type { SectionText } from './passage/placement.rule';
import type { BlockDescent } from './text';

/**
 * Texts block by block, for what works on the whole of an edition: placements. Not for people, and judged by nobody: what is made of
 * them is shown under the rules of the comments concerned. One statement each.
 */

const BLOCKS = `(SELECT json_agg(json_build_object('id', b.block_id, 'position', b.position, 'kind', b.kind, 'text', b.text)
   ORDER BY b.position) FROM block b WHERE b.section_version_id = v.id)`;

type Row = Omit<SectionText, 'blocks'> & { blocks: SectionText['blocks'] | null };

const texts = (rows: readonly Row[]): SectionText[] =>
  rows.map(({ blocks, ...text }) => ({ ...text, blocks: blocks ?? [] }));

/** All texts of an edition in reading order; about 2 MB for 36,000 words. */
export async function editionTexts(manager: EntityManager, releaseId: string): Promise<SectionText[]> {
  const rows: Row[] = await manager.query(
    `SELECT rs.section_id AS "sectionId", v.id AS "versionId", ${BLOCKS} AS blocks
     FROM release_section rs JOIN section_version v ON v.id = rs.section_version_id
     WHERE rs.release_id = $1 ORDER BY rs.reading_order`,
    [releaseId],
  );
  return texts(rows);
}

/** The texts with these ids, in no order. */
export async function versionTexts(
  manager: EntityManager,
  versionIds: readonly string[],
): Promise<SectionText[]> {
  const rows: Row[] = await manager.query(
    `SELECT v.section_id AS "sectionId", v.id AS "versionId", ${BLOCKS} AS blocks
     FROM section_version v WHERE v.id = ANY($1::uuid[])`,
    [versionIds],
  );
  return texts(rows);
}

/**
 * For every section of the doctrine, where what was said on it is read in an edition: there itself, else in what stands nearest above
 * it, else at the beginning.
 */
export async function editionHomes(manager: EntityManager, releaseId: string): Promise<Map<string, string>> {
  const rows: { sectionId: string; homeId: string }[] = await manager.query(
    `WITH RECURSIVE up AS (
       SELECT s.id AS section_id, s.id AS at, 0 AS steps FROM release r JOIN section s ON s.doctrine_id = r.doctrine_id
       WHERE r.id = $1
       UNION ALL
       SELECT up.section_id, s.parent_id, up.steps + 1 FROM up JOIN section s ON s.id = up.at
       WHERE s.parent_id IS NOT NULL AND up.steps < 50
         AND NOT EXISTS (SELECT FROM release_section rs WHERE rs.release_id = $1 AND rs.section_id = up.at)
     )
     SELECT up.section_id AS "sectionId", coalesce(
       (SELECT rs.section_id FROM release_section rs
        WHERE rs.release_id = $1 AND rs.section_id = (array_agg(up.at ORDER BY up.steps DESC))[1]),
       (SELECT rs.section_id FROM release_section rs WHERE rs.release_id = $1 AND rs.reading_order = 0)) AS "homeId"
     FROM up GROUP BY up.section_id`,
    [releaseId],
  );
  return new Map(rows.map(({ sectionId, homeId }) => [sectionId, homeId]));
}

/** Sections of an edition's doctrine that were merged, with the one that took their text. */
export async function mergedSections(
  manager: EntityManager,
  releaseId: string,
): Promise<Map<string, string>> {
  const rows: { sectionId: string; successorId: string }[] = await manager.query(
    `SELECT DISTINCT ON (e.section_id) e.section_id AS "sectionId", e.other_section_id AS "successorId"
     FROM release r JOIN section_event e ON e.doctrine_id = r.doctrine_id AND e.kind = 'merged'
     WHERE r.id = $1 ORDER BY e.section_id, e.id DESC`,
    [releaseId],
  );
  return new Map(rows.map(({ sectionId, successorId }) => [sectionId, successorId]));
}

/** Which paragraphs of an edition's doctrine were split and joined, over all its published editions. */
export async function blockLineage(manager: EntityManager, releaseId: string): Promise<BlockDescent[]> {
  return manager.query(
    `SELECT l.block_id AS "blockId", l.from_block_id AS "fromBlockId", l.kind FROM release r
     JOIN section s ON s.doctrine_id = r.doctrine_id
     JOIN section_version v ON v.section_id = s.id
     JOIN block_lineage l ON l.section_version_id = v.id
     WHERE r.id = $1 ORDER BY l.section_version_id, l.block_id, l.from_block_id`,
    [releaseId],
  );
}

/** For each of these texts, the first published edition that holds it, by the text's id. */
export async function firstEditionsOf(
  manager: EntityManager,
  versionIds: readonly string[],
): Promise<Map<string, string>> {
  const rows: { versionId: string; releaseId: string }[] = await manager.query(
    `SELECT DISTINCT ON (rs.section_version_id) rs.section_version_id AS "versionId", r.id AS "releaseId"
     FROM release_section rs JOIN release r ON r.id = rs.release_id
     WHERE rs.section_version_id = ANY($1::uuid[]) AND r.state = 'published'
     ORDER BY rs.section_version_id, r.published_at, r.id`,
    [versionIds],
  );
  return new Map(rows.map(({ versionId, releaseId }) => [versionId, releaseId]));
}
