import { describe, expect, it } from '@jest/globals';
import { partsOf, revealed, stretchesOf } from './marked-text';

const text = 'Écrivez à camille@exemple.fr ou au 06 12 34 56 78.';

describe('findings in a text', () => {
  it('cut it where they begin and end, and nothing of it is lost', () => {
    const spans = [
      { start: 10, end: 28 },
      { start: 35, end: 49 },
    ];
    const stretches = stretchesOf(text, spans);
    expect(stretches.map(({ text: words }) => words).join('')).toBe(text);
    expect(stretches.filter(({ marks }) => marks.length > 0)).toEqual([
      { start: 10, text: 'camille@exemple.fr', marks: [0], ends: [0] },
      { start: 35, text: '06 12 34 56 78', marks: [1], ends: [1] },
    ]);
  });

  it('may overlap: each number is written once, where its span ends', () => {
    const stretches = stretchesOf('abcdef', [
      { start: 1, end: 4 },
      { start: 2, end: 5 },
    ]);
    expect(stretches.map(({ text: words, marks, ends }) => [words, marks, ends])).toEqual([
      ['a', [], []],
      ['b', [0], []],
      ['cd', [0, 1], [0]],
      ['e', [1], [1]],
      ['f', [], []],
    ]);
  });

  it('that concern the whole text, or nothing, mark no passage', () => {
    const whole = stretchesOf(text, [
      { start: 0, end: text.length },
      { start: 3, end: 3 },
    ]);
    expect(whole).toEqual([{ start: 0, text, marks: [], ends: [] }]);
  });

  it('are numbered in the part where they end', () => {
    const spans = [{ start: 1, end: 5 }];
    expect(stretchesOf('abcdef', spans, 0, 3).at(-1)).toMatchObject({ text: 'bc', marks: [0], ends: [0] });
    expect(stretchesOf('abcdef', spans, 3, 6)[0]).toMatchObject({ text: 'de', ends: [0] });
  });

  it('find each part of what was screened', () => {
    const parts = { body: 'corps', proposedWording: 'rédaction', title: null };
    const screenedText = 'corps\n\nrédaction\n\nSource https://exemple.fr';
    expect(
      partsOf({ ...parts, screenedText }).map(({ kind, start, end }) => [
        kind,
        screenedText.slice(start, end),
      ]),
    ).toEqual([
      ['body', 'corps'],
      ['wording', 'rédaction'],
      ['sources', 'Source https://exemple.fr'],
    ]);
  });

  it('show what cannot be seen', () => {
    expect(revealed('a\u202Eb\n')).toEqual([
      { text: 'a', isName: false },
      { text: 'U+202E', isName: true },
      { text: 'b\n', isName: false },
    ]);
  });
});
