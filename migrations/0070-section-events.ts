import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The account of what was done to the tree of a doctrine: who, when, why, and what it changed. Only added to. Texts have their own
 * account, their versions. An edition says as well who published it and why.
 */
export class SectionEvents1700000000070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE section_event (
        id uuid PRIMARY KEY,
        doctrine_id uuid NOT NULL CONSTRAINT section_event_doctrine_fkey REFERENCES doctrine (id),
        section_id uuid NOT NULL CONSTRAINT section_event_section_fkey REFERENCES section (id),
        kind text NOT NULL CONSTRAINT section_event_kind_check
          CHECK (kind IN ('added', 'moved', 'renamed', 'merged', 'split', 'retired', 'restored')),
        other_section_id uuid CONSTRAINT section_event_other_section_fkey REFERENCES section (id),
        details jsonb NOT NULL,
        reason text NOT NULL,
        done_by uuid CONSTRAINT section_event_done_by_fkey REFERENCES participant (id),
        done_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT section_event_other_check CHECK ((kind IN ('merged', 'split')) = (other_section_id IS NOT NULL))
      )`);
    await runner.query('CREATE INDEX section_event_section ON section_event (section_id, id)');
    await runner.query('CREATE INDEX section_event_doctrine ON section_event (doctrine_id, id)');
    await runner.query(`
      CREATE FUNCTION section_event_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'the account of a doctrine is only added to' USING ERRCODE = 'restrict_violation';
      END $$`);
    await runner.query(
      'CREATE TRIGGER section_event_is_final BEFORE UPDATE OR DELETE ON section_event FOR EACH ROW EXECUTE FUNCTION section_event_is_final()',
    );
    await runner.query(
      'CREATE TRIGGER section_event_is_not_truncated BEFORE TRUNCATE ON section_event EXECUTE FUNCTION published_is_not_truncated()',
    );
    await runner.query(`
      ALTER TABLE release ADD COLUMN reason text NOT NULL DEFAULT '',
        ADD COLUMN published_by uuid CONSTRAINT release_published_by_fkey REFERENCES participant (id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE release DROP COLUMN reason, DROP COLUMN published_by');
    await runner.query('DROP TABLE section_event');
    await runner.query('DROP FUNCTION section_event_is_final()');
  }
}
