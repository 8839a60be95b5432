import type { QuoteSelector } from '#doctrine';
import type { StakeholderCategory, Viewer } from '#identity';
import type { AnchorKind, Channel, CommentKind, Position } from './comment.entity';
import type { CommentState, RevisionState } from './comment.state';
import { type CommentVisibility, visibleComments } from './comment.visibility';

/** A text of a comment that the viewer may read. */
export interface RevisionView {
  id: string;
  ordinal: number;
  title: string | null;
  /** Markdown. */
  body: string;
  bodyHtml: string;
  proposedWording: string | null;
  state: RevisionState;
  createdAt: Date;
}

export interface ReactionCounts {
  for: number;
  mixed: number;
  against: number;
}

export interface SourceView {
  title: string;
  url: string | null;
  body: string | null;
  category: string | null;
  votes: number | null;
}

/** Votes of which a source tells only the number; null where it tells nothing. */
export interface TallyView {
  label: string;
  for: number | null;
  mixed: number | null;
  against: number | null;
  total: number | null;
}

/** A comment as one viewer sees it. */
export interface CommentView {
  id: string;
  consultationId: string;
  sectionId: string;
  parentId: string | null;
  rootId: string;
  depth: number;
  /** Place in the thread; the cursor of its lists. */
  path: string;
  kind: CommentKind;
  position: Position | null;
  state: CommentState;
  visibility: CommentVisibility;
  traceReason: string | null;
  channel: Channel;
  verbatim: boolean | null;
  anchorKind: AnchorKind;
  anchorVersionId: string | null;
  anchorBlockId: string | null;
  /** Null: it stands where it was made. */
  placementId: string | null;
  anchorQuote: QuoteSelector | null;
  createdAt: Date;
  publishedAt: Date | null;
  withdrawnAt: Date | null;
  isOwn: boolean;
  stage: { id: string; slug: string; name: string } | null;
  /** Null with a trace, as are the texts. */
  author: { name: string; category: StakeholderCategory | null; organisation: string | null } | null;
  raisedBy: string | null;
  /** The public text, or the latest one of a comment that never was public. */
  revision: RevisionView | null;
  /** A newer text that is not public (yet); for who sees all. */
  pending: RevisionView | null;
  /** Replies that the viewer sees, at all depths; known of roots. */
  replyCount: number | null;
  reactions: ReactionCounts;
  viewerReaction: Position | null;
  sources: SourceView[];
  tallies: TallyView[];
}

/** A row as `commentsSql` reads it: flat, one a comment. */
export type CommentRow = Omit<
  CommentView,
  'stage' | 'author' | 'revision' | 'pending' | 'reactions' | 'viewerReaction' | 'sources' | 'tallies'
> & {
  stageId: string | null;
  stageSlug: string | null;
  stageName: string | null;
  authorName: string | null;
  authorCategory: StakeholderCategory | null;
  organisationName: string | null;
  /** id, ordinal, title, body, HTML, wording, state, instant. */
  revision: RevisionTuple | null;
  pending: RevisionTuple | null;
};

type RevisionTuple = [string, number, string | null, string, string, string | null, RevisionState, string];

const REVISION_OF = (alias: string): string =>
  `json_build_array(${alias}.id, ${alias}.ordinal, ${alias}.title, ${alias}.body, ${alias}.body_html, ${alias}.proposed_wording, ` +
  `${alias}.state, ${alias}.created_at)`;

/**
 * SELECT … FROM of comments `c` as a viewer sees them, their values pushed to `parameters`; the caller adds WHERE with the condition of
 * `visibleComments` on `c`. What the viewer may not read is not read.
 */
export function commentsSql(viewer: Viewer, parameters: unknown[]): string {
  const { allSql, textSql, visibilitySql } = visibleComments(viewer, 'c', parameters);
  const repliesSql = visibleComments(viewer, 'x', parameters).visibleSql;
  const selfSql = `$${String(parameters.push(viewer.participantId))}::uuid`;
  return `SELECT c.id, c.consultation_id AS "consultationId", c.section_id AS "sectionId", c.parent_id AS "parentId",
      c.root_id AS "rootId", c.depth, c.path, c.kind, c.position, c.state, ${visibilitySql} AS visibility,
      c.trace_reason AS "traceReason", c.channel, c.verbatim, c.anchor_kind AS "anchorKind",
      c.anchor_version_id AS "anchorVersionId", c.anchor_block_id AS "anchorBlockId", c.anchor_quote AS "anchorQuote", c.placement_id AS "placementId",
      c.created_at AS "createdAt", c.published_at AS "publishedAt", c.withdrawn_at AS "withdrawnAt",
      coalesce(c.author_id = ${selfSql}, false) AS "isOwn", s.id AS "stageId", s.slug AS "stageSlug", s.name AS "stageName",
      CASE WHEN r.id IS NOT NULL THEN coalesce(p.display_name, c.author_name) END AS "authorName",
      CASE WHEN r.id IS NOT NULL THEN coalesce(p.category, c.author_category) END AS "authorCategory",
      CASE WHEN r.id IS NOT NULL THEN c.organisation_name END AS "organisationName",
      CASE WHEN r.id IS NOT NULL THEN c.raised_by END AS "raisedBy",
      CASE WHEN r.id IS NOT NULL THEN ${REVISION_OF('r')} END AS revision,
      CASE WHEN l.id IS NOT NULL THEN ${REVISION_OF('l')} END AS pending,
      CASE WHEN c.parent_id IS NULL THEN
        (SELECT count(*)::int FROM comment x WHERE x.root_id = c.id AND x.parent_id IS NOT NULL AND ${repliesSql}) END AS "replyCount"
    FROM comment c
    LEFT JOIN comment_revision r ON r.id = coalesce(c.published_revision_id, c.latest_revision_id) AND ${textSql}
    LEFT JOIN comment_revision l ON l.id = c.latest_revision_id AND l.id <> r.id AND ${allSql}
    LEFT JOIN participant p ON p.id = c.author_id
    LEFT JOIN tour_stage s ON s.id = c.stage_id`;
}

const revisionView = (tuple: RevisionTuple | null): RevisionView | null => {
  if (!tuple) return null;
  const [id, ordinal, title, body, bodyHtml, proposedWording, state, createdAt] = tuple;
  return { id, ordinal, title, body, bodyHtml, proposedWording, state, createdAt: new Date(createdAt) };
};

/** What `CommentsQueries` reads beside the rows, for one comment. */
export type CommentExtras = Pick<CommentView, 'reactions' | 'viewerReaction' | 'sources' | 'tallies'>;

export const NO_EXTRAS: CommentExtras = {
  reactions: { for: 0, mixed: 0, against: 0 },
  viewerReaction: null,
  sources: [],
  tallies: [],
};

/**
 * The comment that a row and what belongs to it make. Written out field by field: with `...rest` every comment of a page becomes a
 * slow object of its own form, which showed in the time of a page.
 */
export function commentView(row: CommentRow, extras: CommentExtras): CommentView {
  return {
    id: row.id,
    consultationId: row.consultationId,
    sectionId: row.sectionId,
    parentId: row.parentId,
    rootId: row.rootId,
    depth: row.depth,
    path: row.path,
    kind: row.kind,
    position: row.position,
    state: row.state,
    visibility: row.visibility,
    traceReason: row.traceReason,
    channel: row.channel,
    verbatim: row.verbatim,
    anchorKind: row.anchorKind,
    anchorVersionId: row.anchorVersionId,
    anchorBlockId: row.anchorBlockId,
    placementId: row.placementId,
    anchorQuote: row.anchorQuote,
    createdAt: row.createdAt,
    publishedAt: row.publishedAt,
    withdrawnAt: row.withdrawnAt,
    isOwn: row.isOwn,
    stage:
      row.stageId === null ? null : { id: row.stageId, slug: row.stageSlug ?? '', name: row.stageName ?? '' },
    author:
      row.authorName === null
        ? null
        : { name: row.authorName, category: row.authorCategory, organisation: row.organisationName },
    raisedBy: row.raisedBy,
    revision: revisionView(row.revision),
    pending: revisionView(row.pending),
    replyCount: row.replyCount,
    reactions: extras.reactions,
    viewerReaction: extras.viewerReaction,
    sources: extras.sources,
    tallies: extras.tallies,
  };
}
