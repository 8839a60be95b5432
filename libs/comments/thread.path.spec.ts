import { newId } from '#kernel';
import { DEEPEST_PATH, replyPath, ROOT_PATH, sortableText } from './thread.path';

const inBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

describe('the path of a comment in its thread', () => {
  it('sorts like the ids it is made of', () => {
    const ids = [
      ...Array.from({ length: 200 }, () => newId()),
      '00000000-0000-0000-0000-000000000000',
      'ffffffff-ffff-ffff-ffff-ffffffffffff',
    ].sort();
    expect(ids.map(sortableText).sort(inBytes)).toEqual(ids.map(sortableText));
    expect(new Set(ids.map((id) => sortableText(id).length))).toEqual(new Set([22]));
  });

  it('puts replies after what they answer and before the next thread branch', () => {
    const [a, b, c] = [newId(), newId(), newId()];
    const [first, second] = [replyPath(ROOT_PATH, a), replyPath(ROOT_PATH, b)];
    const below = replyPath(first, c);
    expect([second, below, ROOT_PATH, first].sort(inBytes)).toEqual([ROOT_PATH, first, below, second]);
  });

  it('stays within an index entry however deep the thread goes, and still follows what it answers', () => {
    let path = ROOT_PATH;
    for (let depth = 1; depth <= 300; depth += 1) {
      const next = replyPath(path, newId());
      expect(inBytes(path, next)).toBeLessThan(0);
      path = next;
    }
    expect(path).toHaveLength(DEEPEST_PATH * 22);
  });
});
