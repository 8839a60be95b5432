import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { decodeIdCursor, encodeCursor, isId, type PageRequest, pageSize } from '#kernel';
import { releaseVisibleSql, sightOf } from '#doctrine';
import { Viewer } from '#identity';
import type { Outcome } from './disposition.entity';
import { lastPublishedSql, publishedVisibleSql } from './disposition.visibility';

/** Comments that each section shows at once. */
const FIRST_COMMENTS = 3;

/** Two editions of a doctrine, the newer one second. */
export interface EditionPair {
  /** Null: the last that was published before the newer one. */
  fromReleaseId: string | null;
  toReleaseId: string;
}

/** What became of the comments that are read in one section of the newer edition. */
export interface SectionDispositions {
  sectionId: string;
  /** As the newer edition has it; else the older one; else the working tree. */
  slug: string;
  number: string;
  title: string;
  /** False: the newer edition has this section no more. */
  isInEdition: boolean;
  /** Contributions and replies with a published disposition. */
  count: number;
  /** Outcomes that occur, the most frequent first. */
  byOutcome: { outcome: Outcome; count: number }[];
  /** Ids of the first three, in the order in which they were made. */
  firstComments: string[];
}

export interface DispositionFilters {
  sectionId?: string | null;
  outcome?: Outcome | null;
}

/**
 * Last published dispositions that belong to the change log from the edition $3 to $4: of the consultations that are held on the
 * older one, or were until their text was updated, or of which the newer one is the outcome. Each stands in the section where its thread
 * is placed in the newer edition; while it has no place there, in the section where it is read in its consultation. The same for
 * everybody: what the public sees.
 */
const givenSql = (parameters: unknown[]): string => `
  SELECT c.id, coalesce(l.section_id, c.section_id) AS section_id, d.outcome
  FROM release t
  JOIN release f ON f.doctrine_id = t.doctrine_id AND (t.published_at IS NULL OR f.published_at < t.published_at)
    AND f.id = coalesce($3::uuid, (SELECT e.id FROM release e WHERE e.doctrine_id = t.doctrine_id AND e.state = 'published'
      AND (t.published_at IS NULL OR e.published_at < t.published_at) ORDER BY e.published_at DESC, e.id DESC LIMIT 1))
  JOIN consultation k ON k.doctrine_id = f.doctrine_id AND (k.release_id = f.id OR k.outcome_release_id = t.id OR EXISTS (
    SELECT FROM consultation_change h
    WHERE h.consultation_id = k.id AND h.kind = 'text_updated' AND h.details ->> 'from' = f.id::text))
  JOIN disposition_publication a ON a.consultation_id = k.id
  JOIN disposition d ON d.publication_id = a.id AND ${lastPublishedSql('d', 'a')}
  JOIN comment c ON c.id = d.comment_id AND ${publishedVisibleSql(Viewer.visitor, 'c', parameters)}
  LEFT JOIN placement l ON l.comment_id = c.root_id AND l.release_id = t.id
    AND NOT EXISTS (SELECT FROM placement g WHERE g.follows_id = l.id)
  WHERE t.id = $4 AND ${releaseVisibleSql('t', 1)} AND ${releaseVisibleSql('f', 1)}`;

const firstParameters = (viewer: Viewer, { fromReleaseId, toReleaseId }: EditionPair): unknown[] => [
  ...sightOf(viewer),
  fromReleaseId,
  isId(toReleaseId) ? toReleaseId : null,
];

/** What an edition's change log tells of dispositions. Costs by the published disposition of its consultations, about 10 µs each. */
@Injectable()
export class EditionDispositionsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** By section, in the reading order of the newer edition; those that it has no more come last. One statement. */
  async bySection(viewer: Viewer, pair: EditionPair): Promise<SectionDispositions[]> {
    const parameters = firstParameters(viewer, pair);
    return this.dataSource.query(
      `WITH given AS MATERIALIZED (${givenSql(parameters)}),
       counted AS (
         SELECT section_id, sum(n)::int AS count,
           json_agg(json_build_object('outcome', outcome, 'count', n) ORDER BY n DESC, outcome) AS by_outcome
         FROM (SELECT section_id, outcome, count(*)::int AS n FROM given GROUP BY section_id, outcome) o GROUP BY section_id
       ), shown AS (
         SELECT section_id, (array_agg(id ORDER BY id))[1:${FIRST_COMMENTS}] AS ids FROM given GROUP BY section_id
       )
       SELECT s.id AS "sectionId", coalesce(t.slug, f.slug, s.slug) AS slug,
         coalesce(t.number, f.number, s.number) AS number, coalesce(t.title, f.title, s.title) AS title,
         t.section_id IS NOT NULL AS "isInEdition", counted.count, counted.by_outcome AS "byOutcome", shown.ids AS "firstComments"
       FROM counted JOIN shown USING (section_id) JOIN section s ON s.id = section_id
       LEFT JOIN release_section t ON t.release_id = $4 AND t.section_id = s.id
       LEFT JOIN release_section f ON f.release_id = $3 AND f.section_id = s.id
       ORDER BY t.reading_order NULLS LAST, f.reading_order NULLS LAST, s.id`,
      parameters,
    );
  }

  /** Ids of a page (1 to 100) of them, in the order in which the comments were made. One statement. Throws InvalidInput. */
  async commentIds(
    viewer: Viewer,
    pair: EditionPair,
    { sectionId, outcome }: DispositionFilters,
    page: PageRequest,
  ): Promise<{ ids: string[]; hasNextPage: boolean; endCursor: string | null }> {
    const size = pageSize(page.first);
    const parameters = firstParameters(viewer, pair);
    parameters.push(
      sectionId ?? null,
      outcome ?? null,
      page.after ? decodeIdCursor(page.after) : null,
      size + 1,
    );
    const rows: { id: string }[] = await this.dataSource.query(
      `SELECT g.id FROM (${givenSql(parameters)}) g
       WHERE ($5::uuid IS NULL OR g.section_id = $5) AND ($6::text IS NULL OR g.outcome = $6) AND ($7::uuid IS NULL OR g.id > $7)
       ORDER BY g.id LIMIT $8`,
      parameters,
    );
    const ids = rows.slice(0, size).map(({ id }) => id);
    const last = ids.at(-1);
    return { ids, hasNextPage: rows.length > size, endCursor: last ? encodeCursor([last]) : null };
  }
}
