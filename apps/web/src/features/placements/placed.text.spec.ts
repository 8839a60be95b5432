import { aroundMarks, extentOfQuote, quoteAt, shownBlocks } from './placed.text';

const blocks = ['Titre', 'Un deux trois', 'Quatre cinq', '', 'Six sept', 'Huit', 'Neuf', 'Dix', 'Onze'].map(
  (text, at) => ({ id: `b${at}`, kind: 'paragraph', text }),
);

describe('the two texts of a placement', () => {
  it('mark quoted words, over paragraphs too', () => {
    const extent = extentOfQuote(blocks, 'b1', { exact: 'trois\nQuatre cinq\nSix', start: 8 });
    expect(extent).toEqual({ blockId: 'b1', start: 8, endBlockId: 'b4', end: 3 });
    const marked = shownBlocks(blocks, extent).flatMap(({ parts }) =>
      parts.filter(({ isMarked }) => isMarked).map(({ text }) => text),
    );
    expect(marked).toEqual(['trois', 'Quatre cinq', 'Six']);
  });

  it('mark nothing when the words are not where they were', () => {
    expect(extentOfQuote(blocks, 'b1', { exact: 'quatre', start: 8 })).toBeNull();
    expect(extentOfQuote(blocks, 'b9', null)).toBeNull();
    expect(aroundMarks(shownBlocks(blocks, null)).near).toHaveLength(7);
  });

  it('keep what is around the words in view', () => {
    const shown = shownBlocks(blocks, { blockId: 'b5', start: 0, endBlockId: 'b5', end: 2 });
    const { before, near, after } = aroundMarks(shown);
    expect([before.length, near.length, after.length]).toEqual([2, 7, 0]);
  });

  it('offer the words of the passage to begin with, unless it is a whole paragraph', () => {
    const extent = { blockId: 'b1', start: 3, endBlockId: 'b2', end: 6 };
    expect(quoteAt(blocks.slice(1), extent)).toEqual({
      exact: 'deux trois\nQuatre',
      prefix: 'Un ',
      suffix: ' cinq',
    });
    expect(quoteAt(blocks.slice(1), { blockId: 'b1', start: 0, endBlockId: 'b1', end: 13 })).toBeNull();
  });
});
