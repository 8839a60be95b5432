import type { Viewer } from '#identity';

/**
 * The one place that says who sees which consultation, edition and text: what is public is for everybody; what is being prepared
 * is for the administrators and drafters of the consultation concerned, and for the platform's administrators.
 *
 * The conditions below are pieces of SQL over the row `alias`, with two parameters that `sightOf` gives: first whether the viewer sees
 * everything, then the consultations that they prepare. `first` is the number of the first of them in the statement.
 */
export type Sight = readonly [everything: boolean, consultationIds: readonly string[]];

export const sightOf = (viewer: Viewer): Sight => [
  viewer.grants.some(({ role, consultationId }) => role === 'administrator' && consultationId === null),
  [...viewer.consultationsAs('administrator'), ...viewer.consultationsAs('drafter')],
];

export const consultationVisibleSql = (alias: string, first: number): string =>
  `(${alias}.opened_at IS NOT NULL OR $${String(first)}::boolean OR ${alias}.id = ANY($${String(first + 1)}::uuid[]))`;

/** Prepared in one of the viewer's consultations: on that edition, or on another of the same doctrine. Who sees drafts writes them. */
export const preparedSql = (doctrineId: string, first: number): string =>
  `$${String(first)}::boolean OR EXISTS (SELECT FROM consultation own WHERE own.doctrine_id = ${doctrineId} ` +
  `AND own.id = ANY($${String(first + 1)}::uuid[]))`;

export const releaseVisibleSql = (alias: string, first: number): string =>
  `(${alias}.state = 'published' OR ${preparedSql(`${alias}.doctrine_id`, first)})`;

/** For the row `alias` of `section_version`. */
export const versionVisibleSql = (alias: string, first: number): string =>
  `(${alias}.state = 'published' OR ` +
  `${preparedSql(`(SELECT s.doctrine_id FROM section s WHERE s.id = ${alias}.section_id)`, first)})`;
