import { withPassages } from './passage-marks';

const link = (passage: number): string => `[${passage}]`;
const pieceOf = (html: string, words: string, ...passages: number[]) => {
  const start = html.indexOf(words);
  return { start, end: start + words.length, passages };
};

describe('Marks of passages in a text', () => {
  it('stand round each piece; a link follows the last', () => {
    const html = '<p>Un <strong>compte</strong> partagé.</p>';
    expect(withPassages(html, [pieceOf(html, 'compte', 0), pieceOf(html, ' partagé', 0)], link)).toBe(
      '<p>Un <strong><mark class="passage" data-passages="0">compte</mark></strong>' +
        '<mark class="passage" data-passages="0"> partagé</mark>[0].</p>',
    );
  });

  it('have their link after a link, a heading or a summary that they end in', () => {
    const html = '<h3 id="x">Un titre</h3><p>Voir <a href="/y">la page</a>.</p>';
    expect(withPassages(html, [pieceOf(html, 'titre', 0), pieceOf(html, 'la page', 1)], link)).toBe(
      '<h3 id="x">Un <mark class="passage" data-passages="0">titre</mark></h3>[0]' +
        '<p>Voir <a href="/y"><mark class="passage" data-passages="1">la page</mark></a>[1].</p>',
    );
  });

  it('leave the text as it is when they and the links are taken out', () => {
    const html = '<p>Un compte partagé.</p>';
    const marked = withPassages(html, [pieceOf(html, 'Un ', 0), pieceOf(html, 'compte', 0, 1)], link);
    expect(marked.replace(/<\/?mark[^>]*>|\[\d\]/g, '')).toBe(html);
  });
});
