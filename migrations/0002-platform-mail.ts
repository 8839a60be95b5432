import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails to be sent, written in the transaction of what they tell of. */
export class PlatformMail1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mail (
        id uuid PRIMARY KEY,
        participant_id uuid,
        to_address text NOT NULL,
        template text NOT NULL,
        subject text NOT NULL,
        text_body text,
        state text NOT NULL DEFAULT 'waiting' CONSTRAINT mail_state_check CHECK (state IN ('waiting', 'sent', 'failed')),
        created_at timestamptz NOT NULL DEFAULT now(),
        sent_at timestamptz
      )`);
    await runner.query('CREATE INDEX mail_newest ON mail (created_at DESC, id DESC)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mail');
  }
}
