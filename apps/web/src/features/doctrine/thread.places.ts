import { blockOf, type CommentCardData } from '../comments/comment.fragment';

/** Where in the text a thread belongs, as far as the page knows it. */
export interface ThreadPlace {
  /** Which of the marked passages. */
  passage: number | null;
  block: string | null;
  /** Rank in the text, from the section as a whole on. */
  rank: number;
}

/** More than the passages that a paragraph can have. */
const PARAGRAPH = 1_000;

/** The place of each thread of a page, by its first contribution. Pure. */
export function placesOf(
  {
    threads,
    marked,
  }: {
    threads: { nodes: readonly { root: Pick<CommentCardData, 'id' | 'anchor' | 'placement'> }[] };
    marked: { passages: readonly { rootIds: readonly string[] }[] };
  },
  paragraphs: readonly { id: string; number: number }[],
): ReadonlyMap<string, ThreadPlace> {
  const passageOf = new Map(
    marked.passages.flatMap(({ rootIds }, index) => rootIds.map((id) => [id, index])),
  );
  const numberOf = new Map(paragraphs.map(({ id, number }) => [id, number]));
  return new Map(
    threads.nodes.map(({ root }) => {
      const passage = passageOf.get(root.id) ?? null;
      const block = blockOf(root);
      const number = numberOf.get(block ?? '') ?? 0;
      return [root.id, { passage, block, rank: number * PARAGRAPH + (passage === null ? 0 : passage + 1) }];
    }),
  );
}

/** Threads in the order of what they are about; those on the same words as they were. */
export const inTextOrder = <Thread extends { root: { id: string } }>(
  threads: readonly Thread[],
  places: ReadonlyMap<string, ThreadPlace>,
): Thread[] => {
  const rankOf = ({ root }: Thread): number => places.get(root.id)?.rank ?? 0;
  return [...threads].sort((one, other) => rankOf(one) - rankOf(other));
};
