import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Authors' requests that somebody else looks at a decision again. */
export class Appeals1700000000053 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE appeal (
        decision_id uuid PRIMARY KEY,
        comment_id uuid NOT NULL CONSTRAINT appeal_comment_fkey REFERENCES comment (id),
        case_id uuid NOT NULL CONSTRAINT appeal_case_fkey REFERENCES moderation_case (id),
        author_id uuid NOT NULL CONSTRAINT appeal_author_fkey REFERENCES participant (id),
        motive text NOT NULL,
        made_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE INDEX appeal_case ON appeal (case_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE appeal');
  }
}
