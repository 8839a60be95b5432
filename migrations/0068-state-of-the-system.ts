import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The state of the system is asked for often, while completed jobs and sent mails are kept by the million. */
export class StateOfTheSystem1700000000068 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX job_completed ON job (completed_at) WHERE state = 'completed'`);
    await runner.query(`CREATE INDEX mail_unsent ON mail (state) WHERE state <> 'sent'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX mail_unsent, job_completed');
  }
}
