import type { EntityManager } from 'typeorm';
import { newId } from '#kernel';
import type { SectionEventKind, SectionPlace } from './section-event.entity';

export interface SectionAct {
  doneBy: string | null;
  reason: string;
  before: SectionPlace | null;
  after: SectionPlace | null;
  otherSectionId?: string;
}

/** Writes down an act on a section, in the transaction of the act. */
export async function recordSectionEvent(
  manager: Pick<EntityManager, 'query'>,
  section: { id: string; doctrineId: string },
  kind: SectionEventKind,
  { doneBy, reason, before, after, otherSectionId }: SectionAct,
): Promise<void> {
  await manager.query(
    `INSERT INTO section_event (id, doctrine_id, section_id, kind, other_section_id, details, reason, done_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      newId(),
      section.doctrineId,
      section.id,
      kind,
      otherSectionId ?? null,
      JSON.stringify({ before, after }),
      reason,
      doneBy,
    ],
  );
}

/**
 * Retired sections of a doctrine and the section that took the text of each, followed to one that lives; for whoever looks for what
 * stood in them. One statement.
 */
export async function successorsOf(
  manager: Pick<EntityManager, 'query'>,
  doctrineId: string,
): Promise<Map<string, string>> {
  const rows: { sectionId: string; successorId: string }[] = await manager.query(
    `SELECT DISTINCT ON (e.section_id) e.section_id AS "sectionId", e.other_section_id AS "successorId"
     FROM section_event e JOIN section s ON s.id = e.section_id AND s.retired_at IS NOT NULL
     WHERE e.doctrine_id = $1 AND e.kind = 'merged' ORDER BY e.section_id, e.id DESC`,
    [doctrineId],
  );
  const direct = new Map(rows.map(({ sectionId, successorId }) => [sectionId, successorId]));
  const last = (id: string): string => {
    const seen = new Set([id]);
    for (let next = direct.get(id); next !== undefined && !seen.has(next); next = direct.get(next)) {
      seen.add(next);
      id = next;
    }
    return id;
  };
  return new Map([...direct.keys()].map((id) => [id, last(id)]));
}
