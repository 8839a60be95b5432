import { describe, expect, it } from '@jest/globals';
import { durationOf, secondsLeft } from './duration';

describe('how long a case has waited', () => {
  it.each([
    [0, { unit: 'minutes', count: 1 }],
    [59 * 60, { unit: 'minutes', count: 59 }],
    [3_600, { unit: 'hours', count: 1 }],
    [47 * 3_600, { unit: 'hours', count: 47 }],
    [48 * 3_600, { unit: 'days', count: 2 }],
  ])('is said in the unit that suits %d seconds', (seconds, expected) => {
    expect(durationOf(seconds)).toEqual(expected);
  });

  it('is what the database counted, whatever the clock here', () => {
    const opened = { openedAt: '2026-01-01T00:00:00Z', dueAt: '2026-01-04T00:00:00Z' };
    expect(secondsLeft({ ...opened, ageSeconds: 3_600 })).toBe(71 * 3_600);
    expect(secondsLeft({ ...opened, ageSeconds: 80 * 3_600 })).toBe(-8 * 3_600);
  });
});
