import type { VariablesOf } from '../../api/graphql';
import { addressOf } from '../../addresses';
import type { Language } from '../../i18n/language';
import { DONE } from '../../shell/done';
import type { NextCaseQuery } from './case.documents';

export type ApiFilter = NonNullable<VariablesOf<typeof NextCaseQuery>['filter']>;
export type Queue = NonNullable<ApiFilter['queue']>;

export const QUEUES = ['review', 'personal_data', 'reported', 'appeal'] as const satisfies readonly Queue[];

/** What the list shows, as its address has it; a case that is opened from it keeps it, so that the next one is of the same list. */
export interface CaseFilter {
  queue: Queue | null;
  consultationId: string | null;
  mine: boolean;
}

/** Names in addresses. */
export const PARAMETERS = {
  queue: 'file',
  consultationId: 'concertation',
  mine: 'miens',
  after: 'apres',
} as const;

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The filter of an address; what is not one is left out, as if it had not been chosen. */
export function filterOf(url: string): CaseFilter & { after: string | null } {
  const { searchParams } = new URL(url);
  const consultation = searchParams.get(PARAMETERS.consultationId) ?? '';
  return {
    queue: QUEUES.find((queue) => queue === searchParams.get(PARAMETERS.queue)) ?? null,
    consultationId: ID.test(consultation) ? consultation : null,
    mine: searchParams.get(PARAMETERS.mine) === '1',
    after: searchParams.get(PARAMETERS.after),
  };
}

export const isFiltered = ({ queue, consultationId, mine }: CaseFilter): boolean =>
  queue !== null || consultationId !== null || mine;

/** As the API takes it. */
export const apiFilter = ({ queue, consultationId, mine }: CaseFilter): ApiFilter => ({
  queue,
  consultationId,
  mine,
});

/** As addresses have it. `after` is the place in the list. */
export const searchOf = (
  { queue, consultationId, mine }: CaseFilter,
  after: string | null = null,
): Record<string, string | null> => ({
  [PARAMETERS.queue]: queue,
  [PARAMETERS.consultationId]: consultationId,
  [PARAMETERS.mine]: mine ? '1' : null,
  [PARAMETERS.after]: after,
});

/** Where a moderator goes after an action: to a case, or to the list when there is none. */
export function afterwards(
  language: Language,
  next: { id: string; cursor: string | null } | null,
  filter: CaseFilter,
  done: string | null = null,
): string {
  const search = { ...searchOf(filter, next?.cursor ?? null), [DONE]: done };
  return next
    ? addressOf(language, 'moderationCase', { case: next.id }, search)
    : addressOf(language, 'moderation', {}, search);
}
