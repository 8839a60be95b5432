import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { SnapshotHeader, SnapshotRecord, RecordState } from './snapshot-record';

/** Called with the number of records written and their total: now and then, and always for the last one. */
export type OnProgress = (done: number, total: number) => void;

/**
 * Writes one snapshot in one format and ends `out`. Memory does not grow with the number of records.
 * Deterministic: the same header and records give the same bytes, on any day and in any time zone of the machine.
 * @throws SnapshotMismatch when the records are not those that the header announces; the file must then be thrown away.
 */
export type ExportWriter = (
  header: SnapshotHeader,
  records: AsyncIterable<SnapshotRecord>,
  out: Writable,
  onProgress?: OnProgress,
) => Promise<void>;

/** The header and the records do not belong together: a defect of the caller, never of the person who asked. */
export class SnapshotMismatch extends Error {
  override readonly name = 'SnapshotMismatch';
}

const PROGRESS_EVERY = 100;

/** The records that a public file may mention, counted against the header. */
export async function* publicRecords(
  header: SnapshotHeader,
  records: AsyncIterable<SnapshotRecord>,
  onProgress?: OnProgress,
): AsyncGenerator<SnapshotRecord> {
  const total = header.counts.records;
  let done = 0;
  for await (const record of records) {
    const shown = publicRecord(record);
    if (shown) yield shown;
    done += 1;
    if (done > total) throw new SnapshotMismatch(`more than the ${total} records announced`);
    if (done % PROGRESS_EVERY === 0 && done !== total) onProgress?.(done, total);
  }
  if (done !== total) throw new SnapshotMismatch(`${done} records, ${total} announced`);
  onProgress?.(done, total);
}

/** True when a public file may show the words of a comment in that state. */
export function isShown(state: RecordState): boolean {
  return state === 'published';
}

/**
 * What public files may hold of a record. The snapshot's query is the one place that decides who sees what; this is the
 * second lock, for files that can never be called back. What was never public is left out (null); what was public and
 * is so no more keeps its place in the thread, without its words.
 */
export function publicRecord(record: SnapshotRecord): SnapshotRecord | null {
  switch (record.state) {
    case 'published':
      return record;
    case 'hidden':
    case 'withdrawn':
      return {
        ...record,
        title: null,
        body: '',
        passage: null,
        proposedWording: null,
        author: { name: null, category: record.author.category, organisation: null },
        sources: [],
      };
    case 'submitted':
    case 'in_review':
    case 'refused':
      return null;
  }
}

/** Writes and waits for a slow reader, so that a large export never piles up in memory. Fails when the reader goes away. */
export async function write(out: Writable, chunk: string | Uint8Array): Promise<void> {
  if (out.destroyed) throw out.errored ?? closed();
  if (out.write(chunk)) return;
  await new Promise<void>((resolve, reject) => {
    const settle = () => {
      out.off('drain', settle).off('close', settle).off('error', settle);
      if (out.destroyed) reject(out.errored ?? closed());
      else resolve();
    };
    out.on('drain', settle).on('close', settle).on('error', settle);
  });
}

function closed(): Error {
  return new Error('the destination of the export was closed before its end');
}

/** Ends the destination and waits until everything has been handed over. */
export async function end(out: Writable): Promise<void> {
  out.end();
  await finished(out);
}
