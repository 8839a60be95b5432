import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import type { DataSource } from 'typeorm';
import { TestDomain } from '../../test/builders/domain.builder';
import { DraftedConsultation } from '../../test/builders/drafted-consultation.builder';
import { DraftingQueries } from './drafting.queries';
import { writeCsv } from './export';
import { checkedRecords } from './snapshot.digest';
import { recordsOf } from './snapshot.queries';
import { SnapshotsService } from './snapshots.service';
import { SynthesisModule } from './synthesis.module';

const MEGABYTE = 1024 * 1024;

/** SNAPSHOT_SIZE=100000 tries the size that the platform is made for, in about a minute; without it a smaller one is tried. */
const COUNT = Number(process.env.SNAPSHOT_SIZE ?? 20_000);

/** What a run leaves for the garbage collector varies, and does not grow with the records: 100,000 would take 600 MB. */
const GROWTH_MEGABYTES = 250;

/** The most memory that the process had while the work was done, beyond what it had before, in megabytes. */
async function growth(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage.rss();
  let peak = before;
  const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
  try {
    await work();
  } finally {
    clearInterval(sampling);
  }
  return Math.round((peak - before) / MEGABYTE);
}

describe(`a consultation of ${COUNT} contributions`, () => {
  let domain: TestDomain;
  let dataSource: DataSource;

  beforeAll(async () => {
    domain = await TestDomain.start(SynthesisModule);
    dataSource = domain.database;
  }, 30_000);

  afterAll(() => domain.stop());

  it('is frozen and written in bounded time and memory', async () => {
    const consultation = await DraftedConsultation.build(dataSource);
    const drafter = await consultation.drafter();
    await consultation.manyComments(COUNT);
    const snapshots = domain.get(SnapshotsService);

    let snapshotId = '';
    const started = performance.now();
    const takeGrowth = await growth(async () => {
      const snapshot = await snapshots.take(drafter, consultation.id, 'Grand arrêté');
      expect(snapshot.commentCount).toBe(COUNT);
      snapshotId = snapshot.id;
    });
    const frozen = performance.now();

    const { digest, ...header } = await snapshots.header(snapshotId);
    let bytes = 0;
    const hash = createHash('sha256');
    const out = new Writable({
      write(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        bytes += chunk.length;
        done();
      },
    });
    const csvGrowth = await growth(() =>
      writeCsv({ ...header, digest }, checkedRecords(header, digest, recordsOf(dataSource, snapshotId)), out),
    );
    const written = performance.now();

    const drafting = domain.get(DraftingQueries);
    const first = await drafting.page(drafter, consultation.id, { withoutDisposition: true }, { first: 100 });
    const listed = performance.now();
    await drafting.page(drafter, consultation.id, {}, { first: 100, after: first.endCursor });
    const page = Math.round(performance.now() - listed);

    process.stdout.write(
      `${COUNT === 100_000 ? '' : 'REDUCED SIZE (SNAPSHOT_SIZE=100000 tries the full one): '}${COUNT} contributions: snapshot ${((frozen - started) / 1000).toFixed(1)} s, +${takeGrowth} MB; ` +
        `CSV of ${Math.round(bytes / MEGABYTE)} MB ${((written - frozen) / 1000).toFixed(1)} s, +${csvGrowth} MB; a page of the drafters’ list ${page} ms\n`,
    );
    expect(takeGrowth).toBeLessThan(GROWTH_MEGABYTES);
    expect(csvGrowth).toBeLessThan(GROWTH_MEGABYTES);
    expect(bytes).toBeGreaterThan(COUNT * 1_000);
  }, 180_000);
});
