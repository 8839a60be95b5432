import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Comparisons of published texts, computed once. A side without a version is a section that was added or removed. They can be
 * deleted at any time: the next reader has them computed again.
 */
export class Redlines1700000000080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE redline (
        id uuid PRIMARY KEY,
        from_version_id uuid CONSTRAINT redline_from_version_fkey REFERENCES section_version (id),
        to_version_id uuid CONSTRAINT redline_to_version_fkey REFERENCES section_version (id),
        engine integer NOT NULL,
        state text NOT NULL CONSTRAINT redline_state_check CHECK (state IN ('waiting', 'ready', 'failed')),
        words_added integer,
        words_removed integer,
        result jsonb,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT redline_sides_check CHECK (num_nulls(from_version_id, to_version_id) < 2),
        CONSTRAINT redline_ready_check CHECK (num_nulls(words_added, words_removed, result) =
          CASE WHEN state = 'ready' THEN 0 ELSE 3 END)
      )`);
    await runner.query(
      'CREATE UNIQUE INDEX redline_pair ON redline (from_version_id, to_version_id, engine) NULLS NOT DISTINCT',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE redline');
  }
}
