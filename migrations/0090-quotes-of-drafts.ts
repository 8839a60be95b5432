import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A draft keeps the words that it is about, as they were chosen; they are looked for when it is sent. */
export class QuotesOfDrafts1700000000090 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE comment_draft ADD COLUMN anchor_quote jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE comment_draft DROP COLUMN anchor_quote');
  }
}
