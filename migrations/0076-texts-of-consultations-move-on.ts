import type { MigrationInterface, QueryRunner } from 'typeorm';

const KINDS = `'created', 'opened', 'prolonged', 'closed_early', 'outcome_published'`;

/** A consultation that is open may go on with a newer edition of its text: one more kind of change in its account. */
export class TextsOfConsultationsMoveOn1700000000076 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE consultation_change DROP CONSTRAINT consultation_change_kind_check');
    await runner.query(
      `ALTER TABLE consultation_change ADD CONSTRAINT consultation_change_kind_check
         CHECK (kind IN (${KINDS}, 'text_updated'))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE consultation_change DROP CONSTRAINT consultation_change_kind_check');
    // NOT VALID: what happened stays in the account, only the older program writes no more of it.
    await runner.query(
      `ALTER TABLE consultation_change ADD CONSTRAINT consultation_change_kind_check CHECK (kind IN (${KINDS})) NOT VALID`,
    );
  }
}
