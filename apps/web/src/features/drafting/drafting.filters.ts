import type { Search } from '../../addresses';
import { isOutcome, type Outcome } from '../dispositions/outcomes';

export const KINDS = ['remark', 'question', 'amendment'] as const;
export type Kind = (typeof KINDS)[number];

export const CATEGORIES = [
  'health_professional',
  'establishment',
  'institution',
  'vendor',
  'manufacturer',
  'start_up',
  'users_representative',
  'citizen',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** What the address says of the list: names are French, because people read and share addresses. */
export interface DraftingFilters {
  /** Slug of a section. */
  section: string | null;
  /** `sans`: contributions that have no disposition yet. */
  outcome: Outcome | 'sans' | null;
  kind: Kind | null;
  /** Slug of a stage of the tour. */
  stage: string | null;
  category: Category | null;
}

const oneOf = <Value extends string>(values: readonly Value[], text: string | null): Value | null =>
  values.find((value) => value === text) ?? null;

/** What is not a value of a filter is left out: an address that was typed shows more, never a fault. */
export function filtersOf(search: URLSearchParams): DraftingFilters {
  const outcome = search.get('suite');
  return {
    section: search.get('section') || null,
    outcome: isOutcome(outcome) || outcome === 'sans' ? outcome : null,
    kind: oneOf(KINDS, search.get('nature')),
    stage: search.get('etape') || null,
    category: oneOf(CATEGORIES, search.get('categorie')),
  };
}

export const searchOf = ({ section, outcome, kind, stage, category }: DraftingFilters): Search => ({
  section,
  suite: outcome,
  nature: kind,
  etape: stage,
  categorie: category,
});

export const isFiltered = (filters: DraftingFilters): boolean =>
  Object.values(filters).some((value) => value !== null);
