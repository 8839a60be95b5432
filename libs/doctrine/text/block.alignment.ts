/** Cells of the table beyond which alignment falls back on a linear rule; 4 million take about 40 ms. */
const LARGEST_TABLE = 4_000_000;

/** Best alignment in order of two sequences by a gain for each pair (0: never). Pairs of positions, ascending. */
function align(
  rows: number,
  columns: number,
  gain: (row: number, column: number) => number,
): [number, number][] {
  const width = columns + 1;
  const best = new Float64Array((rows + 1) * width);
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const skip = Math.max(best[(row + 1) * width + column] ?? 0, best[row * width + column + 1] ?? 0);
      const value = gain(row, column);
      const take = value > 0 ? value + (best[(row + 1) * width + column + 1] ?? 0) : 0;
      best[row * width + column] = Math.max(skip, take);
    }
  }
  const pairs: [number, number][] = [];
  let [row, column] = [0, 0];
  while (row < rows && column < columns) {
    const here = best[row * width + column] ?? 0;
    const value = gain(row, column);
    if (value > 0 && here === value + (best[(row + 1) * width + column + 1] ?? 0)) {
      pairs.push([row, column]);
      row += 1;
      column += 1;
    } else if (here === best[(row + 1) * width + column]) row += 1;
    else column += 1;
  }
  return pairs;
}

/** Longest common subsequence of two lists of texts. Common beginnings and ends cost nothing. */
export function alignExact(before: readonly string[], after: readonly string[]): [number, number][] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end += 1;
  const rows = before.length - start - end;
  const columns = after.length - start - end;
  const pairs: [number, number][] = Array.from({ length: start }, (_, at) => [at, at]);
  // In a larger table equal texts are paired later, by the rule for texts out of order.
  if (rows * columns <= LARGEST_TABLE)
    for (const [row, column] of align(rows, columns, (a, b) =>
      before[start + a] === after[start + b] ? 1 : 0,
    ))
      pairs.push([start + row, start + column]);
  for (let at = end; at > 0; at -= 1) pairs.push([before.length - at, after.length - at]);
  return pairs;
}

/** Positions of pairs in order that are at least `threshold` alike, with the greatest sum. Each score is computed once. */
export function alignSimilar(
  rows: number,
  columns: number,
  score: (row: number, column: number) => number,
  threshold: number,
): [number, number][] {
  if (rows === 0 || columns === 0) return [];
  // A gap of more than 40,000 pairs is a rewritten page: comparing all with all would take seconds. Only near places are.
  const reach = rows * columns <= 40_000 ? Infinity : 20;
  if (rows * columns > LARGEST_TABLE) return [];
  const known = new Float64Array(rows * columns).fill(-1);
  return align(rows, columns, (row, column) => {
    if (Math.abs(row / rows - column / columns) * Math.max(rows, columns) > reach) return 0;
    const at = row * columns + column;
    if ((known[at] ?? -1) < 0) known[at] = score(row, column);
    const value = known[at] ?? 0;
    return value >= threshold ? value : 0;
  });
}
