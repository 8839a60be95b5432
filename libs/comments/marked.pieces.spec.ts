import { markedPieces } from './marked.pieces';

const html =
  '<p id="b-1" data-block="one">L’<strong>usager</strong> a <mark>un</mark> compte.</p>\n<p id="b-2" data-block="two">Il en est averti.</p>';
const blocks = [
  { id: 'title', text: 'Comptes' },
  { id: 'one', text: 'L’usager a un compte.' },
  { id: 'two', text: 'Il en est averti.' },
];

describe('Pieces of passages in the HTML of a version', () => {
  const wordsOf = (passages: Parameters<typeof markedPieces>[2]) =>
    markedPieces(html, blocks, passages).map(({ start, end, passages: of }) => [
      html.slice(start, end),
      ...of,
    ]);

  it('are one for each run of text, across inline markup and paragraphs', () => {
    expect(wordsOf([{ blockId: 'one', start: 2, endBlockId: 'two', end: 5 }])).toEqual([
      ['usager', 0],
      [' a ', 0],
      ['un', 0],
      [' compte.', 0],
      ['Il en', 0],
    ]);
  });

  it('belong to all the passages that overlap there', () => {
    expect(
      wordsOf([
        { blockId: 'two', start: 0, endBlockId: 'two', end: 9 },
        { blockId: 'two', start: 6, endBlockId: 'two', end: 17 },
      ]),
    ).toEqual([
      ['Il en ', 0],
      ['est', 0, 1],
      [' averti.', 1],
    ]);
  });
});
