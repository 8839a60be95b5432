import type { DataSource } from 'typeorm';
import { InvalidInput } from '#kernel';
import type { Viewer } from '#identity';
import { Transactions, type JobUnderWay } from '#platform';
import { TestDomain } from '../../test/builders/domain.builder';
import { DraftedConsultation } from '../../test/builders/drafted-consultation.builder';
import { ExportsService } from './exports.service';
import { TakeSnapshotHandler } from './jobs/take-snapshot.handler';
import { SnapshotsService } from './snapshots.service';
import { SnapshotNotReady } from './synthesis.errors';
import { SynthesisModule } from './synthesis.module';

describe('a snapshot that a job takes', () => {
  let domain: TestDomain;
  let dataSource: DataSource;
  let snapshots: SnapshotsService;
  let handler: TakeSnapshotHandler;
  let consultation: DraftedConsultation;
  let drafter: Viewer;
  const told: number[] = [];
  const underWay: JobUnderWay = {
    id: 'the job',
    attempt: 1,
    progress: (percent) => Promise.resolve(void told.push(percent)),
  };

  beforeAll(async () => {
    domain = await TestDomain.start(SynthesisModule);
    dataSource = domain.database;
    snapshots = domain.get(SnapshotsService);
    handler = new TakeSnapshotHandler(dataSource, snapshots);
  }, 30_000);

  beforeEach(async () => {
    consultation = await DraftedConsultation.build(dataSource);
    drafter = await consultation.drafter();
  });

  afterAll(() => domain.stop());

  const asked = (label = 'Arrêté') => snapshots.request(drafter, consultation.id, label);
  const seen = (id: string) => snapshots.read(drafter, id);

  /** What the worker does. */
  async function work(snapshotId: string): Promise<void> {
    const digest = await handler.prepare({ snapshotId }, underWay);
    await domain.get(Transactions).run((tx) => handler.apply({ snapshotId }, tx, digest));
  }

  it('is there at once, waiting, with its job', async () => {
    const snapshot = await asked();
    expect(snapshot).toMatchObject({
      ...{ label: 'Arrêté', state: 'waiting', progress: 0 },
      ...{ takenAt: null, digest: null, commentCount: null, error: null },
    });
    const jobs: unknown = await dataSource.query(`SELECT name FROM job WHERE payload ->> 'snapshotId' = $1`, [
      snapshot.id,
    ]);
    expect(jobs).toEqual([{ name: 'synthesis.take-snapshot' }]);
    await expect(asked('Arrêté')).rejects.toThrow(InvalidInput);
  });

  it('holds what stands when it is frozen, not when it was asked for', async () => {
    await consultation.comment();
    const { id, requestedAt } = await asked();
    await consultation.comment();
    await work(id);
    const ready = await seen(id);
    expect(ready).toMatchObject({ state: 'ready', progress: 100, commentCount: 2 });
    expect(ready?.takenAt?.getTime()).toBeGreaterThanOrEqual(requestedAt.getTime());
  });

  it('is the same when its job runs twice, one after the other or at once', async () => {
    await consultation.comment();
    const { id } = await asked();
    await Promise.all([work(id), work(id)]);
    const first = await seen(id);
    await consultation.comment();
    await work(id);
    expect(await seen(id)).toEqual(first);
    expect(first).toMatchObject({ state: 'ready', commentCount: 1 });
  });

  it('goes on from what was frozen when a try died before the digest', async () => {
    await consultation.comment();
    const { id } = await asked();
    await snapshots.freeze(id);
    const frozen = await seen(id);
    await consultation.comment();
    await work(id);
    expect(await seen(id)).toMatchObject({ state: 'ready', commentCount: 1, takenAt: frozen?.takenAt });
    expect((await snapshots.header(id)).counts.records).toBe(1);
  });

  it('is the same as one that an operator takes at the same moment, but for its name and instant', async () => {
    const root = await consultation.comment();
    await consultation.comment({ parent: root });
    const { id } = await asked();
    await work(id);
    const taken = await snapshots.take('operator', consultation.id, 'De l’exploitant');
    const records = `SELECT array_agg(record ORDER BY position) AS all FROM snapshot_comment WHERE snapshot_id = $1`;
    expect(await dataSource.query(records, [id])).toEqual(await dataSource.query(records, [taken.id]));
    expect(taken).toMatchObject({ state: 'ready', progress: 100, commentCount: 2 });
  });

  it('gives no file before it is ready', async () => {
    const exports = domain.get(ExportsService);
    const { id } = await asked();
    await expect(exports.request(drafter, id, 'csv')).rejects.toThrow(SnapshotNotReady);
    await expect(snapshots.header(id)).rejects.toThrow(SnapshotNotReady);
    await work(id);
    expect(await exports.request(drafter, id, 'csv')).toMatchObject({ state: 'waiting' });
  });

  it('that is given up says so, gives no file, and can be tried again', async () => {
    const { id: snapshotId } = await asked();
    await domain.get(Transactions).run((tx) => handler.giveUp({ snapshotId }, tx));
    expect(await seen(snapshotId)).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('malgré plusieurs essais') as string,
    });
    await expect(domain.get(ExportsService).request(drafter, snapshotId, 'csv')).rejects.toThrow(
      'Cet arrêté a échoué',
    );
    await work(snapshotId);
    expect(await seen(snapshotId)).toMatchObject({ state: 'ready', error: null });
  });

  it('is held by the database from the moment it is frozen', async () => {
    await consultation.comment();
    const { id } = await asked();
    const refuse = (sql: string) =>
      expect(dataSource.query(sql, [id])).rejects.toMatchObject({ code: '23001' });
    await refuse(`UPDATE snapshot SET label = 'Autre' WHERE id = $1`);
    await refuse('DELETE FROM snapshot WHERE id = $1');
    await snapshots.freeze(id);
    await refuse('UPDATE snapshot SET taken_at = now() WHERE id = $1');
    await refuse('UPDATE snapshot SET comment_count = 7 WHERE id = $1');
    await refuse(`UPDATE snapshot SET header = '{}' WHERE id = $1`);
    await refuse(`INSERT INTO snapshot_comment (snapshot_id, position, record) VALUES ($1, 99, '{}')`);
    await work(id);
    await refuse(`UPDATE snapshot SET state = 'failed', digest = NULL WHERE id = $1`);
    await refuse(`UPDATE snapshot SET progress = 1 WHERE id = $1`);
  });

  it('tells how far it has come, without going back', async () => {
    await consultation.manyComments(2_000);
    told.length = 0;
    const { id } = await asked();
    await work(id);
    expect(told.length).toBeGreaterThan(0);
    expect(told).toEqual([...told].sort((one, other) => one - other));
  });
});
