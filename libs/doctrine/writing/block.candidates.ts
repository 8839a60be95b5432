import type { EntityManager } from 'typeorm';
import { newId } from '#kernel';
import { assignBlockIds, type Block, type KnownBlock, type ParsedBlock } from '../text';

/**
 * Blocks of the doctrine that stand nowhere in the working tree any more: those of its last published edition and of what was drafted
 * since. A paragraph that is cut out of one section and pasted into another is among them in between. One statement.
 */
export async function blocksStandingNowhere(
  manager: Pick<EntityManager, 'query'>,
  doctrineId: string,
): Promise<KnownBlock[]> {
  return manager.query(
    `WITH last AS (
       SELECT id, published_at FROM release WHERE doctrine_id = $1 AND state = 'published'
       ORDER BY published_at DESC, id DESC LIMIT 1
     ), standing AS (
       SELECT b.block_id FROM section s
       JOIN LATERAL (SELECT id FROM section_version WHERE section_id = s.id ORDER BY ordinal DESC LIMIT 1) v ON true
       JOIN block b ON b.section_version_id = v.id
       WHERE s.doctrine_id = $1 AND s.retired_at IS NULL
     )
     SELECT DISTINCT ON (b.block_id) b.block_id AS id, b.kind, b.text, v.section_id AS section
     FROM section s
     JOIN section_version v ON v.section_id = s.id
       AND (v.id IN (SELECT rs.section_version_id FROM release_section rs JOIN last l ON l.id = rs.release_id)
         OR (v.state = 'draft' AND v.created_at > coalesce((SELECT published_at FROM last), '-infinity')))
     JOIN block b ON b.section_version_id = v.id
     WHERE s.doctrine_id = $1 AND b.position > 0 AND NOT EXISTS (SELECT FROM standing st WHERE st.block_id = b.block_id)
     ORDER BY b.block_id, v.created_at DESC, v.ordinal DESC`,
    [doctrineId],
  );
}

/** Of these blocks, the ids that stand in a living section other than `sectionId`. One statement. */
export async function standingElsewhere(
  manager: Pick<EntityManager, 'query'>,
  sectionId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows: { id: string }[] = await manager.query(
    `SELECT DISTINCT b.block_id AS id FROM block b
     JOIN section_version v ON v.id = b.section_version_id
     JOIN section s ON s.id = v.section_id AND s.retired_at IS NULL
     WHERE b.block_id = ANY($1) AND s.id <> $2
       AND v.ordinal = (SELECT max(ordinal) FROM section_version WHERE section_id = s.id)`,
    [ids, sectionId],
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * Identities for the blocks of a section's new text: those of its text before, then those of blocks that stand nowhere. The title stays
 * itself whatever its words. Pure but for `newId`.
 */
export function identified(
  sectionId: string,
  before: readonly Block[],
  nowhere: readonly KnownBlock[],
  blocks: readonly ParsedBlock[],
): Block[] {
  const isBody = ({ position }: ParsedBlock): boolean => position > 0;
  const known = [...before.filter(isBody).map((block) => ({ ...block, section: sectionId })), ...nowhere];
  const titleId = before[0]?.id ?? newId();
  const body = blocks.filter(isBody);
  const ids = assignBlockIds(
    known,
    body.map((block) => ({ ...block, section: sectionId })),
    newId,
  );
  return blocks.map((block) => ({
    ...block,
    id: block.position === 0 ? titleId : (ids[block.position - 1]?.id ?? newId()),
  }));
}
