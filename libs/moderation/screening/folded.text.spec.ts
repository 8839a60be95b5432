import fc from 'fast-check';
import { latinLookAlike } from './confusable.letters';
import { foldText, originalSpan } from './folded.text';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('e', '\u0301', 'œ', '\u202f', '\u200b', '’', 'ﷺ', '😀', '\ud800', 'а', 'É', ' '),
  }),
);

describe('a folded text', () => {
  it('drops accents, case, look-alike letters and invisible characters', () => {
    expect(foldText('Œuvre É\u200btudiée, ｆｕｌｌ, сор\u0301у').text).toBe('oeuvre etudiee, full, copy');
  });

  it('keeps the superscripts, so that 10² is not 102', () => {
    expect(foldText('10²').text).toBe('10²');
  });

  it('never takes a plain Latin letter for the imitation of another', () => {
    for (const letter of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ') {
      expect(latinLookAlike(letter)).toBeUndefined();
    }
  });

  it('leads every unit back to a span within the original text, in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = foldText(text);
        expect(folded.starts).toHaveLength(folded.text.length);
        let last = 0;
        for (let unit = 0; unit < folded.text.length; unit += 1) {
          const { start, end } = originalSpan(folded, { start: unit, end: unit + 1 });
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = start;
        }
      }),
    );
  });

  it('folds to the same thing when folded again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = foldText(text).text;
        expect(foldText(once).text).toBe(once);
      }),
    );
  });

  it('spans the letters of a word through what is hidden in it', () => {
    const text = 'un c\u200bo\u200bn\u0301 là';
    const folded = foldText(text);
    const start = folded.text.indexOf('con');
    const span = originalSpan(folded, { start, end: start + 3 });
    expect(text.slice(span.start, span.end)).toBe('c\u200bo\u200bn\u0301');
  });
});
