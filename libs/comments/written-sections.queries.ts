import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Viewer } from '#identity';
import { visibleComments } from './comment.visibility';

/** How much those who write a doctrine have been told about its sections. */
@Injectable()
export class WrittenSectionsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Contributions (not replies) that everybody can read, by section, over all public consultations. One statement. */
  async commentCounts(sectionIds: readonly string[]): Promise<Map<string, number>> {
    const parameters: unknown[] = [sectionIds];
    const { textSql } = visibleComments(Viewer.visitor, 'c', parameters);
    const rows: { sectionId: string; count: number }[] = await this.dataSource.query(
      `SELECT c.section_id AS "sectionId", count(*)::int AS count
       FROM comment c JOIN consultation k ON k.id = c.consultation_id AND k.opened_at IS NOT NULL
       WHERE c.section_id = ANY($1::uuid[]) AND c.parent_id IS NULL AND ${textSql} GROUP BY c.section_id`,
      parameters,
    );
    return new Map(rows.map(({ sectionId, count }) => [sectionId, count]));
  }

  /** The same by the paragraph that they are on, whatever version they were made on. One statement. */
  async blockCommentCounts(blockIds: readonly string[]): Promise<Map<string, number>> {
    if (blockIds.length === 0) return new Map();
    const parameters: unknown[] = [blockIds];
    const { textSql } = visibleComments(Viewer.visitor, 'c', parameters);
    const rows: { blockId: string; count: number }[] = await this.dataSource.query(
      `SELECT c.anchor_block_id AS "blockId", count(*)::int AS count
       FROM comment c JOIN consultation k ON k.id = c.consultation_id AND k.opened_at IS NOT NULL
       WHERE c.anchor_block_id = ANY($1::uuid[]) AND c.parent_id IS NULL AND ${textSql} GROUP BY c.anchor_block_id`,
      parameters,
    );
    return new Map(rows.map(({ blockId, count }) => [blockId, count]));
  }
}
