import type { Viewer } from '#identity';
import type { CommentState } from './comment.state';

/**
 * How much of a comment somebody sees:
 * - `all`: every text of it in every state, and why it stands there
 * - `text`: the public text
 * - `trace`: that there was one, its state and coded reason; replies stay
 * - `none`: it does not exist for them
 */
export type CommentVisibility = 'all' | 'text' | 'trace' | 'none';

/** What of a comment decides who sees it. */
export interface CommentStanding {
  consultationId: string;
  authorId: string | null;
  transcribedBy: string | null;
  state: CommentState;
  /** Null: it never was public. */
  publishedAt: Date | null;
}

/**
 * Who sees what of a comment: the one place that decides it. Everybody: what is published, and the trace of what was and is hidden or
 * withdrawn. Its author, and the rapporteur who transcribed it (while they are one there): all of it. Moderators of its consultation:
 * all. Drafters and administrators: what everybody sees.
 */
export function visibilityOf(viewer: Viewer, comment: CommentStanding): CommentVisibility {
  const { participantId } = viewer;
  if (participantId !== null) {
    const transcribed =
      comment.transcribedBy === participantId &&
      viewer.consultationsAs('rapporteur').includes(comment.consultationId);
    if (comment.authorId === participantId || transcribed) return 'all';
    if (viewer.consultationsAs('moderator').includes(comment.consultationId)) return 'all';
  }
  switch (comment.state) {
    case 'published':
      return 'text';
    case 'hidden':
    case 'withdrawn':
      return comment.publishedAt ? 'trace' : 'none';
    case 'submitted':
    case 'in_review':
    case 'refused':
      return 'none';
    default:
      return comment.state satisfies never;
  }
}

/** The same rule in SQL, for the rows of one alias. */
export interface VisibleComments {
  /** Condition: the viewer sees the row, if only its trace. For WHERE. */
  visibleSql: string;
  /** Expression: `all`, `text`, `trace` or `none`. */
  visibilitySql: string;
  /** Condition: the viewer sees a text of it, the public one at least. */
  textSql: string;
  /** Condition: the viewer sees texts that are not public. */
  allSql: string;
}

/**
 * `visibilityOf` for a statement: SQL pieces over the rows `alias` (a name of the calling code), their values pushed to `parameters`.
 * Every read of comments, of any domain, goes through it.
 */
export function visibleComments(viewer: Viewer, alias: string, parameters: unknown[]): VisibleComments {
  const PUBLIC = `(${alias}.state = 'published' OR (${alias}.state IN ('hidden', 'withdrawn') AND ${alias}.published_at IS NOT NULL))`;
  const allSql = allOf(viewer, alias, parameters);
  return {
    allSql,
    textSql: `(${alias}.state = 'published' OR ${allSql})`,
    visibleSql: allSql === 'false' ? PUBLIC : `(${PUBLIC} OR ${allSql})`,
    visibilitySql: `CASE WHEN ${allSql} THEN 'all' WHEN ${alias}.state = 'published' THEN 'text'
      WHEN ${PUBLIC} THEN 'trace' ELSE 'none' END`,
  };
}

function allOf(viewer: Viewer, alias: string, parameters: unknown[]): string {
  if (viewer.participantId === null) return 'false';
  const parameterSql = (value: unknown): string => `$${parameters.push(value)}`;
  const self = parameterSql(viewer.participantId);
  const conditions = [`coalesce(${alias}.author_id = ${self}::uuid, false)`];
  const rapporteurIn = viewer.consultationsAs('rapporteur');
  if (rapporteurIn.length > 0) {
    conditions.push(
      `(coalesce(${alias}.transcribed_by = ${self}::uuid, false) AND ${alias}.consultation_id = ANY (${parameterSql(rapporteurIn)}::uuid[]))`,
    );
  }
  const moderatorIn = viewer.consultationsAs('moderator');
  if (moderatorIn.length > 0) {
    conditions.push(`${alias}.consultation_id = ANY (${parameterSql(moderatorIn)}::uuid[])`);
  }
  return `(${conditions.join(' OR ')})`;
}
