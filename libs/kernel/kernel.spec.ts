import { decodeCursor, encodeCursor, InvalidInput, isId, newId, pageSize } from '.';

describe('identifiers', () => {
  it('sort by time of creation', () => {
    const ids = Array.from({ length: 100 }, newId);
    expect([...ids].sort()).toEqual(ids);
    expect(ids.every(isId)).toBe(true);
  });
});

describe('cursors', () => {
  it('come back as they went', () => {
    expect(decodeCursor(encodeCursor(['2019-09-19', 'é']), 2)).toEqual(['2019-09-19', 'é']);
  });

  it.each([
    '',
    'x',
    '{}',
    encodeCursor(['one']),
    Buffer.from('[1,2]').toString('base64url'),
    encodeCursor(['a\0', 'b']),
  ])('refuse %j with a sentence', (text) => {
    expect(() => decodeCursor(text, 2)).toThrow(InvalidInput);
  });

  it.each([0, -1, 101, 1.5, Number.NaN])('a page of %p is refused', (first) => {
    expect(() => pageSize(first)).toThrow(InvalidInput);
  });
});
