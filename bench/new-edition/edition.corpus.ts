import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { openConsultation } from '../../test/verify/placements/anchored.comments';
import { importEdition, importText } from '../../test/verify/placements/published.edition';
import type { Stage } from '../../test/verify/processes';
import { CommentWriter } from '../corpus/comment.rows';
import {
  type Frame,
  participantRow,
  PREPARED_AT,
  type SectionPlace,
  stageRow,
} from '../corpus/consultation.rows';
import { FULL_SIZE } from '../corpus/corpus.size';
import { insertRows } from '../corpus/insert.rows';
import { Chance } from '../corpus/random';
import { planThreads } from '../corpus/thread.plan';
import { insertThreads } from '../generator';
import { readerAnchor } from './reader.anchor';

const SEED = 2_027;
/** Share of all comments that stand on one section. */
const FULLEST = 0.03;

/** The edition that people comment on, and the one that waits to be published. */
export const BEFORE = 'avant';
export const AFTER = 'apres';

export interface EditionCorpus {
  doctrineId: string;
  consultationId: string;
  /** The fullest section. */
  section: { id: string; slug: string };
}

/**
 * One edition of a doctrine put to consultation, `comments` contributions of all kinds of anchors on it, and the text of the next one
 * imported as drafts. Two minutes for 100,000. The longest section is the fullest.
 */
export async function fillEdition(
  stage: Stage,
  settings: { DATABASE_URL: string },
  database: DataSource,
  { from, to, comments }: { from: string; to: string; comments: number },
): Promise<void> {
  await importEdition(stage, settings, from, BEFORE);
  const consultationId = await openConsultation(stage, settings, database, BEFORE);
  const chance = new Chance(SEED);
  const sections: SectionPlace[] = await database.query(
    `SELECT rs.section_id AS id, rs.section_version_id AS "versionId",
       (SELECT json_agg(json_build_object('id', b.block_id, 'text', b.text) ORDER BY b.position)
        FROM block b WHERE b.section_version_id = rs.section_version_id) AS blocks
     FROM consultation k JOIN release_section rs USING (release_id) JOIN section_version v ON v.id = rs.section_version_id
     WHERE k.id = $1 ORDER BY length(v.text) DESC, rs.reading_order`,
    [consultationId],
  );
  const size = { ...FULL_SIZE, comments, sections: sections.length, fullest: Math.round(comments * FULLEST) };
  const newId = (): string => chance.idAt(PREPARED_AT + chance.below(86_400_000));
  const stageIds = Array.from({ length: size.stages }, newId);
  const participants = Array.from({ length: size.participants }, (_, index) =>
    participantRow(newId(), index, chance),
  );
  const frame: Frame = {
    ...{ consultationId, doctrineId: '', releaseId: '', sections, stageIds, rows: [] },
    participantIds: participants.map(({ id }) => id),
  };
  const client = new Client({ connectionString: settings.DATABASE_URL });
  await client.connect();
  try {
    await client.query('BEGIN');
    await insertRows(client, 'participant', participants);
    await insertRows(
      client,
      'tour_stage',
      stageIds.map((id, index) => stageRow(id, index, consultationId)),
    );
    await insertThreads(
      client,
      frame,
      planThreads(size, chance),
      new CommentWriter(frame, chance, readerAnchor),
    );
    await client.query('COMMIT');
    await importText(stage, settings, to);
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

/** What a filled database holds; null for an empty one. */
export async function editionCorpusIn(database: DataSource): Promise<EditionCorpus | null> {
  const rows: { doctrineId: string; consultationId: string; sectionId: string; slug: string }[] =
    await database.query(
      `SELECT k.doctrine_id AS "doctrineId", k.id AS "consultationId", c.section_id AS "sectionId", s.slug
       FROM comment c JOIN consultation k ON k.id = c.consultation_id JOIN section s ON s.id = c.section_id
       GROUP BY 1, 2, 3, 4 ORDER BY count(*) DESC LIMIT 1`,
    );
  const [row] = rows;
  if (!row) return null;
  const { doctrineId, consultationId, sectionId, slug } = row;
  return { doctrineId, consultationId, section: { id: sectionId, slug } };
}
