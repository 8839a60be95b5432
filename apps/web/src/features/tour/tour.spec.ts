import { describe, expect, it } from '@jest/globals';
import { readValue, wordsOf } from './fact';
import { byMonth } from './stage-days';

const stage = (name: string, ...days: string[]) => ({
  name,
  days: days.map((day) => ({ day, startsAt: `${day}T00:00:00Z`, endsAt: `${day}T23:00:00Z` })),
});

describe('the stages of a tour', () => {
  it('stand by the month of their first day, those without a date last', () => {
    const months = byMonth([stage('c'), stage('b', '2019-10-31', '2019-11-01'), stage('a', '2019-09-05')]);
    expect(months.map(({ month, stages }) => [month, ...stages.map(({ name }) => name)])).toEqual([
      ['2019-09', 'a'],
      ['2019-10', 'b'],
      ['', 'c'],
    ]);
  });
});

describe('a fact of a source', () => {
  it('is read as a text, several, or parts', () => {
    expect(readValue('Lille')).toEqual({ kind: 'text', text: 'Lille' });
    expect(readValue('["a","b"]')).toEqual({ kind: 'list', items: ['a', 'b'] });
    expect(readValue('{"lu_dans":"a"}')).toEqual({ kind: 'parts', parts: [{ name: 'Lu dans', text: 'a' }] });
  });

  it('is a text when it only begins like something composed', () => {
    expect(readValue('[sic] un mot')).toEqual({ kind: 'text', text: '[sic] un mot' });
  });

  it('has a name in words', () => {
    expect(wordsOf('generalites.deroule_type')).toBe('Deroule type');
    expect(wordsOf('étape_suivante')).toBe('Étape suivante');
  });
});
