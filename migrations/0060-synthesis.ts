import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What drafters make of comments, the numbers by which comments are quoted, snapshots and the files made from them. */
export class Synthesis1700000000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE disposition (
        id uuid PRIMARY KEY,
        comment_id uuid NOT NULL CONSTRAINT disposition_comment_fkey REFERENCES comment (id),
        outcome text NOT NULL CONSTRAINT disposition_outcome_check CHECK (outcome IN ('accepted', 'accepted_in_part',
          'not_accepted', 'already_covered', 'out_of_scope', 'deferred', 'answered')),
        motive text NOT NULL,
        set_by uuid NOT NULL CONSTRAINT disposition_set_by_fkey REFERENCES participant (id),
        set_at timestamptz NOT NULL DEFAULT now(),
        superseded_at timestamptz,
        CONSTRAINT disposition_motive_check CHECK (outcome = 'accepted' OR char_length(motive) >= 10)
      )`);
    await runner.query(
      'CREATE UNIQUE INDEX disposition_current ON disposition (comment_id) WHERE superseded_at IS NULL',
    );
    await runner.query('CREATE INDEX disposition_history ON disposition (comment_id, id)');
    await runner.query(`
      CREATE TABLE comment_reference (
        comment_id uuid PRIMARY KEY CONSTRAINT comment_reference_comment_fkey REFERENCES comment (id),
        consultation_id uuid NOT NULL CONSTRAINT comment_reference_consultation_fkey REFERENCES consultation (id),
        number integer NOT NULL CONSTRAINT comment_reference_number_check CHECK (number > 0),
        CONSTRAINT comment_reference_number_key UNIQUE (consultation_id, number)
      )`);
    await runner.query(`
      CREATE TABLE snapshot (
        id uuid PRIMARY KEY,
        consultation_id uuid NOT NULL CONSTRAINT snapshot_consultation_fkey REFERENCES consultation (id),
        label text NOT NULL,
        taken_by uuid NOT NULL CONSTRAINT snapshot_taken_by_fkey REFERENCES participant (id),
        taken_at timestamptz NOT NULL,
        digest text NOT NULL,
        comment_count integer NOT NULL,
        header jsonb NOT NULL,
        CONSTRAINT snapshot_label_key UNIQUE (consultation_id, label)
      )`);
    await runner.query('CREATE INDEX snapshot_newest ON snapshot (consultation_id, id)');
    await runner.query(`
      CREATE TABLE snapshot_comment (
        snapshot_id uuid NOT NULL
          CONSTRAINT snapshot_comment_snapshot_fkey REFERENCES snapshot (id) DEFERRABLE INITIALLY DEFERRED,
        position integer NOT NULL,
        record jsonb NOT NULL,
        PRIMARY KEY (snapshot_id, position)
      )`);
    await runner.query(`
      CREATE TABLE export (
        id uuid PRIMARY KEY,
        snapshot_id uuid NOT NULL CONSTRAINT export_snapshot_fkey REFERENCES snapshot (id),
        format text NOT NULL CONSTRAINT export_format_check CHECK (format IN ('docx', 'csv', 'json')),
        state text NOT NULL DEFAULT 'waiting'
          CONSTRAINT export_state_check CHECK (state IN ('waiting', 'running', 'ready', 'failed')),
        progress integer NOT NULL DEFAULT 0 CONSTRAINT export_progress_check CHECK (progress BETWEEN 0 AND 100),
        file_name text,
        byte_size bigint,
        sha256 text,
        requested_by uuid NOT NULL CONSTRAINT export_requested_by_fkey REFERENCES participant (id),
        requested_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz,
        error text,
        CONSTRAINT export_ready_check
          CHECK ((state = 'ready') = (file_name IS NOT NULL AND byte_size IS NOT NULL AND sha256 IS NOT NULL))
      )`);
    await runner.query('CREATE INDEX export_snapshot ON export (snapshot_id, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE export, snapshot_comment, snapshot, comment_reference, disposition');
  }
}
