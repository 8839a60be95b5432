import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { migrationClasses } from '#platform';
import { buildApiSchema, printApiSchema } from '../../apps/api/schema';
import { TestPlatform } from '../platform/test-platform';
import { entities } from '../../apps/entities';

describe('what is committed and what the code says', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource({
      type: 'postgres',
      url: database.url,
      entities,
      migrations: migrationClasses(),
      migrationsTableName: 'migration',
    }).initialize();
  }, 30_000);

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it('the migrations make the tables that the entities describe', async () => {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('every migration can be undone and done again', async () => {
    const shape = `SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns
      WHERE table_schema = 'public' ORDER BY 1, 2`;
    const before: unknown = await dataSource.query(shape);
    for (const _ of migrationClasses()) await dataSource.undoLastMigration();
    const left: unknown[] = await dataSource.query(
      `SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> 'migration'`,
    );
    expect(left).toEqual([]);
    await dataSource.runMigrations();
    expect(await dataSource.query(shape)).toEqual(before);
  }, 60_000);

  it('schema.graphql is the schema of the code', async () => {
    const file = join(__dirname, '../../schema.graphql');
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe(await printApiSchema());
  }, 30_000);

  it('the API serves the schema that is printed: no resolver is left out of the list', async () => {
    const platform = await TestPlatform.start({}, { worker: false });
    const { schema } = platform.api.get(GraphQLSchemaHost);
    const served = printSchema(lexicographicSortSchema(schema));
    await platform.stop();
    expect(served).toBe(printSchema(await buildApiSchema()));
  }, 30_000);
});
