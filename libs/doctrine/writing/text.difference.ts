import { diffLines, diffWordsWithSpace } from 'diff';

/** A run of text that both have, or that one of them alone has. */
export interface TextPiece {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Beyond it words are no longer looked at, but lines: two texts that have little in common would take seconds. */
const MOST_MS = 300;

/**
 * What differs between two texts in Markdown, word by word, or line by line where they have so little in common that words would take
 * longer than 0.3 s. Put together, `same` and `removed` are the text before, `same` and `added` the text after.
 */
export function textDifference(before: string, after: string): TextPiece[] {
  const changes = diffWordsWithSpace(before, after, { timeout: MOST_MS }) ??
    diffLines(before, after, { timeout: MOST_MS }) ?? [
      { value: before, removed: true, added: false },
      { value: after, removed: false, added: true },
    ];
  return changes
    .filter(({ value }) => value !== '')
    .map(({ value, added, removed }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value,
    }));
}
