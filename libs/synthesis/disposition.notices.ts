import type { EntityManager } from 'typeorm';
import type { Outcome } from './disposition.entity';
import { OUTCOME_LABELS } from './export';

/** Contributions that one letter names, in the order in which they were made. */
export const NAMED_IN_LETTER = 30;

/** A disposition that its author is told of. */
export interface PublishedOfAuthor {
  commentId: string;
  /** In words. */
  outcome: string;
  /** Number and title of the section where the contribution is read. */
  sectionTitle: string;
  /** It takes the place of one that was public. */
  replaces: boolean;
}

/** What a letter about a publication says to one author. */
export interface DispositionNotice {
  consultationTitle: string;
  /** 30 at most. */
  dispositions: PublishedOfAuthor[];
  /** How many there are. */
  count: number;
}

/** Authors with an account of what a publication made public, each once. */
export async function authorsToTell(manager: EntityManager, publicationId: string): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    `SELECT DISTINCT c.author_id AS id FROM disposition d JOIN comment c ON c.id = d.comment_id
     WHERE d.publication_id = $1 AND c.author_id IS NOT NULL ORDER BY c.author_id`,
    [publicationId],
  );
  return rows.map(({ id }) => id);
}

/** What to tell one author; null when none of their contributions is public any more. */
export async function dispositionNotice(
  manager: EntityManager,
  publicationId: string,
  participantId: string,
): Promise<DispositionNotice | null> {
  const rows: (Omit<PublishedOfAuthor, 'outcome'> & {
    outcome: Outcome;
    consultationTitle: string;
    count: number;
  })[] = await manager.query(
    `SELECT c.id AS "commentId", d.outcome, k.title AS "consultationTitle", (count(*) OVER ())::int AS count,
       trim(coalesce(e.number, s.number) || ' ' || coalesce(e.title, s.title)) AS "sectionTitle",
       EXISTS (SELECT FROM disposition f WHERE f.comment_id = c.id AND f.publication_id IS NOT NULL
         AND f.id < d.id) AS replaces
     FROM disposition d JOIN comment c ON c.id = d.comment_id AND c.author_id = $2 AND c.state = 'published'
     JOIN consultation k ON k.id = c.consultation_id JOIN section s ON s.id = c.section_id
     LEFT JOIN release_section e ON e.release_id = k.release_id AND e.section_id = c.section_id
     WHERE d.publication_id = $1 ORDER BY c.id LIMIT $3`,
    [publicationId, participantId, NAMED_IN_LETTER],
  );
  const [first] = rows;
  if (!first) return null;
  return {
    consultationTitle: first.consultationTitle,
    count: first.count,
    dispositions: rows.map(({ commentId, outcome, sectionTitle, replaces }) => ({
      ...{ commentId, sectionTitle, replaces },
      outcome: OUTCOME_LABELS[outcome],
    })),
  };
}
