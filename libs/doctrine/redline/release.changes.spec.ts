import { changesBetween } from '../writing/publication.changes';
import { type EditionSection, releaseChanges } from './release.changes';

let order = 0;
const section = (id: string, more: Partial<EditionSection> = {}): EditionSection => ({
  ...{ id, slug: id, number: '', title: id, parentId: null, depth: 1, readingOrder: (order += 1) },
  ...{ versionId: `${id}-1`, ordinal: 1, length: 10 },
  ...more,
});
const said = (
  before: EditionSection[],
  after: EditionSection[],
  acts: Parameters<typeof releaseChanges>[2] = [],
) => releaseChanges(before, after, acts).map(({ sectionId, kinds }) => [sectionId, ...kinds].join(' '));

describe('the changes from one edition to the next', () => {
  it('are none when nothing changed', () => {
    expect(said([section('a'), section('b')], [section('a'), section('b')])).toEqual([]);
  });

  it('are told in reading order, what was removed where it stood', () => {
    expect(
      said(
        [section('a'), section('b'), section('c')],
        [section('a', { versionId: 'a-2' }), section('c', { number: '2' }), section('d')],
      ),
    ).toEqual(['a changed', 'b removed', 'c renumbered', 'd added']);
  });

  it('say that a section moved under another, or among its neighbours, and nothing of those that it passed', () => {
    expect(
      said(
        [section('a'), section('b'), section('c'), section('e'), section('d')],
        [section('a'), section('c'), section('d', { parentId: 'c' }), section('e'), section('b')],
      ),
    ).toEqual(['d moved', 'b moved']);
  });

  it('say of two that changed places what was said when it was published', () => {
    const [before, after] = [
      [section('a'), section('b')],
      [section('b'), section('a')],
    ];
    const digested = (sections: EditionSection[]) => sections.map((one) => ({ ...one, digest: '' }));
    const published = changesBetween(digested(before), digested(after));
    expect(said(before, after)).toEqual(
      published.map(({ sectionId, changes }) => [sectionId, ...changes].join(' ')),
    );
  });

  it('name what was merged and split, when it happened between the two', () => {
    const acts = [
      { kind: 'merged' as const, sectionId: 'b', otherSectionId: 'a' },
      { kind: 'split' as const, sectionId: 'c', otherSectionId: 'd' },
    ];
    const before = [section('a'), section('b'), section('c')];
    const after = [section('a', { versionId: 'a-2' }), section('c', { versionId: 'c-2' }), section('d')];
    expect(said(before, after, acts)).toEqual([
      'a merged changed',
      'b removed merged',
      'c split changed',
      'd added split',
    ]);
    expect(said(after, after, acts)).toEqual([]);
  });
});
