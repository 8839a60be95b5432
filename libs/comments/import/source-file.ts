import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { isUtf8 } from 'node:buffer';

/** The file is not text in UTF-8: `line` is the first line that is not. */
export class NotUtf8Error extends Error {
  constructor(readonly line: number) {
    super(`not UTF-8 from line ${line}`);
  }
}

/** The file changed between the pass that validated it and the pass that reads it. */
export class FileChangedError extends Error {
  constructor(file: string) {
    super(`${file} changed while it was imported`);
  }
}

const LINE_FEED = 0x0a;
const MARK = [0xef, 0xbb, 0xbf];

/** Longest physical line taken in one piece; longer ones are cut, so that a file on one line stays bounded in memory. */
const LONGEST_PIECE = 1 << 16;

export interface SourcePiece {
  /** Line of the file, from 1. */
  line: number;
  bytes: Buffer;
}

export interface SourceDigest {
  sha256: string;
  byteSize: number;
}

/**
 * The file in pieces of at most one line each, without its byte-order mark, checked to be UTF-8.
 * Returns its digest at the end. Constant memory. Throws NotUtf8Error and the file system’s own errors.
 */
export async function* readPieces(file: string): AsyncGenerator<SourcePiece, SourceDigest> {
  const hash = createHash('sha256');
  let byteSize = 0;
  let line = 1;
  let rest: Buffer = Buffer.alloc(0);
  let start = true;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    byteSize += chunk.length;
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (start && rest.length < MARK.length) continue;
    if (start && MARK.every((byte, index) => rest[index] === byte)) rest = rest.subarray(MARK.length);
    start = false;
    let from = 0;
    for (;;) {
      const end = rest.indexOf(LINE_FEED, from);
      if (end < 0) break;
      yield checked(rest.subarray(from, end + 1), line);
      line += 1;
      from = end + 1;
    }
    rest = rest.subarray(from);
    if (rest.length > LONGEST_PIECE) {
      const cut = wholeCharacters(rest);
      yield checked(rest.subarray(0, cut), line);
      rest = rest.subarray(cut);
    }
  }
  if (rest.length > 0) yield checked(rest, line);
  return { sha256: hash.digest('hex'), byteSize };
}

function checked(bytes: Buffer, line: number): SourcePiece {
  if (!isUtf8(bytes)) throw new NotUtf8Error(line);
  return { line, bytes };
}

/** Where the last character that may be unfinished begins, so that no character is cut in two. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back < bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return bytes.length - back;
  }
  return bytes.length;
}
