export const CONSULTATION_STATES = ['draft', 'announced', 'open', 'closed'] as const;
/**
 * - `draft`: being prepared; only those who prepare it see it
 * - `announced`: public, contributions not yet accepted
 * - `open`: contributions accepted, from `opens_at` up to but not including `closes_at`
 * - `closed`: readable, contributions refused
 */
export type ConsultationState = (typeof CONSULTATION_STATES)[number];

/**
 * SQL expression of a consultation's state by the database's clock, for the row `alias`: the one place that decides it. An upper
 * domain that writes only while a consultation is open puts it in its own statement, so that no other clock and no earlier reading
 * has a say. `alias` is a name of the calling code, never of a caller.
 */
export const consultationStateSql = (alias: string): string =>
  `CASE WHEN ${alias}.opened_at IS NULL THEN 'draft' WHEN now() < ${alias}.opens_at THEN 'announced' ` +
  `WHEN now() < ${alias}.closes_at THEN 'open' ELSE 'closed' END`;

/** SQL condition: the consultation of the row `alias` accepts contributions now. */
export const consultationIsOpenSql = (alias: string): string =>
  `(${alias}.opened_at IS NOT NULL AND now() >= ${alias}.opens_at AND now() < ${alias}.closes_at)`;
