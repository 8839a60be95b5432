import fc from 'fast-check';
import { cleanText } from './clean.text';
import { textFingerprint } from './fingerprint.text';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      'e',
      '\u0301',
      '\u200d',
      '👩',
      '\u{1F3F4}',
      '\u{E0067}',
      '\u202e',
      '\0',
      '\udc00',
      '\ufe0f',
      'a',
    ),
  }),
);

describe('a cleaned text', () => {
  it('is the same when cleaned again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = cleanText(text);
        expect(cleanText(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });

  it('is well formed, composed and without NUL', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = cleanText(text);
        expect(clean).toBe(clean.normalize('NFC'));
        expect(clean).not.toContain('\0');
        expect(Buffer.from(clean, 'utf8').toString('utf8')).toBe(clean);
      }),
    );
  });

  it('leaves French typography alone', () => {
    const french =
      'L’œuvre est-elle «\u00a0interopérable\u00a0»\u202f? Oui\u202f! À Saint-Denis\u00a0: dès 2019\u202f; — n° 3…';
    expect(cleanText(french)).toBe(french);
  });

  it('composes decomposed accents and removes what cannot be seen', () => {
    expect(cleanText('e\u0301te\u0301')).toBe('été');
    expect(cleanText('a\0b\u200bc\u202ed\ufeff\ud800')).toBe('abcd\ufffd');
  });

  it('keeps pictograms made of several characters', () => {
    for (const picture of [
      '👩‍⚕️',
      '👨‍👩‍👧',
      '🏳️‍🌈',
      '\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}',
    ]) {
      expect(cleanText(picture)).toBe(picture);
    }
  });
});

describe('the fingerprint of a text', () => {
  it('is the same through case, accents, spaces, punctuation and invisible characters', () => {
    const prints = [
      'Le DMP doit être ouvert aux sages-femmes.',
      'le dmp doit etre ouvert aux sages femmes',
      ' LE  DMP\u00a0doit être,\u200b ouvert\naux «\u00a0sages-femmes\u00a0» !! ',
      'Le DMP doit e\u0302tre ouvert aux sages-femmes',
    ].map(textFingerprint);
    expect(new Set(prints).size).toBe(1);
    expect(prints[0]).toMatch(/^[0-9a-f]{64}$/u);
  });

  it('differs when a word or a figure differs', () => {
    expect(textFingerprint('version 2.1')).not.toBe(textFingerprint('version 2.2'));
    expect(textFingerprint('pour')).not.toBe(textFingerprint('contre'));
    expect(textFingerprint('👍')).not.toBe(textFingerprint('👎'));
  });
});
