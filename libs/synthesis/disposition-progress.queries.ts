import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isId } from '#kernel';
import { visibleComments } from '#comments';
import { Viewer } from '#identity';
import type { Outcome } from './disposition.entity';

export interface SectionProgress {
  sectionId: string;
  slug: string;
  number: string | null;
  title: string;
  /** 0 for the top of the tree. */
  depth: number;
  /** Published contributions; not replies: their thread's disposition covers them. */
  contributions: number;
  withDisposition: number;
  /** Outcomes that occur, the most frequent first. */
  byOutcome: { outcome: Outcome; count: number }[];
}

/** How far the drafters have come. */
@Injectable()
export class DispositionProgressQueries {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Every section put to consultation in reading order, those without contributions too; empty for who does not draft on
   * it. One statement, which counts the consultation's contributions once.
   */
  async sections(viewer: Viewer, consultationId: string): Promise<SectionProgress[]> {
    if (!isId(consultationId) || !viewer.has('drafter', consultationId)) return [];
    const parameters: unknown[] = [consultationId];
    const { textSql } = visibleComments(Viewer.visitor, 'c', parameters);
    return this.dataSource.query(
      `WITH counted AS (
         SELECT c.section_id, d.outcome, count(*)::int AS n
         FROM comment c LEFT JOIN disposition d ON d.comment_id = c.id AND d.superseded_at IS NULL
         WHERE c.consultation_id = $1 AND c.parent_id IS NULL AND ${textSql}
         GROUP BY c.section_id, d.outcome
       ), summed AS (
         SELECT section_id, sum(n)::int AS contributions, (sum(n) FILTER (WHERE outcome IS NOT NULL))::int AS "withDisposition",
           json_agg(json_build_object('outcome', outcome, 'count', n) ORDER BY n DESC, outcome)
             FILTER (WHERE outcome IS NOT NULL) AS "byOutcome"
         FROM counted GROUP BY section_id
       )
       SELECT r.section_id AS "sectionId", r.slug, nullif(r.number, '') AS number, r.title, greatest(r.depth - 1, 0) AS depth,
         coalesce(s.contributions, 0) AS contributions, coalesce(s."withDisposition", 0) AS "withDisposition",
         coalesce(s."byOutcome", '[]') AS "byOutcome"
       FROM consultation k JOIN release_section r ON r.release_id = k.release_id
       LEFT JOIN summed s ON s.section_id = r.section_id
       WHERE k.id = $1 ORDER BY r.reading_order`,
      parameters,
    );
  }
}
