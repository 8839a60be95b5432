import type { StakeholderCategory, Viewer } from '#identity';
import type { CommentKind, Position } from './comment.entity';
import type { CommentState } from './comment.state';
import { visibleComments } from './comment.visibility';

/** What lists of comments can be narrowed to; all that is given holds at once. */
export interface CommentFilters {
  kind?: CommentKind | null;
  position?: Position | null;
  stageId?: string | null;
  /** Within what the viewer sees at all. */
  state?: CommentState | null;
  /** Standing on this block, or on words of it, in the consultation's text of today. */
  blockId?: string | null;
  sectionId?: string | null;
  /** Of whoever says it, as it is shown: a comment of which only a trace is seen has none. */
  category?: StakeholderCategory | null;
}

/** The filters as conditions on the rows `c` of `comment`, each after an AND; their values pushed to `parameters`. */
export function filtersSql(viewer: Viewer, filters: CommentFilters, parameters: unknown[]): string {
  const conditions: string[] = [];
  const only = (columnSql: string, value: string | null | undefined): void => {
    if (value != null) conditions.push(`AND ${columnSql} = $${String(parameters.push(value))}`);
  };
  only('c.section_id', filters.sectionId);
  only('c.block_id', filters.blockId);
  only('c.kind', filters.kind);
  only('c.position', filters.position);
  only('c.stage_id', filters.stageId);
  only('c.state', filters.state);
  if (filters.category != null) {
    // Not by each comment's author in turn: nobody of a category among 100,000 comments would cost four times as much.
    const valueSql = `$${String(parameters.push(filters.category))}`;
    conditions.push(
      `AND CASE WHEN c.author_id IS NULL THEN c.author_category = ${valueSql}
         ELSE c.author_id IN (SELECT id FROM participant WHERE category = ${valueSql}) END`,
    );
    conditions.push(`AND ${visibleComments(viewer, 'c', parameters).textSql}`);
  }
  return conditions.join(' ');
}
