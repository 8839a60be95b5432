import { describe, expect, it } from '@jest/globals';
import { instantOf, writtenAt } from './zoned-time';

describe('a date and time of a consultation’s time zone', () => {
  it.each([
    ['2026-12-01T09:00', 'Europe/Paris', '2026-12-01T08:00:00.000Z'],
    ['2026-07-01T09:00', 'Europe/Paris', '2026-07-01T07:00:00.000Z'],
    ['2026-12-31T23:59:59', 'America/Guadeloupe', '2027-01-01T03:59:59.000Z'],
    ['2026-01-01T00:30', 'Pacific/Noumea', '2025-12-31T13:30:00.000Z'],
  ])('%s in %s is the instant %s, and back', (written, timeZone, instant) => {
    expect(instantOf(written, timeZone)).toBe(instant);
    expect(writtenAt(instant, timeZone)).toBe(written);
  });

  it('is the first of the two when the hour comes twice', () => {
    expect(instantOf('2026-10-25T02:30', 'Europe/Paris')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('is an hour later when clocks leave it out', () => {
    expect(instantOf('2026-03-29T02:30', 'Europe/Paris')).toBe('2026-03-29T01:30:00.000Z');
  });

  it('is nothing when there is no such date', () => {
    expect(instantOf('2026-02-30T10:00', 'Europe/Paris')).toBeNull();
    expect(instantOf('demain', 'Europe/Paris')).toBeNull();
  });
});
