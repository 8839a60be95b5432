import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Viewer } from '#identity';
import { type CommentFilters, filtersSql } from './comment.filters';
import { visibleComments } from './comment.visibility';

export interface SectionCount {
  sectionId: string;
  comments: number;
  replies: number;
}

export interface StageCount {
  stageId: string;
  comments: number;
}

export interface BlockCount {
  blockId: string;
  comments: number;
}

/** Above this many threads they are not counted: counting costs by the thread. */
export const MOST_COUNTED = 1_000;

/** How many comments there are. Each is one statement, and counts what is there: no counter row that writers wait for. */
@Injectable()
export class CommentCountsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** How many published comments and replies each section has, for a whole consultation. */
  async bySection(consultationId: string): Promise<SectionCount[]> {
    return this.dataSource.query(
      `SELECT section_id AS "sectionId", (count(*) FILTER (WHERE depth = 0))::int AS comments,
         (count(*) FILTER (WHERE depth > 0))::int AS replies
       FROM comment WHERE consultation_id = $1 AND state = 'published' GROUP BY section_id`,
      [consultationId],
    );
  }

  /** How many published comments and replies were raised at each stage of a consultation's tour; stages without any are left out. */
  async byStage(consultationId: string): Promise<StageCount[]> {
    return this.dataSource.query(
      `SELECT s.id AS "stageId", count(*)::int AS comments
       FROM tour_stage s
       JOIN consultation k ON k.id = s.consultation_id AND k.opened_at IS NOT NULL
       JOIN comment c ON c.stage_id = s.id AND c.state = 'published'
       WHERE s.consultation_id = $1 GROUP BY s.id, s.position ORDER BY s.position`,
      [consultationId],
    );
  }

  /**
   * How many threads that the public sees, traces among them, stand on each block that has any, of a section as it is put to
   * consultation. At most one row a block of the section, in the order of the text.
   */
  async byBlock(consultationId: string, sectionId: string): Promise<BlockCount[]> {
    const parameters: unknown[] = [consultationId, sectionId];
    const { visibleSql } = visibleComments(Viewer.visitor, 'c', parameters);
    return this.dataSource.query(
      `SELECT b.block_id AS "blockId", count(*)::int AS comments
       FROM consultation k
       JOIN release_section rs ON rs.release_id = k.release_id AND rs.section_id = $2
       JOIN block b ON b.section_version_id = rs.section_version_id
       JOIN comment c ON c.consultation_id = k.id AND c.section_id = rs.section_id AND c.block_id = b.block_id
         AND c.parent_id IS NULL AND ${visibleSql}
       WHERE k.id = $1 GROUP BY b.block_id, b.position ORDER BY b.position`,
      parameters,
    );
  }

  /** Threads of a section that the viewer sees under the filters; null above 1,000. Reads 1,001 of them at most. */
  async threads(
    viewer: Viewer,
    { consultationId, sectionId }: { consultationId: string; sectionId: string },
    filters: CommentFilters,
  ): Promise<number | null> {
    const parameters: unknown[] = [consultationId, sectionId, MOST_COUNTED + 1];
    const { visibleSql } = visibleComments(viewer, 'c', parameters);
    const conditionsSql = filtersSql(viewer, filters, parameters);
    const [row]: { count: number }[] = await this.dataSource.query(
      `SELECT count(*)::int AS count FROM (
         SELECT FROM comment c
         WHERE c.consultation_id = $1 AND c.section_id = $2 AND c.parent_id IS NULL AND ${visibleSql} ${conditionsSql}
         LIMIT $3) counted`,
      parameters,
    );
    const count = row?.count ?? 0;
    return count > MOST_COUNTED ? null : count;
  }
}
