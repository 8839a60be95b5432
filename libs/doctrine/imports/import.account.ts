import type { EntityManager } from 'typeorm';
import { newId } from '#kernel';
import type { ImportOutcome } from '../doctrine.import';
import type { CurrentSection } from '../doctrine.tree';
import type { SectionEventKind, SectionPlace } from '../writing/section-event.entity';

interface Act {
  id: string;
  sectionId: string;
  kind: SectionEventKind;
  details: { before: SectionPlace | null; after: SectionPlace | null };
}

const placeOf = ({ slug, number, title, parentId, position }: SectionPlace): SectionPlace => ({
  slug,
  number,
  title,
  parentId,
  position,
});

/** Writes down what an import did to the tree, act by act as if each had been done by hand. One statement. */
export async function recordImport(
  manager: EntityManager,
  doctrineId: string,
  tree: readonly CurrentSection[],
  { sections, retiredIds }: ImportOutcome,
  { doneBy, reason }: { doneBy: string | null; reason: string },
): Promise<void> {
  const known = new Map(tree.map((section) => [section.id, section]));
  const acts: Act[] = [];
  const add = (sectionId: string, kind: SectionEventKind, details: Act['details']): void => {
    acts.push({ id: newId(), sectionId, kind, details });
  };
  for (const section of sections) {
    const was = known.get(section.id);
    const after = placeOf(section);
    if (!was) {
      add(section.id, 'added', { before: null, after });
      continue;
    }
    const before = placeOf(was);
    if (was.isRetired) add(section.id, 'restored', { before, after });
    if (was.parentId !== section.parentId || was.position !== section.position)
      add(section.id, 'moved', { before, after });
    if (was.slug !== section.slug || was.number !== section.number || was.title !== section.title)
      add(section.id, 'renamed', { before, after });
  }
  for (const id of retiredIds) {
    const was = known.get(id);
    if (was && !was.isRetired) add(id, 'retired', { before: placeOf(was), after: null });
  }
  if (acts.length === 0) return;
  await manager.query(
    `INSERT INTO section_event (id, doctrine_id, section_id, kind, details, reason, done_by)
     SELECT id, $1, "sectionId", kind, details, $3, $4 FROM jsonb_to_recordset($2::jsonb)
       AS a(id uuid, "sectionId" uuid, kind text, details jsonb)`,
    [doctrineId, JSON.stringify(acts), reason, doneBy],
  );
}
