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
