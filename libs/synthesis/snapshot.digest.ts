import { createHash } from 'node:crypto';
import type { FrozenHeader } from './snapshot.entity';
import type { SnapshotRecord } from './export';

/**
 * JSON in its canonical form (RFC 8785): keys in order, no white space. Numbers in a snapshot are whole and small, for
 * which the RFC's form is JavaScript's own.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/**
 * The digest by which anyone who holds a snapshot's content can check it: SHA-256, in hexadecimal, over UTF-8 lines, each
 * canonical JSON and a line feed; first the header without the digest, then the records in order.
 */
export class SnapshotDigest {
  private readonly hash = createHash('sha256');

  constructor(header: FrozenHeader) {
    this.line(header);
  }

  add(record: SnapshotRecord): void {
    this.line(record);
  }

  toHex(): string {
    return this.hash.digest('hex');
  }

  private line(value: unknown): void {
    this.hash.update(`${canonicalJson(value)}\n`);
  }
}

/** The records as they come, counted into the digest; throws after the last one unless it is the digest expected. */
export async function* checkedRecords(
  header: FrozenHeader,
  expected: string,
  records: AsyncIterable<SnapshotRecord>,
): AsyncGenerator<SnapshotRecord> {
  const digest = new SnapshotDigest(header);
  for await (const record of records) {
    digest.add(record);
    yield record;
  }
  if (digest.toHex() !== expected) throw new SnapshotAltered();
}

/** What is stored is not what was frozen: the database was changed behind the platform's back. */
export class SnapshotAltered extends Error {
  override readonly name = 'SnapshotAltered';
}
