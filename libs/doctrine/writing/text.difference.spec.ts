import fc from 'fast-check';
import { textDifference } from './text.difference';

describe('what differs between two texts', () => {
  it('is said word by word', () => {
    expect(textDifference('Une phrase longue.', 'Une phrase brève.')).toEqual([
      { kind: 'same', text: 'Une phrase ' },
      { kind: 'removed', text: 'longue' },
      { kind: 'added', text: 'brève' },
      { kind: 'same', text: '.' },
    ]);
  });

  it('gives both texts again', () => {
    const text = fc
      .array(fc.constantFrom('le ', 'la ', 'été', '\n', '*', ' ', '’'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = textDifference(before, after);
        const without = (kind: string): string =>
          pieces.flatMap((piece) => (piece.kind === kind ? [] : [piece.text])).join('');
        expect(without('added')).toBe(before);
        expect(without('removed')).toBe(after);
      }),
    );
  });

  it('takes less than a second of two long texts with nothing in common', () => {
    const long = (word: string): string =>
      Array.from({ length: 25_000 }, (_, index) => `${word}${String(index)}`).join(' ');
    const start = Date.now();
    textDifference(long('a'), long('b'));
    expect(Date.now() - start).toBeLessThan(2_000);
  });
});
