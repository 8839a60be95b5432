import type { EntityManager } from 'typeorm';
import { isId, NotFound } from '#kernel';
import type { Acting } from './acting';
import { preparedSql, sightOf } from './doctrine.visibility';

/**
 * The one place that says who writes a doctrine: the drafters and administrators of a consultation held on it, and the platform's
 * administrators; the same people who see its drafts. Throws SignInRequired, or NotFound both for a doctrine that is not there and for
 * one that the person does not write, so that the two are never told apart. Returns who is to be named in the account of what was
 * done; null for the operator. One statement.
 */
export async function requireWriter(
  manager: Pick<EntityManager, 'query'>,
  by: Acting,
  doctrineId: string,
): Promise<string | null> {
  const doneBy = by === 'operator' ? null : by.requireParticipant();
  const sight = by === 'operator' ? [true, []] : sightOf(by);
  const rows: unknown[] = isId(doctrineId)
    ? await manager.query(`SELECT FROM doctrine d WHERE d.id = $3 AND (${preparedSql('d.id', 1)})`, [
        ...sight,
        doctrineId,
      ])
    : [];
  if (rows.length === 0) throw new NotFound('Cette doctrine n’existe pas, ou vous ne la rédigez pas.');
  return doneBy;
}

/** `requireWriter`, and the doctrine's row stays locked: commands on one doctrine go one after the other. */
export async function lockAsWriter(
  manager: Pick<EntityManager, 'query'>,
  by: Acting,
  doctrineId: string,
): Promise<string | null> {
  const doneBy = await requireWriter(manager, by, doctrineId);
  await manager.query('SELECT FROM doctrine WHERE id = $1 FOR UPDATE', [doctrineId]);
  return doneBy;
}
