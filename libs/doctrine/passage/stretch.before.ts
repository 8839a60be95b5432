import type { EditionText } from './edition.text';
import type { Stretch } from './stretch';

/**
 * Whether words of a block stood in it before, in which case they are its own and not the anchor's. The text before is known for the
 * anchor's own section, and for the whole edition when the caller gives it; undefined: not known.
 */
export function stoodThere(
  stretch: Stretch,
  to: EditionText,
  block: number,
  words: string,
  before: EditionText | undefined,
): boolean | undefined {
  const id = to.text.blocks[block]?.id ?? '';
  if (stretch.blocks.some((own) => own.id === id)) return false;
  const inSection = stretch.text.blocks.findIndex((own) => own.id === id);
  if (inSection >= 0) {
    const { first, end } = stretch.text.unitsOf(inSection);
    return stretch.text.occurrences(words, first, end, 1).length > 0;
  }
  if (!before) return undefined;
  const index = before.indexOf(id);
  if (index === undefined) return false;
  const { first, end } = before.text.unitsOf(index);
  return before.text.occurrences(words, first, end, 1).length > 0;
}

/**
 * Whether words that run over two blocks at a place only came about there: one of both ends, or begins, as it did before, and is none of
 * the anchor's.
 */
export function isSeam(
  stretch: Stretch,
  to: EditionText,
  at: number,
  before: EditionText | undefined,
): boolean {
  const end = at + stretch.words.length;
  const [first, last] = [to.text.blockAt(at) ?? -1, to.text.blockAt(end - 1) ?? -1];
  if (first === last) return false;
  const wordsBefore = (block: number): string => {
    const id = to.text.blocks[block]?.id ?? '';
    if (stretch.blocks.some((own) => own.id === id)) return '';
    const index = before?.indexOf(id);
    if (before && index !== undefined) return before.text.wordsOf(index);
    return stretch.text.wordsOf(stretch.text.blocks.findIndex((block) => block.id === id));
  };
  return (
    wordsBefore(first).endsWith(to.text.text.slice(at, to.text.unitsOf(first).end)) ||
    wordsBefore(last).startsWith(to.text.text.slice(to.text.unitsOf(last).first, end))
  );
}
