import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What drafters have typed and not saved: kept for each of them alone, one text a section, until it is saved or thrown away. */
export class SectionWritings1700000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE section_writing (
        section_id uuid CONSTRAINT section_writing_section_fkey REFERENCES section (id),
        participant_id uuid
          CONSTRAINT section_writing_participant_fkey REFERENCES participant (id) ON DELETE CASCADE,
        base_version_id uuid NOT NULL
          CONSTRAINT section_writing_base_version_fkey REFERENCES section_version (id),
        number text NOT NULL,
        title text NOT NULL,
        markdown text NOT NULL,
        reason text NOT NULL,
        updated_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (section_id, participant_id)
      )`);
    await runner.query('CREATE INDEX section_writing_participant ON section_writing (participant_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE section_writing');
  }
}
