import type { DataSource } from 'typeorm';
import { newId } from '#kernel';
import type { BuiltConsultation } from '../builders/consultation.builder';
import { PEOPLE, preparersOf } from './expectations';
import type { Markers } from './markers';

/** Address of a section that only an earlier edition of A's doctrine holds. */
export const FORMER_SECTION = 'section-3';

/**
 * An edition of A's doctrine from before the one put to consultation, with a section whose text the first one took since; and, in the
 * next edition, a paragraph that comes of another. What only publishing and merging record, by SQL.
 */
export async function tellHistory(
  database: DataSource,
  markers: Markers,
  { doctrineId, sections: [first, second] }: BuiltConsultation,
  nextReleaseId: string,
): Promise<void> {
  const everybody = { may: PEOPLE };
  const [sectionId, versionId, releaseId, publisherId] = [newId(), newId(), newId(), newId()] as const;
  const publisher = markers.plant('name of who published an edition of A', { may: preparersOf('A') });
  await database.query(
    `INSERT INTO participant (id, email, display_name, category) VALUES ($1, $2, $3, 'citizen')`,
    [publisherId, `${publisherId}@exemple.org`, publisher],
  );
  await database.query(
    `INSERT INTO section (id, doctrine_id, slug, number, title, position, retired_at) VALUES ($1, $2, $3, '3', 'Section 3', 9, now())`,
    [sectionId, doctrineId, FORMER_SECTION],
  );
  await database.query(
    `INSERT INTO section_version (id, section_id, ordinal, title, markdown, html, text, reason, state, published_at)
     VALUES ($1, $2, 1, 'Section 3', '', '', '', 'test', 'published', now() - interval '90 days')`,
    [versionId, sectionId],
  );
  await database.query(
    `INSERT INTO release (id, doctrine_id, slug, label, reason, published_by) VALUES ($1, $2, 'ancienne', 'Ancienne édition', $3, $4)`,
    [releaseId, doctrineId, markers.plant('why an edition of A was published', everybody), publisherId],
  );
  await database.query(
    `INSERT INTO release_section (release_id, section_id, section_version_id, slug, number, title, depth, position, reading_order)
     VALUES ($1, $2, $3, $4, '3', 'Section 3', 1, 0, 0)`,
    [releaseId, sectionId, versionId, FORMER_SECTION],
  );
  await database.query(
    `UPDATE release SET state = 'published', published_at = now() - interval '90 days' WHERE id = $1`,
    [releaseId],
  );
  await database.query(
    `INSERT INTO section_event (id, doctrine_id, section_id, other_section_id, kind, details, done_at, reason)
     VALUES ($1, $2, $3, $4, 'merged', '{}', now() - interval '70 days', $5)`,
    [
      newId(),
      doctrineId,
      sectionId,
      first?.id,
      markers.plant('why a section of A was merged with another', everybody),
    ],
  );
  await database.query(
    `INSERT INTO block_lineage (section_version_id, block_id, from_block_id, from_version_id, kind)
     SELECT section_version_id, $3, $4, $5, 'merge' FROM release_section WHERE release_id = $1 AND section_id = $2`,
    [nextReleaseId, first?.id, second?.blocks[0], first?.blocks[0], first?.versionId],
  );
}
