import { markPassages, type Passage } from '#doctrine';

/** Characters of a version's HTML, without a tag among them, that are words of passages. */
export interface MarkedPiece {
  start: number;
  /** The first that is no longer part of it. */
  end: number;
  /** Which of the passages, from 0. */
  passages: number[];
}

const MARK = /<mark data-marks="([\d ]+)"[^>]*>|<\/mark>/g;

/**
 * Where the words of passages stand in a version's HTML: what a page needs to mark them in the text that it already has. Pure; costs what
 * `markPassages` does.
 */
export function markedPieces(
  html: string,
  blocks: readonly { id: string; text: string }[],
  passages: readonly Passage[],
): MarkedPiece[] {
  const marks = passages.map((passage, index) => ({ id: String(index), passage }));
  const pieces: MarkedPiece[] = [];
  let added = 0;
  // The doctrine's own HTML may hold marks: only those with our attribute open a piece, and pieces hold no tags.
  let opened: MarkedPiece | null = null;
  for (const { 0: tag, 1: ids, index } of markPassages(html, blocks, marks).matchAll(MARK)) {
    const at = index - added;
    if (ids !== undefined) opened = { start: at, end: at, passages: ids.split(' ').map(Number) };
    else if (opened) {
      pieces.push({ ...opened, end: at });
      opened = null;
    } else continue;
    added += tag.length;
  }
  return pieces;
}
