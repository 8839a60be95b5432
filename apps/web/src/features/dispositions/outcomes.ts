import type { MessageKey } from '../../i18n/messages';

/** What becomes of a contribution, in the order in which drafters think of it. */
export const OUTCOMES = [
  'accepted',
  'accepted_in_part',
  'not_accepted',
  'already_covered',
  'out_of_scope',
  'deferred',
  'answered',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const isOutcome = (text: unknown): text is Outcome => OUTCOMES.some((outcome) => outcome === text);

export const outcomeLabel = (outcome: Outcome): MessageKey => `dispositions.outcome.${outcome}`;

/** The badge says it in words; the colour only repeats it. */
export const OUTCOME_BADGE: Record<Outcome, string> = {
  accepted: 'fr-badge--success',
  accepted_in_part: 'fr-badge--success',
  not_accepted: 'fr-badge--error',
  already_covered: 'fr-badge--info',
  out_of_scope: 'fr-badge--warning',
  deferred: 'fr-badge--info',
  answered: 'fr-badge--info',
};
