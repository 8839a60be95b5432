import { branchOf, type OutlineEntry } from './section.outline';

const entry = (id: string, parentId: string | null, depth: number): OutlineEntry => ({
  ...{ id, parentId, depth },
  ...{ slug: id, number: '', title: id },
});

/** Two chapters; the first with two sections, of which the second has two of its own. */
const TREE = [
  entry('1', null, 1),
  entry('1.1', '1', 2),
  entry('1.1.1', '1.1', 3),
  entry('1.2', '1', 2),
  entry('1.2.1', '1.2', 3),
  entry('1.2.2', '1.2', 3),
  entry('2', null, 1),
  entry('2.1', '2', 2),
];

const around = (id: string): string[] => branchOf(TREE, id).map((found) => found.id);

describe('the sections around a section', () => {
  it('are those above it and its neighbours, without what lies in other branches', () => {
    expect(around('1.2.1')).toEqual(['1', '1.2', '1.2.1', '1.2.2']);
    expect(around('1.2')).toEqual(['1', '1.1', '1.2', '1.2.1', '1.2.2']);
  });

  it('of a chapter are its children', () => {
    expect(around('2')).toEqual(['2', '2.1']);
  });

  it('are none where the section is not in the tree', () => {
    expect(around('9')).toEqual([]);
  });
});
