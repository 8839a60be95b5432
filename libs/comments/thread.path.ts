/**
 * The place of a comment in the tree order of its thread: the reply's ids from below the root down to itself, each written in 22
 * characters that sort (in the collation "C") like the id. Reading a thread is a range of one index; a new reply needs nothing but
 * its parent's path: no counter, no lock.
 *
 * An index entry of PostgreSQL holds at most 2,704 bytes, so from the depth below on replies stand, in order of time, under their
 * ancestor at that depth. Their `parent_id` and `depth` still say exactly what they answer.
 */
const DIGITS = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';

/** Characters of one id: 128 bits, 6 bits each. */
const LENGTH = 22;

/** Levels that a path tells apart: 100 × 22 bytes fit into an index entry. */
export const DEEPEST_PATH = 100;

/** The id (a UUID) in 22 characters of the same order. */
export function sortableText(id: string): string {
  let rest = BigInt(`0x${id.replaceAll('-', '')}`);
  let text = '';
  for (let index = 0; index < LENGTH; index += 1) {
    text = DIGITS.charAt(Number(rest & 63n)) + text;
    rest >>= 6n;
  }
  return text;
}

/** A root's path: it comes before all of its replies. */
export const ROOT_PATH = '';

/** The path of a reply to the comment at `parentPath`. */
export const replyPath = (parentPath: string, id: string): string =>
  parentPath.slice(0, (DEEPEST_PATH - 1) * LENGTH) + sortableText(id);
