import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What accounts did a moment ago, an act a row: what limits per account are counted from. */
export class AccountActs1700000000066 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account_act (
        participant_id uuid CONSTRAINT account_act_participant_fkey REFERENCES participant (id),
        act text CONSTRAINT account_act_act_check CHECK (act IN ('comment', 'transcription', 'reaction', 'draft')),
        done_at timestamptz,
        PRIMARY KEY (participant_id, act, done_at)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE account_act');
  }
}
