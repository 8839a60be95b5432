import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Viewer } from '#identity';
import type { Outcome } from './disposition.entity';
import { lastPublishedSql, publishedVisibleSql } from './disposition.visibility';

/** What became of a comment, as the public reads it. */
export interface PublishedDispositionRow {
  id: string;
  commentId: string;
  outcome: Outcome;
  /** Markdown. */
  motive: string;
  publishedAt: Date;
  /** Number by which the comment is quoted; null while no snapshot has given it one. */
  number: number | null;
}

/** Reads of what was published. */
@Injectable()
export class PublishedDispositionsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The last published disposition of each of the comments whose text the viewer sees. One statement. */
  async ofComments(viewer: Viewer, commentIds: readonly string[]): Promise<PublishedDispositionRow[]> {
    const parameters: unknown[] = [commentIds];
    return this.dataSource.query(
      `SELECT d.id, d.comment_id AS "commentId", d.outcome, d.motive, p.published_at AS "publishedAt", n.number
       FROM comment c JOIN disposition d ON d.comment_id = c.id
       JOIN disposition_publication p ON p.id = d.publication_id
       LEFT JOIN comment_reference n ON n.comment_id = c.id
       WHERE c.id = ANY ($1::uuid[]) AND ${publishedVisibleSql(viewer, 'c', parameters)} AND ${lastPublishedSql('d', 'p')}`,
      parameters,
    );
  }
}
