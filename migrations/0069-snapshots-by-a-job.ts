import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A snapshot is asked for at once and taken by a job: its row is there first, its content is frozen in one transaction
 * (taken_at, header, comment_count), its digest comes last. The triggers hold each of these once it is written.
 */
export class SnapshotsByAJob1700000000069 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE snapshot
        ADD COLUMN state text NOT NULL DEFAULT 'ready'
          CONSTRAINT snapshot_state_check CHECK (state IN ('waiting', 'running', 'ready', 'failed')),
        ADD COLUMN progress integer NOT NULL DEFAULT 100
          CONSTRAINT snapshot_progress_check CHECK (progress BETWEEN 0 AND 100),
        ADD COLUMN requested_at timestamptz,
        ADD COLUMN error text,
        ALTER COLUMN taken_at DROP NOT NULL,
        ALTER COLUMN digest DROP NOT NULL,
        ALTER COLUMN comment_count DROP NOT NULL,
        ALTER COLUMN header DROP NOT NULL`);
    await runner.query('ALTER TABLE snapshot DISABLE TRIGGER snapshot_is_final');
    await runner.query('UPDATE snapshot SET requested_at = taken_at');
    await runner.query('ALTER TABLE snapshot ENABLE TRIGGER snapshot_is_final');
    await runner.query(`
      ALTER TABLE snapshot
        ALTER COLUMN state SET DEFAULT 'waiting',
        ALTER COLUMN progress SET DEFAULT 0,
        ALTER COLUMN requested_at SET DEFAULT now(),
        ALTER COLUMN requested_at SET NOT NULL,
        ADD CONSTRAINT snapshot_frozen_check CHECK (num_nulls(taken_at, header, comment_count) IN (0, 3)),
        ADD CONSTRAINT snapshot_ready_check CHECK ((state = 'ready') = (digest IS NOT NULL)
          AND (digest IS NULL OR taken_at IS NOT NULL))`);
    await runner.query(`
      CREATE OR REPLACE FUNCTION snapshot_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND OLD.state <> 'ready'
          AND (NEW.id, NEW.consultation_id, NEW.label, NEW.taken_by, NEW.requested_at)
            IS NOT DISTINCT FROM (OLD.id, OLD.consultation_id, OLD.label, OLD.taken_by, OLD.requested_at)
          AND (OLD.taken_at IS NULL OR (NEW.taken_at, NEW.header, NEW.comment_count)
            IS NOT DISTINCT FROM (OLD.taken_at, OLD.header, OLD.comment_count)) THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION 'a snapshot never changes' USING ERRCODE = 'restrict_violation';
      END $$`);
    await runner.query(`
      CREATE OR REPLACE FUNCTION snapshot_comment_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          PERFORM FROM snapshot WHERE id = NEW.snapshot_id AND taken_at IS NULL;
          IF FOUND THEN RETURN NEW; END IF;
        END IF;
        RAISE EXCEPTION 'the records of a snapshot never change' USING ERRCODE = 'restrict_violation';
      END $$`);
  }

  /** Not possible while a snapshot is not ready: let the worker finish first. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION snapshot_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'a snapshot never changes' USING ERRCODE = 'restrict_violation';
      END $$`);
    await runner.query(`
      CREATE OR REPLACE FUNCTION snapshot_comment_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          PERFORM FROM snapshot WHERE id = NEW.snapshot_id;
          IF NOT FOUND THEN RETURN NEW; END IF;
        END IF;
        RAISE EXCEPTION 'the records of a snapshot never change' USING ERRCODE = 'restrict_violation';
      END $$`);
    await runner.query(`
      ALTER TABLE snapshot
        DROP CONSTRAINT snapshot_ready_check,
        DROP CONSTRAINT snapshot_frozen_check,
        ALTER COLUMN taken_at SET NOT NULL,
        ALTER COLUMN digest SET NOT NULL,
        ALTER COLUMN comment_count SET NOT NULL,
        ALTER COLUMN header SET NOT NULL,
        DROP COLUMN state,
        DROP COLUMN progress,
        DROP COLUMN requested_at,
        DROP COLUMN error`);
  }
}
