import { DataSource } from 'typeorm';
import { newId } from '#kernel';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { takeDueJobs, undoDelivery } from './job.store';

describe('the record of jobs that were handed over', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  }, 30_000);

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  /** Two jobs handed over so many seconds ago. */
  beforeEach(() => dataSource.query('DELETE FROM job'));
  const handedOver = async (secondsAgo: number, delivery = 1): Promise<void> => {
    await dataSource.query(
      `INSERT INTO job (id, name, payload, correlation_id, delivery, available_at, delivered_at)
       SELECT id, 'test.handed-over', '{}', 'test', $2, now() - interval '1 day', now() - make_interval(secs => $3)
       FROM unnest($1::uuid[]) AS j (id)`,
      [[newId(), newId()], delivery, secondsAgo],
    );
  };
  const taken = async (noticesHeld: number): Promise<number> =>
    (await takeDueJobs(dataSource, 10, noticesHeld)).length;

  it('is left alone while BullMQ holds a notice of each', async () => {
    await handedOver(20);
    expect(await taken(2)).toBe(0);
  });

  it('is delivered again as soon as BullMQ holds fewer notices than jobs wait', async () => {
    await handedOver(6);
    expect(await taken(1)).toBe(2);
    expect(await taken(0)).toBe(0);
  });

  it('is not taken for lost in the moment of handing over', async () => {
    await handedOver(2);
    expect(await taken(0)).toBe(0);
  });

  it('is delivered again in doubt after thirty seconds, then after ever longer', async () => {
    await handedOver(40);
    expect(await taken(100)).toBe(2);
    await dataSource.query('DELETE FROM job');
    await handedOver(40, 2);
    expect(await taken(100)).toBe(0);
    await dataSource.query(`UPDATE job SET delivery = 5000, delivered_at = now() - interval '2 hours'`);
    expect(await taken(100)).toBe(2);
  });

  it('is due at once when the hand-over has failed', async () => {
    await handedOver(40);
    const due = await takeDueJobs(dataSource, 10, 0);
    await undoDelivery(
      dataSource,
      due.map(({ id }) => id),
    );
    expect(await taken(0)).toBe(2);
  });
});
