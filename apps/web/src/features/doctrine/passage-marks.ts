/** Characters of the HTML, without a tag among them, that are words of passages. */
export interface Piece {
  start: number;
  end: number;
  /** Which passages, from 0. */
  passages: readonly number[];
}

/** Elements after which a link stands when it may not stand in them: links hold no links, and headings and summaries are names. */
const CLOSED = ['a', 'summary', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;

/** Where a link can stand from a place in the HTML on. Reads the API's own printer's output. */
function afterNames(html: string, at: number): number {
  let place = at;
  for (const tag of CLOSED) {
    const opened = Math.max(html.lastIndexOf(`<${tag} `, place - 1), html.lastIndexOf(`<${tag}>`, place - 1));
    const end = `</${tag}>`;
    if (opened < 0 || html.lastIndexOf(end, place - 1) > opened) continue;
    const closed = html.indexOf(end, place);
    if (closed >= 0) place = closed + end.length;
  }
  return place;
}

/**
 * The HTML of a section's version with `<mark>` round the words of passages and, after the last words of each, a link to what is said of
 * them. Marks name all their passages in `data-passages`. Pure; one pass.
 */
export function withPassages(
  html: string,
  pieces: readonly Piece[],
  linkOf: (passage: number) => string,
): string {
  const last = new Map<number, number>();
  for (const { end, passages } of pieces) for (const passage of passages) last.set(passage, end);
  const insertions = pieces.flatMap(({ start, end, passages }) => [
    { at: start, order: 2, text: `<mark class="passage" data-passages="${passages.join(' ')}">` },
    { at: end, order: 0, text: '</mark>' },
  ]);
  for (const [passage, end] of last)
    insertions.push({ at: afterNames(html, end), order: 1, text: linkOf(passage) });
  // At one place a mark closes, then come links, then the next mark opens.
  insertions.sort((one, other) => one.at - other.at || one.order - other.order);
  let marked = '';
  let from = 0;
  for (const { at, text } of insertions) {
    marked += html.slice(from, at) + text;
    from = at;
  }
  return marked + html.slice(from);
}
