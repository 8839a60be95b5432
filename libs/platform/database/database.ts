import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import type { Configuration } from '../config/configuration';

/** Milliseconds after which a caller that finds no free connection is refused rather than kept waiting. */
const CONNECTION_TIMEOUT_MS = 2_000;

/** Milliseconds that one statement of a request may take. */
const STATEMENT_TIMEOUT_MS = 30_000;

/**
 * Opens the pool of this process. The schema is never changed from here; see `runMigrations`.
 * The sum of all processes' pools must stay below PostgreSQL's max_connections; docs/operations.md has the sum.
 */
export async function openDatabase(
  configuration: Pick<Configuration, 'DATABASE_URL' | 'DATABASE_POOL_SIZE'>,
  entities: EntityTarget<ObjectLiteral>[],
): Promise<DataSource> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: configuration.DATABASE_URL,
    entities: entities as never,
    synchronize: false,
    poolSize: configuration.DATABASE_POOL_SIZE,
    connectTimeoutMS: CONNECTION_TIMEOUT_MS,
    extra: { statement_timeout: STATEMENT_TIMEOUT_MS, application_name: 'concertation' },
  });
  return dataSource.initialize();
}
