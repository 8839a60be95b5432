import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Consultations on an edition of the doctrine, and the account of who opened, prolonged or closed them. */
export class Consultation1700000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE consultation (
        id uuid PRIMARY KEY,
        doctrine_id uuid NOT NULL CONSTRAINT consultation_doctrine_fkey REFERENCES doctrine (id),
        release_id uuid CONSTRAINT consultation_release_fkey REFERENCES release (id),
        outcome_release_id uuid CONSTRAINT consultation_outcome_release_fkey REFERENCES release (id),
        slug text NOT NULL CONSTRAINT consultation_slug_key UNIQUE,
        title text NOT NULL,
        summary text NOT NULL DEFAULT '',
        description text NOT NULL DEFAULT '',
        description_html text NOT NULL DEFAULT '',
        method text NOT NULL DEFAULT '',
        method_html text NOT NULL DEFAULT '',
        charter text NOT NULL DEFAULT '',
        charter_html text NOT NULL DEFAULT '',
        moderation_notice text NOT NULL DEFAULT '',
        time_zone text NOT NULL DEFAULT 'Europe/Paris',
        opens_at timestamptz,
        closes_at timestamptz,
        publication_due_on date,
        moderation_policy text CONSTRAINT consultation_moderation_policy_check
          CHECK (moderation_policy IN ('before', 'after', 'automatic')),
        opened_by uuid CONSTRAINT consultation_opened_by_fkey REFERENCES participant (id),
        opened_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT consultation_calendar_check CHECK (opens_at < closes_at),
        CONSTRAINT consultation_opened_check CHECK (opened_at IS NULL
          OR (release_id IS NOT NULL AND opens_at IS NOT NULL AND closes_at IS NOT NULL AND moderation_policy IS NOT NULL))
      )`);
    await runner.query(
      `CREATE INDEX consultation_newest ON consultation (coalesce(opens_at, 'infinity'), id)`,
    );
    await runner.query('CREATE INDEX consultation_release ON consultation (release_id)');
    await runner.query(`
      CREATE TABLE consultation_change (
        id uuid PRIMARY KEY,
        consultation_id uuid NOT NULL CONSTRAINT consultation_change_consultation_fkey REFERENCES consultation (id),
        kind text NOT NULL CONSTRAINT consultation_change_kind_check
          CHECK (kind IN ('created', 'opened', 'prolonged', 'closed_early', 'outcome_published')),
        done_by uuid CONSTRAINT consultation_change_done_by_fkey REFERENCES participant (id),
        done_at timestamptz NOT NULL DEFAULT now(),
        details jsonb NOT NULL
      )`);
    await runner.query(
      'CREATE INDEX consultation_change_consultation ON consultation_change (consultation_id, id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE consultation_change, consultation');
  }
}
