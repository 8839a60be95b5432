import type { Viewer } from '#identity';
import { visibleComments } from '#comments';

/**
 * The one place that says who sees which disposition: what is drafted, and what was drafted before it, is for the drafters of its
 * consultation; what was last published is for whoever sees the comment's text. A disposition that was changed since shows as it was
 * published, until the next publication.
 *
 * The conditions are pieces of SQL over the rows `alias` of `comment` (a name of the calling code); their values go to `parameters`.
 */
export function draftedVisibleSql(viewer: Viewer, alias: string, parameters: unknown[]): string {
  return `${alias}.consultation_id = ANY ($${String(parameters.push(viewer.consultationsAs('drafter')))}::uuid[])`;
}

export function publishedVisibleSql(viewer: Viewer, alias: string, parameters: unknown[]): string {
  return visibleComments(viewer, alias, parameters).textSql;
}

/** Condition: `row` of `disposition`, published by `act`, is the last that was published of its comment. */
export const lastPublishedSql = (row: string, act: string): string =>
  `NOT EXISTS (SELECT FROM disposition later JOIN disposition_publication next ON next.id = later.publication_id ` +
  `WHERE later.comment_id = ${row}.comment_id AND next.published_at > ${act}.published_at)`;
