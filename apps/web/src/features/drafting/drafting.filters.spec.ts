import { describe, expect, it } from '@jest/globals';
import { filtersOf, isFiltered, searchOf } from './drafting.filters';

describe('filters of the drafters’ list', () => {
  it('come back from the address that they made', () => {
    const filters = {
      section: '2-3-identite',
      outcome: 'sans',
      kind: 'question',
      stage: null,
      category: 'citizen',
    } as const;
    const search = new URLSearchParams(
      Object.entries(searchOf(filters)).filter((entry): entry is [string, string] => Boolean(entry[1])),
    );
    expect(filtersOf(search)).toEqual(filters);
  });

  it('leave out what is no value of theirs', () => {
    const filters = filtersOf(new URLSearchParams('suite=peut-etre&nature=&categorie=roi'));
    expect(isFiltered(filters)).toBe(false);
  });
});
