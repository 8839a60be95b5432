import type { EntityManager } from 'typeorm';
import { InvalidInput, isId, newId } from '#kernel';
import { requireSlug } from '../address';
import { AddressTaken } from '../doctrine.errors';
import { DEEPEST_SECTION } from './written.input';

type Queries = Pick<EntityManager, 'query'>;

/** Ids of the living sections below a section (null: at the top), in order. */
async function childrenOf(manager: Queries, doctrineId: string, parentId: string | null): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    `SELECT id FROM section WHERE doctrine_id = $1 AND parent_id IS NOT DISTINCT FROM $2 AND retired_at IS NULL
     ORDER BY position, id`,
    [doctrineId, parentId],
  );
  return rows.map(({ id }) => id);
}

async function inOrder(manager: Queries, ids: readonly string[], parentId: string | null): Promise<void> {
  await manager.query(
    `UPDATE section s SET parent_id = $2, position = o.position - 1
     FROM unnest($1::uuid[]) WITH ORDINALITY AS o (id, position)
     WHERE s.id = o.id AND (s.position <> o.position - 1 OR s.parent_id IS DISTINCT FROM $2)`,
    [ids, parentId],
  );
}

/**
 * Puts a section at a place among the living sections below `parentId`, which close up where it leaves and make room where it comes.
 * `after`: the one that it comes behind; null: before them all; undefined: behind them all. A neighbour says the place whatever
 * others have done to the tree meanwhile; a rank would not. Returns the position it got. The doctrine must be locked. Throws
 * InvalidInput when the neighbour is not there, or no longer.
 */
export async function placeSection(
  manager: Queries,
  section: { id: string; doctrineId: string; parentId: string | null },
  parentId: string | null,
  after?: string | null,
): Promise<number> {
  const ids = (await childrenOf(manager, section.doctrineId, parentId)).filter((id) => id !== section.id);
  if (after && !ids.includes(after)) throw await neighbourGone(manager, section.doctrineId, after);
  const at = placeBehind(ids, after);
  ids.splice(at, 0, section.id);
  await inOrder(manager, ids, parentId);
  if (section.parentId !== parentId) await closeUp(manager, section.doctrineId, section.parentId);
  return at;
}

const placeBehind = (ids: readonly string[], after: string | null | undefined): number =>
  after === undefined ? ids.length : after === null ? 0 : ids.indexOf(after) + 1;

/** Says of the section that another was to stand behind what became of it. */
async function neighbourGone(manager: Queries, doctrineId: string, id: string): Promise<InvalidInput> {
  const rows: { title: string; isRetired: boolean }[] = isId(id)
    ? await manager.query(
        `SELECT concat_ws(' ', nullif(number, ''), title) AS title, retired_at IS NOT NULL AS "isRetired"
         FROM section WHERE id = $1 AND doctrine_id = $2`,
        [id, doctrineId],
      )
    : [];
  const [known] = rows;
  return new InvalidInput(
    known
      ? `La section « ${known.title} » ${known.isRetired ? 'a été retirée' : 'n’est plus à cet endroit du sommaire'} : rien n’a été fait. Choisissez de nouveau une place.`
      : 'La section derrière laquelle ranger celle-ci n’existe pas.',
    'after',
  );
}

/** Positions below a section are 0, 1, 2… again. */
export async function closeUp(manager: Queries, doctrineId: string, parentId: string | null): Promise<void> {
  await inOrder(manager, await childrenOf(manager, doctrineId, parentId), parentId);
}

/** Moves what stands below a section below another: behind `after`, or last. Returns the ids of what was moved. */
export async function moveChildren(
  manager: Queries,
  section: { id: string; doctrineId: string },
  parentId: string | null,
  after?: string,
): Promise<string[]> {
  const moved = await childrenOf(manager, section.doctrineId, section.id);
  const ids = (await childrenOf(manager, section.doctrineId, parentId)).filter((id) => !moved.includes(id));
  ids.splice(placeBehind(ids, after), 0, ...moved);
  if (moved.length > 0) await inOrder(manager, ids, parentId);
  return moved;
}

/**
 * The section under which another is to stand. Throws InvalidInput for one that is not there, is retired, belongs to another doctrine,
 * stands below the section itself, or is too deep for what hangs below.
 */
export async function requireParent(
  manager: Queries,
  doctrineId: string,
  parentId: string | null,
  sectionId: string | null,
): Promise<void> {
  if (parentId === null) return;
  const refused = new InvalidInput(
    'La section au-dessous de laquelle ranger celle-ci n’existe pas.',
    'parentId',
  );
  if (!isId(parentId)) throw refused;
  const rows: { id: string }[] = await manager.query(
    `WITH RECURSIVE above AS (
       SELECT id, parent_id FROM section WHERE id = $1 AND doctrine_id = $2 AND retired_at IS NULL
       UNION ALL
       SELECT s.id, s.parent_id FROM section s JOIN above a ON s.id = a.parent_id
     ) SELECT id FROM above`,
    [parentId, doctrineId],
  );
  if (rows.length === 0) throw refused;
  if (rows.some(({ id }) => id === sectionId))
    throw new InvalidInput('Une section ne peut pas être rangée sous elle-même.', 'parentId');
  const height = sectionId === null ? 1 : await heightOf(manager, sectionId);
  if (rows.length + height > DEEPEST_SECTION)
    throw new InvalidInput(
      `Une doctrine a au plus ${String(DEEPEST_SECTION)} niveaux de sections.`,
      'parentId',
    );
}

/** Levels that a section and what hangs below it take, 1 for a section alone. */
async function heightOf(manager: Queries, sectionId: string): Promise<number> {
  const rows: { height: number }[] = await manager.query(
    `WITH RECURSIVE below AS (
       SELECT id, 1 AS level FROM section WHERE id = $1
       UNION ALL
       SELECT s.id, b.level + 1 FROM section s JOIN below b ON s.parent_id = b.id WHERE s.retired_at IS NULL
     ) SELECT max(level)::int AS height FROM below`,
    [sectionId],
  );
  return rows[0]?.height ?? 1;
}

/**
 * An address that somebody typed for a section. Throws InvalidInput for what is none and was never its own, and AddressTaken for the
 * address of another living section, or of one that readers know by it from a published edition: an address that was given out keeps
 * leading to the same text.
 */
export async function requireFreeSlug(
  manager: Queries,
  doctrineId: string,
  slug: string,
  sectionId: string,
): Promise<string> {
  if (!(await hadSlug(manager, sectionId, slug))) requireSlug(slug);
  if (await isSlugTaken(manager, doctrineId, slug, sectionId))
    throw new AddressTaken('Une autre section', slug);
  return slug;
}

/** Whether a section has or had an address: imports give some that nobody may type. */
async function hadSlug(manager: Queries, sectionId: string, slug: string): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `SELECT FROM section WHERE id = $1 AND slug = $2
     UNION ALL SELECT FROM release_section WHERE section_id = $1 AND slug = $2
     UNION ALL SELECT FROM section_event WHERE section_id = $1 AND details->'before'->>'slug' = $2
     LIMIT 1`,
    [sectionId, slug],
  );
  return rows.length > 0;
}

/** The first free address made of `wanted`: itself, or itself with a number behind it. */
export async function freeSlug(
  manager: Queries,
  doctrineId: string,
  wanted: string,
  sectionId: string,
): Promise<string> {
  if (!(await isSlugTaken(manager, doctrineId, wanted, sectionId))) return wanted;
  const start = wanted.slice(0, 76).replace(/-+$/, '');
  let slug = `${start}-2`;
  for (let count = 3; await isSlugTaken(manager, doctrineId, slug, sectionId); count += 1)
    slug = `${start}-${String(count)}`;
  return slug;
}

async function isSlugTaken(
  manager: Queries,
  doctrineId: string,
  slug: string,
  sectionId: string,
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `SELECT FROM section WHERE doctrine_id = $1 AND slug = $2 AND id <> $3 AND retired_at IS NULL
     UNION ALL
     SELECT FROM release_section rs JOIN release r ON r.id = rs.release_id AND r.state = 'published'
     WHERE r.doctrine_id = $1 AND rs.slug = $2 AND rs.section_id <> $3
       AND NOT EXISTS (SELECT FROM release_section own JOIN release o ON o.id = own.release_id AND o.state = 'published'
         WHERE o.doctrine_id = $1 AND own.section_id = $3 AND own.slug = $2)
     LIMIT 1`,
    [doctrineId, slug, sectionId],
  );
  return rows.length > 0;
}

/**
 * The id of a section to be made: the one that the caller gives, so that sending twice makes one section (`isKnown`). One that stands
 * for something else gives another id in its place, and says nothing of what it is.
 */
export async function newSectionId(
  manager: Queries,
  doctrineId: string,
  given: string | undefined,
): Promise<{ id: string; isKnown: boolean }> {
  if (given === undefined || !isId(given)) return { id: newId(), isKnown: false };
  const rows: { doctrineId: string }[] = await manager.query(
    'SELECT doctrine_id AS "doctrineId" FROM section WHERE id = $1',
    [given],
  );
  const [known] = rows;
  if (!known) return { id: given, isKnown: false };
  return known.doctrineId === doctrineId ? { id: given, isKnown: true } : { id: newId(), isKnown: false };
}
