import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { decodeCursor, decodeIdCursor, encodeCursor, isId, type PageRequest, pageSize } from '#kernel';
import type { Viewer } from '#identity';
import type { Position } from './comment.entity';
import { type CommentFilters, filtersSql } from './comment.filters';
import {
  type CommentExtras,
  type CommentRow,
  type CommentView,
  commentsSql,
  commentView,
  NO_EXTRAS,
} from './comment.rows';
import { type Page, pageOfViews } from './comment.page';
import { optionalText } from './comment.text';
import { visibleComments } from './comment.visibility';

export const COMMENT_SORTS = ['newest', 'oldest'] as const;
export type CommentSort = (typeof COMMENT_SORTS)[number];

/** A root with its first replies in tree order. */
export interface ThreadView {
  root: CommentView;
  replies: CommentView[];
  hasMoreReplies: boolean;
  /** Cursor of the last reply given, for the list of replies. */
  repliesEndCursor: string | null;
}

/** Replies that a page of threads shows below each root. */
const FIRST_REPLIES = 3;

/** Characters of what is searched, at most. */
const SEARCH_LENGTH = 200;

/** Reads of comments: the domain's only SQL that reads them for people. Each list costs three statements whatever its length. */
@Injectable()
export class CommentsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** A page (1 to 100 roots) of what is said on a section, each root with its first replies. Throws InvalidInput. */
  async sectionThreads(
    viewer: Viewer,
    { consultationId, sectionId }: { consultationId: string; sectionId: string },
    page: PageRequest,
    filters: CommentFilters = {},
    sort: CommentSort = 'newest',
  ): Promise<Page<ThreadView>> {
    const size = pageSize(page.first);
    const after = page.after ? decodeIdCursor(page.after) : null;
    const parameters: unknown[] = [consultationId, sectionId, size + 1, after];
    const [beyondSql, directionSql] = sort === 'newest' ? ['<', 'DESC'] : ['>', 'ASC'];
    const conditionsSql = filtersSql(viewer, filters, parameters);
    const { visibleSql } = visibleComments(viewer, 'c', parameters);
    const repliesVisibleSql = visibleComments(viewer, 'x', parameters).visibleSql;
    const rows: CommentRow[] = await this.dataSource.query(
      `WITH root AS (
         SELECT c.id FROM comment c
         WHERE c.consultation_id = $1 AND c.section_id = $2 AND c.parent_id IS NULL AND ${visibleSql}
           AND ($4::uuid IS NULL OR c.id ${beyondSql} $4) ${conditionsSql}
         ORDER BY c.id ${directionSql} LIMIT $3),
       shown AS (
         SELECT id FROM root
         UNION ALL
         SELECT first.id FROM root CROSS JOIN LATERAL (
           SELECT x.id FROM comment x WHERE x.root_id = root.id AND x.parent_id IS NOT NULL AND ${repliesVisibleSql}
           ORDER BY x.path LIMIT ${FIRST_REPLIES}) first)
       ${commentsSql(viewer, parameters)}
       WHERE c.id IN (SELECT id FROM shown) ORDER BY c.root_id ${directionSql}, c.path`,
      parameters,
    );
    const comments = await this.complete(viewer, rows);
    const roots = comments.filter((comment) => comment.parentId === null);
    const repliesOf = new Map(roots.map((root): [string, CommentView[]] => [root.id, []]));
    for (const comment of comments)
      if (comment.parentId !== null) repliesOf.get(comment.rootId)?.push(comment);
    return pageOfViews(
      roots,
      size,
      ({ id }) => encodeCursor([id]),
      (root) => {
        const replies = repliesOf.get(root.id) ?? [];
        const last = replies.at(-1);
        return {
          root,
          replies,
          hasMoreReplies: (root.replyCount ?? 0) > replies.length,
          repliesEndCursor: last ? encodeCursor([last.path]) : null,
        };
      },
    );
  }

  /** A page of a thread's replies in tree order. */
  async replies(viewer: Viewer, rootId: string, page: PageRequest): Promise<Page<CommentView>> {
    const size = pageSize(page.first);
    const [after] = page.after ? decodeCursor(page.after, 1) : [''];
    const parameters: unknown[] = [rootId, after, size + 1];
    const { visibleSql } = visibleComments(viewer, 'c', parameters);
    return this.page(
      viewer,
      `${commentsSql(viewer, parameters)}
       WHERE c.root_id = $1 AND c.parent_id IS NOT NULL AND c.path > $2 AND ${visibleSql} ORDER BY c.path LIMIT $3`,
      parameters,
      size,
      ({ path }) => encodeCursor([path]),
    );
  }

  /**
   * All that the viewer sees in one consultation, replies among it. With `search`, what is public and holds all of its words (« OR »
   * between words, a minus before one, quotes around a phrase; accents, capitals and plurals do not matter). Throws InvalidInput.
   */
  async consultationComments(
    viewer: Viewer,
    consultationId: string,
    page: PageRequest,
    { search, ...filters }: CommentFilters & { search?: string | null } = {},
    sort: CommentSort = 'newest',
  ): Promise<Page<CommentView>> {
    const size = pageSize(page.first);
    const words = optionalText(search, SEARCH_LENGTH, 'filter.search');
    const parameters: unknown[] = [consultationId, size + 1, page.after ? decodeIdCursor(page.after) : null];
    const [beyondSql, directionSql] = sort === 'newest' ? ['<', 'DESC'] : ['>', 'ASC'];
    const { visibleSql } = visibleComments(viewer, 'c', parameters);
    const conditionsSql = filtersSql(viewer, filters, parameters);
    const foundSql = words === null ? '' : foundIn(words, parameters);
    return this.page(
      viewer,
      `WITH hit AS (
         SELECT c.id FROM comment c ${foundSql}
         WHERE c.consultation_id = $1 AND ($3::uuid IS NULL OR c.id ${beyondSql} $3) AND ${visibleSql} ${conditionsSql}
         ORDER BY c.id ${directionSql} LIMIT $2)
       ${commentsSql(viewer, parameters)}
       WHERE c.id IN (SELECT id FROM hit) ORDER BY c.id ${directionSql}`,
      parameters,
      size,
      ({ id }) => encodeCursor([id]),
    );
  }

  /** What was raised at a stage of the tour, newest first, replies among them. */
  async stageComments(viewer: Viewer, stageId: string, page: PageRequest): Promise<Page<CommentView>> {
    return this.newest(viewer, 'c.stage_id = $1', stageId, page);
  }

  /** What the viewer wrote, in every state, newest first. Throws SignInRequired. */
  async myContributions(viewer: Viewer, page: PageRequest): Promise<Page<CommentView>> {
    return this.newest(viewer, 'c.author_id = $1', viewer.requireParticipant(), page);
  }

  /** One comment; null when there is none or the viewer does not see it. */
  async commentById(viewer: Viewer, id: string): Promise<CommentView | null> {
    if (!isId(id)) return null;
    const parameters: unknown[] = [id];
    const { visibleSql } = visibleComments(viewer, 'c', parameters);
    const rows: CommentRow[] = await this.dataSource.query(
      `${commentsSql(viewer, parameters)} WHERE c.id = $1 AND ${visibleSql}`,
      parameters,
    );
    const [comment] = await this.complete(viewer, rows);
    return comment ?? null;
  }

  /** Those among the comments that the viewer sees, in the order of the ids: for lists of upper domains, which choose them. */
  async commentsByIds(viewer: Viewer, ids: readonly string[]): Promise<CommentView[]> {
    const parameters: unknown[] = [ids];
    const { visibleSql } = visibleComments(viewer, 'c', parameters);
    const rows: CommentRow[] = await this.dataSource.query(
      `${commentsSql(viewer, parameters)}
       WHERE c.id = ANY ($1::uuid[]) AND ${visibleSql} ORDER BY array_position($1::uuid[], c.id)`,
      parameters,
    );
    return this.complete(viewer, rows);
  }

  private async newest(
    viewer: Viewer,
    conditionSql: string,
    value: string,
    page: PageRequest,
  ): Promise<Page<CommentView>> {
    const size = pageSize(page.first);
    const parameters: unknown[] = [value, page.after ? decodeIdCursor(page.after) : null, size + 1];
    const { visibleSql } = visibleComments(viewer, 'c', parameters);
    return this.page(
      viewer,
      `${commentsSql(viewer, parameters)}
       WHERE ${conditionSql} AND ($2::uuid IS NULL OR c.id < $2) AND ${visibleSql} ORDER BY c.id DESC LIMIT $3`,
      parameters,
      size,
      ({ id }) => encodeCursor([id]),
    );
  }

  private async page(
    viewer: Viewer,
    sql: string,
    parameters: unknown[],
    size: number,
    cursorOf: (comment: CommentView) => string,
  ): Promise<Page<CommentView>> {
    const rows: CommentRow[] = await this.dataSource.query(sql, parameters);
    return pageOfViews(await this.complete(viewer, rows), size, cursorOf, (comment) => comment);
  }

  /** Adds what belongs to the comments whose text is shown: two statements for all of them. */
  private async complete(viewer: Viewer, rows: readonly CommentRow[]): Promise<CommentView[]> {
    const shown = rows.filter((row) => row.revision !== null);
    const reactions: {
      revisionId: string;
      for: number;
      mixed: number;
      against: number;
      mine: Position | null;
    }[] = await this.dataSource.query(
      `SELECT revision_id AS "revisionId", (count(*) FILTER (WHERE position = 'for'))::int AS "for",
           (count(*) FILTER (WHERE position = 'mixed'))::int AS mixed,
           (count(*) FILTER (WHERE position = 'against'))::int AS against,
           max(position) FILTER (WHERE participant_id = $2) AS mine
         FROM reaction WHERE revision_id = ANY ($1::uuid[]) AND withdrawn_at IS NULL GROUP BY revision_id`,
      [shown.map((row) => row.revision?.[0]), viewer.participantId],
    );
    const attached: ({ id: string } & Pick<CommentExtras, 'sources' | 'tallies'>)[] =
      await this.dataSource.query(
        `SELECT c.id,
         coalesce((SELECT json_agg(json_build_object('title', title, 'url', url, 'body', body, 'category', category,
           'votes', votes) ORDER BY position) FROM comment_source WHERE comment_id = c.id), '[]') AS sources,
         coalesce((SELECT json_agg(json_build_object('label', label, 'for', votes_for, 'mixed', votes_mixed,
           'against', votes_against, 'total', votes_total) ORDER BY label) FROM vote_tally WHERE comment_id = c.id), '[]') AS tallies
       FROM unnest($1::uuid[]) AS c (id)`,
        [shown.map((row) => row.id)],
      );
    const byRevision = new Map(reactions.map((row) => [row.revisionId, row]));
    const byComment = new Map(attached.map((row) => [row.id, row]));
    return rows.map((row) => {
      const counts = byRevision.get(row.revision?.[0] ?? '');
      const { sources, tallies } = byComment.get(row.id) ?? NO_EXTRAS;
      return commentView(row, {
        reactions: counts
          ? { for: counts.for, mixed: counts.mixed, against: counts.against }
          : NO_EXTRAS.reactions,
        viewerReaction: counts?.mine ?? null,
        sources,
        tallies,
      });
    });
  }
}

/** Joins what is public of the consultation `$1` and holds the words, to the comments `c`. */
const foundIn = (words: string, parameters: unknown[]): string =>
  `JOIN comment_search f ON f.comment_id = c.id AND f.consultation_id = $1 AND c.state = 'published'
     AND f.document @@ websearch_to_tsquery('concertation', search_words($${String(parameters.push(words))}))`;
