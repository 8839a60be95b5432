import { stepsOf, treeOf, withBelow } from './writing.tree';

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
      down: { parentId: null, position: 1 },
    });
    expect(C && stepsOf(SECTIONS, C)).toEqual({
      up: { parentId: 'a', position: 0 },
      down: null,
      in: { parentId: 'b', position: null },
      out: { parentId: null, position: 1 },
    });
    expect(B && stepsOf(SECTIONS, B).in).toBeNull();
    expect(D && stepsOf(SECTIONS, D).up).toEqual({ parentId: null, position: 0 });
  });
});
