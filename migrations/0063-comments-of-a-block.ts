import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Threads of one block, and how many each block of a section has, without reading the section's other threads. */
export class CommentsOfABlock1700000000063 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX comment_block_roots ON comment (consultation_id, section_id, anchor_block_id, id)
       WHERE parent_id IS NULL AND anchor_block_id IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX comment_block_roots');
  }
}
