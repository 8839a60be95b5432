import { type StandingBelow, unmovedSections } from './sibling.order';

/** « a b a/c » : c below a. */
const tree = (words: string): StandingBelow[] =>
  words.split(' ').map((path) => {
    const [id = '', parentId = null] = path.split('/').reverse();
    return { id, parentId };
  });
const unmoved = (before: string, after: string): string =>
  [...unmovedSections(tree(before), tree(after))].join(' ');

describe('the sections that have not moved', () => {
  it('are all, whatever was added between them or taken from between them', () => {
    expect(unmoved('a b c', 'a x b y c')).toBe('a b c');
    expect(unmoved('a x b', 'a b')).toBe('a b');
  });

  it('are those that another section passed, not that one', () => {
    expect(unmoved('a b c d', 'd a b c')).toBe('a b c');
    expect(unmoved('a b c d', 'b c d a')).toBe('b c d');
  });

  it('are not those below another section than before', () => {
    expect(unmoved('a a/b c', 'a c c/b')).toBe('a c');
  });

  it('keep their order below each section on its own', () => {
    expect(unmoved('a a/b a/c d', 'd a a/c a/b')).toBe('d c');
  });
});
