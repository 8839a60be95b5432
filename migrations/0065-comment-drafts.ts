import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What participants are writing: kept for them alone, one text a place, until it is sent or thrown away. */
export class CommentDrafts1700000000065 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE comment_draft (
        id uuid PRIMARY KEY,
        participant_id uuid NOT NULL CONSTRAINT comment_draft_participant_fkey REFERENCES participant (id),
        consultation_id uuid NOT NULL CONSTRAINT comment_draft_consultation_fkey REFERENCES consultation (id),
        section_id uuid NOT NULL CONSTRAINT comment_draft_section_fkey REFERENCES section (id),
        block_id uuid,
        parent_id uuid CONSTRAINT comment_draft_parent_fkey REFERENCES comment (id),
        title text NOT NULL,
        body text NOT NULL,
        kind text NOT NULL CONSTRAINT comment_draft_kind_check CHECK (kind IN ('remark', 'question', 'amendment')),
        position text CONSTRAINT comment_draft_position_check CHECK (position IN ('for', 'mixed', 'against')),
        proposed_wording text NOT NULL,
        stage_id uuid CONSTRAINT comment_draft_stage_fkey REFERENCES tour_stage (id),
        organisation_name text NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now()
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX comment_draft_place ON comment_draft
         (participant_id, consultation_id, section_id, block_id, parent_id) NULLS NOT DISTINCT`,
    );
    await runner.query(
      'CREATE INDEX comment_draft_participant ON comment_draft (participant_id, updated_at, id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE comment_draft');
  }
}
