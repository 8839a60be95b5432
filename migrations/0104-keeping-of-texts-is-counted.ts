import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keeping what a drafter types counts among what one account may do in a minute; what is counted goes with the account. */
export class KeepingOfTextsIsCounted1700000000104 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE account_act DROP CONSTRAINT account_act_act_check, ADD CONSTRAINT account_act_act_check
        CHECK (act IN ('comment', 'transcription', 'reaction', 'draft', 'writing'))`);
    await runner.query(`
      ALTER TABLE account_act DROP CONSTRAINT account_act_participant_fkey, ADD CONSTRAINT account_act_participant_fkey
        FOREIGN KEY (participant_id) REFERENCES participant (id) ON DELETE CASCADE`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE account_act DROP CONSTRAINT account_act_participant_fkey, ADD CONSTRAINT account_act_participant_fkey
        FOREIGN KEY (participant_id) REFERENCES participant (id)`);
    await runner.query(`DELETE FROM account_act WHERE act = 'writing'`);
    await runner.query(`
      ALTER TABLE account_act DROP CONSTRAINT account_act_act_check, ADD CONSTRAINT account_act_act_check
        CHECK (act IN ('comment', 'transcription', 'reaction', 'draft'))`);
  }
}
