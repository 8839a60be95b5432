import {
  doubleOf,
  placeOf,
  placesOf,
  placeValue,
  presentPlace,
  rankOf,
  stepsOf,
  treeOf,
  withBelow,
} from './writing.tree';

const at = (id: string, parentId: string | null, position: number) => ({ id, parentId, position });
const SECTIONS = [at('a', null, 0), at('b', 'a', 0), at('c', 'a', 1), at('d', null, 1)];
const [A, B, C, D] = SECTIONS;

describe('the tree of a doctrine', () => {
  it('is made of the list in reading order', () => {
    expect(treeOf(SECTIONS).map(({ section, children }) => [section.id, children.length])).toEqual([
      ['a', 2],
      ['d', 0],
    ]);
    expect([...withBelow(SECTIONS, 'a')]).toEqual(['a', 'b', 'c']);
  });

  it('says where a section may go by one step', () => {
    expect(A && stepsOf(SECTIONS, A)).toEqual({
      ...{ up: null, in: null, out: null },
      down: { parentId: null, after: 'd' },
    });
    expect(C && stepsOf(SECTIONS, C)).toEqual({
      up: { parentId: 'a', after: null },
      down: null,
      in: { parentId: 'b', after: null },
      out: { parentId: null, after: 'a' },
    });
    expect(B && stepsOf(SECTIONS, B).in).toBeNull();
    expect(D && stepsOf(SECTIONS, D)).toMatchObject({
      up: { parentId: null, after: null },
      in: { parentId: 'a', after: 'c' },
    });
  });

  it('says every place that a section may take, never below itself', () => {
    const named = (moved: string | null) =>
      placesOf(SECTIONS, moved).map(({ parent, siblings }) => [
        parent?.id ?? '',
        siblings.map(({ id }) => id).join(''),
      ]);
    expect(named('c')).toEqual([
      ['', 'ad'],
      ['a', 'b'],
      ['b', ''],
      ['d', ''],
    ]);
    expect(named('a')).toEqual([
      ['', 'd'],
      ['d', ''],
    ]);
    expect(named(null)[0]).toEqual(['', 'ad']);
    expect(C && rankOf(SECTIONS, C)).toBe(1);
    expect(C && presentPlace(SECTIONS, C)).toEqual({ parentId: 'a', after: 'b' });
    expect(A && presentPlace(SECTIONS, A)).toEqual({ parentId: null, after: null });
  });

  it('writes a place as a value and reads it again; nothing is the last, not the first', () => {
    for (const place of [
      { parentId: 'a', after: 'b' },
      { parentId: null, after: null },
      { parentId: 'a', after: null },
      { parentId: null, after: 'a' },
    ])
      expect(placeOf(placeValue(place))).toEqual(place);
    expect(placeOf('')).toEqual({ parentId: null });
  });

  it('knows a section whose name another would take', () => {
    const known = [
      { ...at('a', null, 0), number: 'A.1', title: 'Identité numérique' },
      { ...at('b', 'a', 0), number: '', title: 'Règle d’usage' },
    ];
    const twice = (number: string, title: string, parentId: string | null) =>
      doubleOf(known, { number, title, parentId })?.id ?? null;
    expect(twice('a.1 ', 'identité  numérique', 'b')).toBe('a');
    expect([twice('A.2', 'Identité numérique', null), twice('A.2', 'Identité numérique', 'b')]).toEqual([
      'a',
      null,
    ]);
    expect([twice('', 'Règle d’usage', 'a'), twice('', 'Règle d’usage', null)]).toEqual(['b', null]);
  });
});
