import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { decodeIdCursor, encodeCursor, isId, type PageRequest, pageSize } from '#kernel';
import { type Passage, PLACEMENT_STATUSES, type PlacementStatus, preparedSql, sightOf } from '#doctrine';
import type { Viewer } from '#identity';
import { type Page } from './comment.page';
import { visibleComments } from './comment.visibility';

/** The text on which a comment was made, in the edition that held it when it was said. */
export interface TextMadeOn {
  versionId: string;
  sectionId: string;
  publishedAt: Date;
  doctrineSlug: string;
  releaseSlug: string;
  releaseLabel: string;
  sectionSlug: string;
  sectionNumber: string;
  sectionTitle: string;
}

export interface PlacementView {
  id: string;
  commentId: string;
  status: PlacementStatus;
  passage: Passage | null;
  score: number;
  /** False: waits for a drafter. */
  isCertain: boolean;
  /** A drafter said so. */
  isSettled: boolean;
  why: string;
  createdAt: Date;
  releaseId: string;
  releaseSlug: string;
  releaseLabel: string;
  sectionId: string;
  sectionSlug: string;
  sectionNumber: string;
  sectionTitle: string;
  sectionVersionId: string;
  fromVersionId: string | null;
  madeOn: TextMadeOn | null;
}

export const PLACEMENT_GROUPS = ['waiting', 'settled', ...PLACEMENT_STATUSES] as const;
/** Placements of an edition that a drafter looks at together: those to answer, those answered, or all of one status. */
export type PlacementGroup = (typeof PLACEMENT_GROUPS)[number];

export interface PlacementCounts {
  exact: number;
  moved: number;
  fuzzy: number;
  changed: number;
  lost: number;
  /** Among them, those on which a drafter is to answer. */
  waiting: number;
  /** Among them, those on which a drafter has answered. */
  settled: number;
  /** Threads of earlier texts without a place: the job is under way. Those that were made on this very edition need none. */
  unplaced: number;
}

const PLACEMENTS = `SELECT p.id, p.comment_id AS "commentId", p.status, p.passage, p.score, p.is_certain AS "isCertain",
    p.settled_by IS NOT NULL AS "isSettled", p.why, p.created_at AS "createdAt", p.release_id AS "releaseId",
    e.slug AS "releaseSlug", e.label AS "releaseLabel", p.section_id AS "sectionId", rs.slug AS "sectionSlug",
    rs.number AS "sectionNumber", rs.title AS "sectionTitle", p.section_version_id AS "sectionVersionId",
    p.from_version_id AS "fromVersionId",
    (SELECT json_build_object('versionId', v.id, 'sectionId', v.section_id, 'publishedAt', v.published_at, 'doctrineSlug', d.slug, 'releaseSlug', r.slug,
       'releaseLabel', r.label, 'sectionSlug', s.slug, 'sectionNumber', s.number, 'sectionTitle', s.title)
     FROM section_version v JOIN release_section s ON s.section_version_id = v.id
     JOIN release r ON r.id = s.release_id AND r.state = 'published' JOIN doctrine d ON d.id = r.doctrine_id
     WHERE v.id = c.anchor_version_id
     ORDER BY r.published_at > c.created_at, abs(extract(epoch FROM r.published_at - c.created_at)), r.id LIMIT 1) AS "madeOn"
  FROM placement p JOIN comment c ON c.id = p.comment_id JOIN release e ON e.id = p.release_id
  JOIN release_section rs ON rs.release_id = p.release_id AND rs.section_id = p.section_id`;

const HOLDS = 'NOT EXISTS (SELECT FROM placement f WHERE f.follows_id = p.id)';

/** Waits for a drafter; not where one has already answered for an edition that came later. */
const WAITS = `NOT p.is_certain AND p.follows_id IS NULL AND NOT EXISTS (
  SELECT FROM placement l JOIN release n ON n.id = l.release_id
  WHERE l.comment_id = p.comment_id AND l.settled_by IS NOT NULL AND n.published_at > e.published_at)`;

const SETTLED = 'p.settled_by IS NOT NULL';

/** Without a place, and not made on this edition itself once it was there. */
const UNPLACED = `p.id IS NULL AND NOT (c.created_at >= e.published_at AND EXISTS (
  SELECT FROM release_section own WHERE own.release_id = e.id AND own.section_version_id = c.anchor_version_id))`;

const GROUPS: Record<PlacementGroup, string> = {
  waiting: WAITS,
  settled: SETTLED,
  exact: "p.status = 'exact'",
  moved: "p.status = 'moved'",
  fuzzy: "p.status = 'fuzzy'",
  changed: "p.status = 'changed'",
  lost: "p.status = 'lost'",
};

type Row = Omit<PlacementView, 'madeOn'> & {
  madeOn: (Omit<TextMadeOn, 'publishedAt'> & { publishedAt: string }) | null;
};

const views = (rows: readonly Row[]): PlacementView[] =>
  rows.map(({ madeOn, ...placement }) => ({
    ...placement,
    madeOn: madeOn && { ...madeOn, publishedAt: new Date(madeOn.publishedAt) },
  }));

function pageOfRows(
  rows: readonly Row[],
  size: number,
  cursorOf = ({ id }: PlacementView): string => id,
): Page<PlacementView> {
  const nodes = views(rows.slice(0, size));
  const last = nodes.at(-1);
  return {
    nodes,
    pageInfo: { hasNextPage: rows.length > size, endCursor: last ? encodeCursor([cursorOf(last)]) : null },
  };
}

/** Reads of placements. Who sees a comment sees where it stands; the lists of uncertain ones are for those who write the doctrine. */
@Injectable()
export class PlacementsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Placements of comments that the viewer has been shown, in no order. One statement. */
  async byIds(ids: readonly string[]): Promise<PlacementView[]> {
    return views(await this.dataSource.query(`${PLACEMENTS} WHERE p.id = ANY($1::uuid[])`, [ids]));
  }

  /** All placements ever made of comments that the viewer has been shown, newest first. One statement. */
  async ofComments(commentIds: readonly string[]): Promise<PlacementView[]> {
    return views(
      await this.dataSource.query(`${PLACEMENTS} WHERE p.comment_id = ANY($1::uuid[]) ORDER BY p.id DESC`, [
        commentIds,
      ]),
    );
  }

  /** One placement, for those who write the doctrine; null for everybody else. */
  async forWriter(viewer: Viewer, id: string): Promise<PlacementView | null> {
    if (!isId(id)) return null;
    const parameters: unknown[] = [id, ...sightOf(viewer)];
    const { visibleSql } = visibleComments(viewer, 'c', parameters);
    const rows: Row[] = await this.dataSource.query(
      `${PLACEMENTS} WHERE p.id = $1 AND (${preparedSql('e.doctrine_id', 2)}) AND ${visibleSql}`,
      parameters,
    );
    return views(rows)[0] ?? null;
  }

  /** A page (1 to 100) of an edition's placements of one group, for those who write it, in the order in which they were made. */
  async inEdition(
    viewer: Viewer,
    releaseId: string,
    group: PlacementGroup,
    page: PageRequest,
  ): Promise<Page<PlacementView>> {
    const size = pageSize(page.first);
    if (!isId(releaseId)) return { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
    const after = page.after ? decodeIdCursor(page.after) : null;
    const parameters: unknown[] = [releaseId, after, size + 1, ...sightOf(viewer)];
    const { visibleSql } = visibleComments(viewer, 'c', parameters);
    const groupSql = GROUPS[group];
    const rows: Row[] = await this.dataSource.query(
      `${PLACEMENTS}
       WHERE p.release_id = $1 AND ${groupSql} AND ($2::uuid IS NULL OR p.id > $2)
         AND (${preparedSql('e.doctrine_id', 4)}) AND ${visibleSql} AND ${HOLDS}
       ORDER BY p.id LIMIT $3`,
      parameters,
    );
    return pageOfRows(rows, size);
  }

  /**
   * A page (1 to 100) of what was said, in any consultation, on what an edition has in one section, or of what stands at one of its
   * paragraphs; threads that the viewer sees, newest first. An edition that is not published has none: nothing is placed in it.
   */
  async inSection(
    viewer: Viewer,
    { releaseId, sectionId, blockId }: { releaseId: string; sectionId: string; blockId: string | null },
    page: PageRequest,
  ): Promise<Page<PlacementView>> {
    const size = pageSize(page.first);
    const after = page.after ? decodeIdCursor(page.after) : null;
    const parameters: unknown[] = [releaseId, sectionId, size + 1, after, blockId];
    const { visibleSql } = visibleComments(viewer, 'c', parameters);
    const rows: Row[] = await this.dataSource.query(
      `${PLACEMENTS}
       WHERE p.release_id = $1 AND p.section_id = $2 AND ($4::uuid IS NULL OR p.comment_id < $4)
         AND ($5::uuid IS NULL OR (p.is_certain AND (p.passage->>'blockId')::uuid = $5)) AND ${visibleSql} AND ${HOLDS}
       ORDER BY p.comment_id DESC LIMIT $3`,
      parameters,
    );
    return pageOfRows(rows, size, ({ commentId }) => commentId);
  }

  /**
   * How the threads of a doctrine's consultations stand in an edition, for those who write it. One statement, which costs by the thread:
   * not for pages of readers.
   */
  async counts(viewer: Viewer, releaseId: string): Promise<PlacementCounts> {
    const parameters: unknown[] = [isId(releaseId) ? releaseId : null, ...sightOf(viewer)];
    const { visibleSql } = visibleComments(viewer, 'c', parameters);
    const [counts]: PlacementCounts[] = await this.dataSource.query(
      `SELECT (count(*) FILTER (WHERE p.status = 'exact'))::int AS exact,
         (count(*) FILTER (WHERE p.status = 'moved'))::int AS moved,
         (count(*) FILTER (WHERE p.status = 'fuzzy'))::int AS fuzzy,
         (count(*) FILTER (WHERE p.status = 'changed'))::int AS changed,
         (count(*) FILTER (WHERE p.status = 'lost'))::int AS lost,
         (count(*) FILTER (WHERE ${WAITS}))::int AS waiting,
         (count(*) FILTER (WHERE ${SETTLED}))::int AS settled,
         (count(*) FILTER (WHERE ${UNPLACED}))::int AS unplaced
       FROM release e
       JOIN consultation k ON k.doctrine_id = e.doctrine_id
       JOIN comment c ON c.consultation_id = k.id AND c.parent_id IS NULL AND ${visibleSql}
       LEFT JOIN placement p ON p.comment_id = c.id AND p.release_id = e.id AND ${HOLDS}
       WHERE e.id = $1 AND (${preparedSql('e.doctrine_id', 2)})`,
      parameters,
    );
    if (!counts) throw new Error('an aggregate gave no row');
    return counts;
  }
}
