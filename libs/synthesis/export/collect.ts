import { Writable } from 'node:stream';
import type { ExportWriter, OnProgress } from './export-writer';
import type { SnapshotHeader, SnapshotRecord } from './snapshot-record';

/** The whole file in memory: for tests and small previews only. */
export async function collect(
  writer: ExportWriter,
  header: SnapshotHeader,
  records: Iterable<SnapshotRecord>,
  onProgress?: OnProgress,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  await writer(header, inTurn(records), out, onProgress);
  return Buffer.concat(chunks);
}

export async function* inTurn(records: Iterable<SnapshotRecord>): AsyncGenerator<SnapshotRecord> {
  for (const record of records) yield await Promise.resolve(record);
}
