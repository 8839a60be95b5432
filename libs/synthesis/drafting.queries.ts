import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { decodeCursor, encodeCursor, invalidCursor, isId, type PageRequest, pageSize } from '#kernel';
import {
  type CommentFilters,
  CommentsQueries,
  type CommentView,
  filtersSql,
  visibleComments,
} from '#comments';
import type { Viewer } from '#identity';
import type { Outcome } from './disposition.entity';

/** All that is given holds at once. */
export interface DraftingFilters extends Pick<CommentFilters, 'kind' | 'stageId' | 'category'> {
  sectionId?: string | null;
  /** Of the current disposition. */
  outcome?: Outcome | null;
  /** Only contributions (not replies: their thread's disposition covers them) that have no disposition yet. */
  withoutDisposition?: boolean | null;
}

/** A place in the list: the section's rank in reading order, the thread, the place in the thread. */
interface Place {
  id: string;
  readingOrder: number;
  rootId: string;
  path: string;
}

export interface DraftingPage {
  comments: CommentView[];
  hasNextPage: boolean;
  endCursor: string | null;
}

const EMPTY: DraftingPage = { comments: [], hasNextPage: false, endCursor: null };

/** What drafters work through: published comments, section by section in reading order, each thread in tree order. */
@Injectable()
export class DraftingQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly comments: CommentsQueries,
  ) {}

  /**
   * A page (1 to 100) of a consultation's published comments; empty for who does not draft on it. Four statements,
   * whatever the length. Throws InvalidInput.
   */
  async page(
    viewer: Viewer,
    consultationId: string,
    filters: DraftingFilters,
    page: PageRequest,
  ): Promise<DraftingPage> {
    const size = pageSize(page.first);
    const after = page.after ? placeOf(page.after) : null;
    if (!isId(consultationId) || !viewer.has('drafter', consultationId)) return EMPTY;
    const places = await this.places(viewer, consultationId, filters, after, size + 1);
    const shown = places.slice(0, size);
    const last = shown.at(-1);
    return {
      comments: await this.comments.commentsByIds(
        viewer,
        shown.map(({ id }) => id),
      ),
      hasNextPage: places.length > size,
      endCursor: last ? encodeCursor([String(last.readingOrder), last.rootId, last.path]) : null,
    };
  }

  private places(
    viewer: Viewer,
    consultationId: string,
    { sectionId, withoutDisposition, outcome, kind, stageId, category }: DraftingFilters,
    after: Omit<Place, 'id'> | null,
    limit: number,
  ): Promise<Place[]> {
    const parameters: unknown[] = [
      consultationId,
      sectionId ?? null,
      after?.readingOrder ?? null,
      after?.rootId ?? null,
      after?.path ?? null,
      withoutDisposition === true,
      limit,
      outcome ?? null,
    ];
    const { visibleSql } = visibleComments(viewer, 'c', parameters);
    const narrowedSql = filtersSql(viewer, { kind, stageId, category }, parameters);
    return this.dataSource.query(
      `SELECT c.id, s.reading_order AS "readingOrder", c.root_id AS "rootId", c.path
       FROM (
         SELECT r.section_id, r.reading_order FROM consultation k JOIN release_section r ON r.release_id = k.release_id
         WHERE k.id = $1 AND ($2::uuid IS NULL OR r.section_id = $2) AND ($3::int IS NULL OR r.reading_order >= $3)
         ORDER BY r.reading_order) s
       CROSS JOIN LATERAL (
         SELECT c.id, c.root_id, c.path FROM comment c
         WHERE c.consultation_id = $1 AND c.section_id = s.section_id AND c.state = 'published' AND ${visibleSql}
           AND ($3::int IS NULL OR s.reading_order > $3 OR (c.root_id, c.path) > ($4::uuid, $5))
           AND (NOT $6 OR (c.parent_id IS NULL AND NOT EXISTS (
             SELECT 1 FROM disposition d WHERE d.comment_id = c.id AND d.superseded_at IS NULL)))
           AND ($8::text IS NULL OR EXISTS (
             SELECT 1 FROM disposition d WHERE d.comment_id = c.id AND d.superseded_at IS NULL AND d.outcome = $8))
           ${narrowedSql}
         ORDER BY c.root_id, c.path LIMIT $7) c
       ORDER BY s.reading_order, c.root_id, c.path LIMIT $7`,
      parameters,
    );
  }
}

function placeOf(cursor: string): Omit<Place, 'id'> {
  const [order = '', rootId = '', path = ''] = decodeCursor(cursor, 3);
  if (!/^\d{1,9}$/.test(order) || !isId(rootId)) {
    throw invalidCursor();
  }
  return { readingOrder: Number(order), rootId, path };
}
