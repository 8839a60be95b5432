import { describe, expect, it } from '@jest/globals';
import { daysUntil, tourSpan } from './calendar';
import { excerptOf } from './excerpt';
import { sumOf, treeOf } from './section-tree';

const now = Date.parse('2026-11-22T10:00:00Z');

describe('the calendar of a consultation', () => {
  it('counts whole days, and none in the last 24 hours', () => {
    expect(daysUntil('2026-11-25T11:00:00Z', now)).toBe(3);
    expect(daysUntil('2026-11-23T09:00:00Z', now)).toBe(0);
  });

  it('counts nothing of what is past or not known', () => {
    expect(daysUntil('2026-11-22T10:00:00Z', now)).toBeNull();
    expect(daysUntil(null, now)).toBeNull();
  });

  it('takes a tour from its first to its last day, whatever the order of the stages', () => {
    expect(
      tourSpan([{ days: [{ day: '2020-02-06' }] }, { days: [{ day: '2019-09-05' }] }, { days: [] }]),
    ).toEqual({
      first: '2019-09-05',
      last: '2020-02-06',
    });
    expect(tourSpan([])).toBeNull();
  });
});

describe('the contents of an edition', () => {
  const entry = (id: string, parentId: string | null) => ({ id, parentId, slug: id, number: '', title: id });
  const tree = treeOf(
    [entry('a', null), entry('b', 'a'), entry('c', 'b'), entry('d', null), entry('e', 'lost')],
    [{ sectionId: 'c', comments: 2, replies: 1 }],
  );

  it('are a tree in reading order', () => {
    expect(tree.map(({ id }) => id)).toEqual(['a', 'd', 'e']);
    expect(tree[0]?.children[0]?.children[0]).toMatchObject({ id: 'c', comments: 2, replies: 1 });
  });

  it('are summed over all that is under a section', () => {
    expect(sumOf(tree)).toEqual({ sections: 5, comments: 2, replies: 1 });
    expect(sumOf([])).toEqual({ sections: 0, comments: 0, replies: 0 });
  });
});

describe('the first words of a contribution', () => {
  it('are without the marks of Markdown', () => {
    expect(excerptOf('# Titre\n\n- **Un** point, [un lien](https://a.example/x_y)\n> cité')).toBe(
      'Titre Un point, un lien cité',
    );
  });

  it('keep a name with an underscore, and end between two words', () => {
    expect(excerptOf('le champ code_region reste', 20)).toBe('le champ code_region…');
    expect(excerptOf('a'.repeat(300), 20)).toHaveLength(21);
  });
});
