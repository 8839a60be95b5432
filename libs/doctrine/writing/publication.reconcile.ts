import type { EntityManager } from 'typeorm';
import { assignBlockIds, type KnownBlock, type PlacedBlock } from '../text';
import { newId } from '#kernel';
import { withOtherIds } from './version.write';

type FreshBlock = PlacedBlock & { id: string; versionId: string };

/**
 * Before an edition is published: a paragraph that was pasted in one section before it was cut from another has an identity of its own
 * until then, since the text stood twice. Such new blocks of drafts take back the identity of the block of the last edition that was
 * lost, when they are the same text, or nearly and alone to be so (see `assignBlockIds`). Identities of drafts are provisional, those of
 * published texts final. Returns how many blocks were recognised. Four statements.
 */
export async function reconcileBlocks(
  manager: EntityManager,
  doctrineId: string,
  releaseId: string,
): Promise<number> {
  const lost: KnownBlock[] = await manager.query(
    `SELECT b.block_id AS id, b.kind, b.text, 'lost ' || rs.section_id AS section
     FROM release_section rs JOIN block b ON b.section_version_id = rs.section_version_id AND b.position > 0
     WHERE rs.release_id = (SELECT id FROM release WHERE doctrine_id = $1 AND state = 'published'
         ORDER BY published_at DESC, id DESC LIMIT 1)
       AND NOT EXISTS (SELECT FROM block n JOIN release_section ns ON ns.section_version_id = n.section_version_id
         WHERE n.block_id = b.block_id AND ns.release_id = $2)
     ORDER BY rs.reading_order, b.position`,
    [doctrineId, releaseId],
  );
  if (lost.length === 0) return 0;
  const fresh: FreshBlock[] = await manager.query(
    `SELECT b.block_id AS id, b.kind, b.text, rs.section_id AS section, v.id AS "versionId"
     FROM release_section rs JOIN section_version v ON v.id = rs.section_version_id AND v.state = 'draft'
     JOIN block b ON b.section_version_id = v.id AND b.position > 0
     WHERE rs.release_id = $2 AND NOT EXISTS (
       SELECT FROM block o JOIN release_section os ON os.section_version_id = o.section_version_id
       JOIN release r ON r.id = os.release_id AND r.doctrine_id = $1 AND r.state = 'published' WHERE o.block_id = b.block_id)
     ORDER BY rs.reading_order, b.position`,
    [doctrineId, releaseId],
  );
  const ids = new Map<string, Map<string, string>>();
  assignBlockIds(lost, fresh, newId).forEach(({ id, previous }, index) => {
    const block = fresh[index];
    if (previous === null || !block) return;
    const own = ids.get(block.versionId) ?? new Map<string, string>();
    ids.set(block.versionId, own.set(block.id, id));
  });
  for (const [versionId, own] of ids) await reidentify(manager, versionId, own);
  return [...ids.values()].reduce((sum, own) => sum + own.size, 0);
}

async function reidentify(
  manager: EntityManager,
  versionId: string,
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  await manager.query(
    `UPDATE block b SET block_id = o.known FROM unnest($2::uuid[], $3::uuid[]) AS o (fresh, known)
     WHERE b.section_version_id = $1 AND b.block_id = o.fresh`,
    [versionId, [...ids.keys()], [...ids.values()]],
  );
  const [{ html }]: [{ html: string }] = await manager.query(
    'SELECT html FROM section_version WHERE id = $1',
    [versionId],
  );
  await manager.query('UPDATE section_version SET html = $2 WHERE id = $1', [
    versionId,
    withOtherIds(html, ids),
  ]);
}
