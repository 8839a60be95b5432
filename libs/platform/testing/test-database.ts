import { Client } from 'pg';
import { newId } from '#kernel';
import { TEMPLATE_DATABASE } from './template-database';

export interface TestDatabase {
  url: string;
  /** Ends what is still connected and removes the database. */
  drop(): Promise<void>;
}

async function asAdmin<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('TEST_DATABASE_URL is set by the setup of the integration tests');
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A migrated database of its own for one test file. */
export async function createTestDatabase(templateSql = TEMPLATE_DATABASE): Promise<TestDatabase> {
  const nameSql = `test_${newId().replaceAll('-', '')}`;
  await asAdmin((client) => client.query(`CREATE DATABASE ${nameSql} TEMPLATE ${templateSql}`));
  const url = new URL(process.env.TEST_DATABASE_URL ?? '');
  url.pathname = nameSql;
  return {
    url: url.toString(),
    drop: () =>
      asAdmin(async (client) => {
        await client.query(`DROP DATABASE ${nameSql} WITH (FORCE)`);
      }),
  };
}
