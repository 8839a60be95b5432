import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { runMigrations as runQueueMigrations } from 'bullmq';
import { Client } from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';

/** Any number of processes may start at once; the holder of this lock migrates, the others wait and find nothing to do. */
const MIGRATION_LOCK = 7_203_119;

type MigrationClass = new () => MigrationInterface;

const load = createRequire(__filename);

/** The classes of the folder `migrations/`, in order of their file names. */
export function migrationClasses(): MigrationClass[] {
  const folder = join(__dirname, '../../../migrations');
  return readdirSync(folder)
    .filter((name) => /^\d{4}-.+\.(ts|js)$/.test(name) && !name.endsWith('.d.ts'))
    .sort()
    .flatMap((name) => Object.values(load(join(folder, name)) as Record<string, MigrationClass>));
}

/**
 * Brings the database at `url`, BullMQ's own schema included, to the state of this build. Safe to call from several processes at once.
 * Returns the names of the migrations that were run.
 */
export async function runMigrations(url: string): Promise<string[]> {
  const guard = new Client({ connectionString: url });
  await guard.connect();
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await runQueueMigrations(guard);
    const dataSource = new DataSource({
      type: 'postgres',
      url,
      migrations: migrationClasses(),
      migrationsTableName: 'migration',
    });
    await dataSource.initialize();
    try {
      const done = await dataSource.runMigrations({ transaction: 'each' });
      return done.map((migration) => migration.name);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await guard.end();
  }
}
