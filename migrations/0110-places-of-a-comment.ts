import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The places of one comment in all editions, the newest first: its history, and what a drafter last said of it. Without this each comment
 * that is placed costs by all that were placed before.
 */
export class PlacesOfAComment1700000000110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX placement_comment ON placement (comment_id, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX placement_comment');
  }
}
