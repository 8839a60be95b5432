import { nextWordWith, quoteOf, rangeOf, wholeWords, wordsOf } from './quote.words';

const TEXTS = ['L’usager dit : « oui », puis non.', 'Il en est averti.'];
const text = TEXTS.join('\n');

describe('Words to choose a passage from', () => {
  it('hold the signs that open or close them, so that nobody chooses a colon', () => {
    expect(wordsOf(TEXTS).map((word) => word.text)).toEqual([
      ...['L’usager', 'dit :', '« oui »,', 'puis', 'non.'],
      ...['Il', 'en', 'est', 'averti.'],
    ]);
  });

  it('make a quote with what stands around it, over several paragraphs with a line end', () => {
    const words = wordsOf(TEXTS);
    expect(quoteOf(text, words, { first: 3, last: 6 })).toEqual({
      exact: 'puis non.\nIl en',
      prefix: 'L’usager dit : « oui », ',
      suffix: ' est averti.',
    });
  });

  it('are found again by their quote, of repetitions the one in its context', () => {
    const words = wordsOf(['le dossier et le dossier']);
    const quote = { exact: 'le dossier', prefix: 'et ', suffix: '' };
    expect(rangeOf('le dossier et le dossier', words, quote)).toEqual({ first: 3, last: 4 });
    expect(rangeOf(text, wordsOf(TEXTS), { exact: 'ailleurs', prefix: '', suffix: '' })).toBeNull();
  });

  it('are whole where a hand selected parts of them', () => {
    expect(wholeWords(TEXTS, { exact: 'sager di', prefix: 'L’u', suffix: 't' })).toMatchObject({
      exact: 'L’usager dit',
    });
  });

  it('leave the sign after them, which nobody chose', () => {
    expect(quoteOf(text, wordsOf(TEXTS), { first: 1, last: 2 })).toEqual({
      exact: 'dit : « oui »',
      prefix: 'L’usager ',
      suffix: ', puis non.',
    });
  });

  it('are reached by their first letter, whatever its accents and the signs before it', () => {
    const words = wordsOf(['Écrire « à » un élu']);
    expect(nextWordWith(words, 0, 'a')).toBe(1);
    expect(nextWordWith(words, 1, 'e')).toBe(3);
    expect(nextWordWith(words, 3, 'É')).toBe(0);
    expect(nextWordWith(words, 0, 'z')).toBeNull();
  });
});
