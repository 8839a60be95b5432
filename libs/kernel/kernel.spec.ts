import { decodeCursor, encodeCursor, idAt, InvalidInput, isId, newId, pageSize } from '.';

describe('identifiers', () => {
  it('sort by time of creation', () => {
    const ids = Array.from({ length: 100 }, newId);
    expect([...ids].sort()).toEqual(ids);
    expect(ids.every(isId)).toBe(true);
  });

  it('of an instant sort among the others by that instant', () => {
    const ids = ['2015-09-26T10:00:00Z', '2015-10-18T10:00:00Z'].map((text) => idAt(new Date(text)));
    expect([newId(), ...ids].sort().slice(0, 2)).toEqual(ids);
    expect(new Set(Array.from({ length: 100 }, () => idAt(new Date(0)))).size).toBe(100);
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
