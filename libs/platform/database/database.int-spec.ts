import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { openDatabase } from './database';

describe('the pool of a process', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let admin: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await openDatabase({ DATABASE_URL: database.url, DATABASE_POOL_SIZE: 4 }, []);
    admin = new Client({ connectionString: database.url });
    await admin.connect();
  });

  afterAll(async () => {
    await dataSource.destroy();
    await admin.end();
    await database.drop();
  });

  /** What a restart of PostgreSQL does to every connection, whatever it is doing. */
  const cutConnections = (): Promise<unknown> =>
    admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'concertation' AND datname = current_database()`,
    );

  it('outlives connections that are cut at work, between statements and in a transaction', async () => {
    for (let round = 0; round < 5; round += 1) {
      const atWork = Array.from({ length: 3 }, () =>
        dataSource.query('SELECT pg_sleep(2)').catch(() => 'refused'),
      );
      const inTransaction = dataSource
        .transaction(async (manager) => {
          await manager.query('SELECT 1');
          await new Promise((resolve) => setTimeout(resolve, 300));
          await manager.query('SELECT 1');
        })
        .catch(() => 'refused');
      await new Promise((resolve) => setTimeout(resolve, 100));
      await cutConnections();
      expect(await Promise.all([...atWork, inTransaction])).toEqual([
        'refused',
        'refused',
        'refused',
        'refused',
      ]);
      expect(await dataSource.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    }
  });

  it('refuses within seconds when no connection is free', async () => {
    const busy = Array.from({ length: 4 }, () => dataSource.query('SELECT pg_sleep(4)'));
    await expect(dataSource.query('SELECT 1')).rejects.toThrow(/timeout/i);
    await Promise.all(busy);
  });
});
