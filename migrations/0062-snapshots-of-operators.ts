import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A snapshot may be taken by an operator at the command line: nobody is named then, as in the account of a consultation. */
export class SnapshotsOfOperators1700000000062 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE snapshot ALTER COLUMN taken_by DROP NOT NULL');
  }

  /** Not possible once an operator has taken one: a snapshot never changes, so nobody can be named afterwards. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE snapshot ALTER COLUMN taken_by SET NOT NULL');
  }
}
