import { formatBytes, formatCalendarDay, formatDay, formatInstant, formatNumber, formatTime } from './format';

const NIGHT = '2026-11-30T23:30:00Z';

describe('dates and numbers', () => {
  it('are those of the place, in the words of the language', () => {
    expect(formatDay(NIGHT, 'fr', 'Europe/Paris')).toBe('1er\u00A0décembre 2026');
    expect(formatDay(NIGHT, 'fr', 'America/Cayenne')).toBe('30\u00A0novembre 2026');
    expect(formatInstant(NIGHT, 'fr', 'Indian/Reunion')).toBe('1er\u00A0décembre 2026 à 3\u00A0h\u00A030');
    expect(formatInstant(NIGHT, 'en', 'Europe/Paris')).toBe('1\u00A0December 2026 at 00:30');
  });

  it('do not move with the hour of a calendar day', () => {
    expect(formatCalendarDay('2026-12-31', 'fr')).toBe('31\u00A0décembre 2026');
    expect(formatTime(NIGHT, 'fr', 'Europe/Paris')).toBe('0\u00A0h\u00A030');
  });

  it('are grouped and measured as one reads them', () => {
    expect(formatNumber(1234567, 'fr')).toBe('1\u202F234\u202F567');
    expect(formatBytes(12_345_678, 'fr')).toBe('12,3\u00A0Mo');
    expect(formatBytes(999, 'en')).toBe('999\u00A0B');
  });
});
