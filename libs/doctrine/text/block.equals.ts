/** Pairs of places beyond which equal blocks are told apart by their order alone: a table of a hundred empty cells says nothing. */
const MOST_PAIRS = 2_500;

/**
 * Which of several blocks with one text goes on as which: first those that something speaks for more than for any other (`support`, 0 for
 * nothing), the strongest first; what is left in its order, when as many are left on both sides, else not at all.
 */
export function tellEquals(
  previous: readonly number[],
  next: readonly number[],
  support: (previous: number, next: number) => number,
): [number, number][] {
  const pairs: [number, number][] = [];
  let [before, after] = [[...previous], [...next]];
  if (before.length * after.length > 1 && before.length * after.length <= MOST_PAIRS) {
    const known = before.flatMap((a) => after.map((b) => ({ a, b, value: support(a, b) })));
    known.sort((one, other) => other.value - one.value);
    const isBest = ({ a, b, value }: (typeof known)[number]): boolean =>
      known.every(
        (rival) =>
          (rival.a === a) === (rival.b === b) ||
          rival.value < value ||
          !before.includes(rival.a) ||
          !after.includes(rival.b),
      );
    for (const pair of known) {
      if (pair.value === 0) break;
      if (!before.includes(pair.a) || !after.includes(pair.b) || !isBest(pair)) continue;
      pairs.push([pair.a, pair.b]);
      before = before.filter((index) => index !== pair.a);
      after = after.filter((index) => index !== pair.b);
    }
  }
  if (before.length === after.length) before.forEach((index, at) => pairs.push([index, after[at] ?? -1]));
  return pairs;
}
