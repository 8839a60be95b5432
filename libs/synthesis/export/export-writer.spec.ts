import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import { collect } from './collect';
import { writeCsv } from './csv.writer';
import { writeDocx } from './docx.writer';
import { SnapshotMismatch } from './export-writer';
import { writeJson } from './json.writer';
import { aConsultation, aHeader, aRecord } from './snapshot-record.builder';
import type { SnapshotRecord } from './snapshot-record';

const WRITERS = { csv: writeCsv, json: writeJson, docx: writeDocx };
const FORMATS = Object.entries(WRITERS);
const MEGABYTE = 1024 * 1024;

async function* generated(count: number, onEach?: (at: number) => void): AsyncGenerator<SnapshotRecord> {
  const paragraph = 'Un paragraphe ordinaire qui demande une précision sur le calendrier. '.repeat(14);
  for (let at = 1; at <= count; at += 1) {
    // A database hands rows over in batches.
    if (at % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
    onEach?.(at);
    yield aRecord({ reference: `C-${at}`, body: `${paragraph}${at}` });
  }
}

function headerFor(count: number) {
  const header = aHeader([aRecord()]);
  return { ...header, counts: { ...header.counts, records: count } };
}

describe.each(FORMATS)('an export in %s', (_format, writer) => {
  it('tells how far it is, up to the end', async () => {
    const records = aConsultation(250);
    const steps: string[] = [];
    await collect(writer, aHeader(records), records, (done, total) => steps.push(`${done}/${total}`));
    expect(steps).toEqual(['100/250', '200/250', '250/250']);
  });

  it.each([-1, 1])('fails when the records are not those announced (%d)', async (difference) => {
    const records = aConsultation(12);
    const header = aHeader(records);
    header.counts.records += difference;
    await expect(collect(writer, header, records)).rejects.toThrow(SnapshotMismatch);
  });

  it('fails when its destination fails', async () => {
    const out = new Writable({
      write(_chunk, _encoding, done) {
        done(new Error('no space left on device'));
      },
    });
    out.on('error', () => undefined);
    await expect(writer(headerFor(2_000), generated(2_000), out)).rejects.toThrow();
  });

  it('waits for a reader that has stopped', async () => {
    let produced = 0;
    const held: { release?: () => void } = {};
    const out = new Writable({
      write(_chunk, _encoding, done) {
        held.release ??= done;
      },
    });
    out.on('error', () => undefined);
    const count = 20_000;
    const writing = writer(
      headerFor(count),
      generated(count, (at) => (produced = at)),
      out,
    ).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 700));
    const before = produced;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(produced).toBe(before);
    expect(produced).toBeLessThan(count / 10);
    out.destroy();
    held.release?.();
    await writing;
  });
});

describe.each([
  ['csv', writeCsv],
  ['json', writeJson],
])('100,000 contributions in %s', (_format, writer) => {
  it('are written in constant memory', async () => {
    const count = 100_000;
    let peak = 0;
    let bytes = 0;
    const hash = createHash('sha256');
    const out = new Writable({
      write(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        bytes += chunk.length;
        done();
      },
    });
    const before = memory();
    await writer(headerFor(count), generated(count), out, () => (peak = Math.max(peak, memory())));
    expect(bytes).toBeGreaterThan(200 * MEGABYTE);
    // What a run leaves for the garbage collector varies; holding the records would take more than the file.
    expect((peak - before) / MEGABYTE).toBeLessThan(120);
  }, 120_000);
});

function memory(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
