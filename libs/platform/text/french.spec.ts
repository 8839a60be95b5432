import { agreeing, counted, frenchDate, frenchDateTime, frenchNumber } from './french';

describe('French dates and numbers', () => {
  it('are those of the time zone of the consultation', () => {
    const instant = '2019-11-30T23:30:00.000Z';
    expect(frenchDate(instant, 'Europe/Paris')).toBe('1er\u00A0décembre\u00A02019');
    expect(frenchDate(instant, 'America/Martinique')).toBe('30\u00A0novembre\u00A02019');
    expect(frenchDateTime(instant, 'Indian/Reunion')).toBe(
      '1er\u00A0décembre\u00A02019 à 3\u00A0h\u00A030 (heure de La Réunion)',
    );
    expect(frenchDateTime(instant, 'UTC')).toContain('(temps universel coordonné)');
  });

  it('begin the plural at two and group thousands with a narrow no-break space', () => {
    expect([0, 1, 2].map((count) => counted(count, 'réponse'))).toEqual([
      '0\u00A0réponse',
      '1\u00A0réponse',
      '2\u00A0réponses',
    ]);
    expect(
      [1, 4690].map((count) => agreeing(count, 'un texte est lu', (number) => `${number} textes sont lus`)),
    ).toEqual(['un texte est lu', '4\u202F690 textes sont lus']);
    expect(frenchNumber(4690)).toBe('4\u202F690');
  });
});
