/** Cells of the table beyond which alignment falls back on a linear rule; a million take about 50 ms. */
const LARGEST_TABLE = 1_000_000;

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
      const at = row * width + column;
      const below = best[at + width] ?? 0;
      const beside = best[at + 1] ?? 0;
      const value = gain(row, column);
      const take = value > 0 ? value + (best[at + width + 1] ?? 0) : 0;
      const skip = below > beside ? below : beside;
      best[at] = take > skip ? take : skip;
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
  // A gap of more than 40,000 pairs is a rewritten page: comparing all with all would take seconds. See `alignNear`.
  if (rows * columns > 40_000) return alignNear(rows, columns, score, threshold);
  const known = new Float64Array(rows * columns).fill(-1);
  return align(rows, columns, (row, column) => {
    const at = row * columns + column;
    if ((known[at] ?? -1) < 0) known[at] = score(row, column);
    const value = known[at] ?? 0;
    return value >= threshold ? value : 0;
  });
}

/** Columns looked at for each row of a very large gap. */
const REACH = 20;

/** In order, each row takes the best free column near its own place: linear, for gaps too large to weigh every pair. */
function alignNear(
  rows: number,
  columns: number,
  score: (row: number, column: number) => number,
  threshold: number,
): [number, number][] {
  const pairs: [number, number][] = [];
  let from = 0;
  for (let row = 0; row < rows; row += 1) {
    const middle = Math.round((row * columns) / rows);
    const last = Math.min(columns, middle + REACH);
    let best = { column: -1, value: 0 };
    for (let column = Math.max(from, middle - REACH); column < last; column += 1) {
      const value = score(row, column);
      if (value >= threshold && value > best.value) best = { column, value };
    }
    if (best.column < 0) continue;
    pairs.push([row, best.column]);
    from = best.column + 1;
  }
  return pairs;
}
