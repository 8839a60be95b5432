import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The durable record of every job; what delivers them (BullMQ) may be emptied at any moment. */
export class PlatformJobs1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE job (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        payload jsonb NOT NULL,
        state text NOT NULL DEFAULT 'waiting' CONSTRAINT job_state_check CHECK (state IN ('waiting', 'completed', 'failed')),
        attempts integer NOT NULL DEFAULT 0,
        delivery integer NOT NULL DEFAULT 0,
        progress integer NOT NULL DEFAULT 0,
        correlation_id text NOT NULL,
        last_error text,
        created_at timestamptz NOT NULL DEFAULT now(),
        available_at timestamptz NOT NULL DEFAULT now(),
        delivered_at timestamptz,
        claimed_until timestamptz,
        completed_at timestamptz
      )`);
    await runner.query(`CREATE INDEX job_waiting ON job (available_at) WHERE state = 'waiting'`);
    await runner.query(`CREATE INDEX job_failed ON job (id) WHERE state = 'failed'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE job');
  }
}
