import fc from 'fast-check';
import { guardCell, restoreCell } from './csv-cell';

describe('a spreadsheet cell', () => {
  const DANGEROUS = [
    '=1+1',
    '+33 1',
    '-2',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\tx',
    '\rx',
    '  =1',
    '\n=1',
    '\u00A0=1',
  ];
  const HIDDEN = [
    '\u200B=1',
    '\uFEFF=1',
    '\u202E=1',
    '\u0000=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '|cmd',
    '%0A',
    "'=1",
  ];

  it.each([...DANGEROUS, ...HIDDEN])('is never a formula: %j', (text) => {
    expect(guardCell(text)).toBe(`'${text}`);
  });

  it.each(['Texte', 'a=b', '12', '', ' texte', '« = »', "l'eau", "'texte'", '2 - 1', '😀=1'])(
    'stays as it is when no spreadsheet would compute it: %j',
    (text) => {
      expect(guardCell(text)).toBe(text);
    },
  );

  it('gives back any text', () => {
    const pieces = fc.constantFrom(
      "'",
      '=',
      '+',
      '-',
      '@',
      '\t',
      '\r',
      '\n',
      ' ',
      'a',
      '\u200B',
      '|',
      '"',
      ';',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(restoreCell(guardCell(text))).toBe(text);
      }),
    );
  });
});
