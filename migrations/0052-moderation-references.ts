import type { MigrationInterface, QueryRunner } from 'typeorm';

/** [table, constraint, column, table referred to] */
const REFERENCES = [
  ['screening', 'screening_revision_fkey', 'revision_id', 'comment_revision'],
  ['screening', 'screening_comment_fkey', 'comment_id', 'comment'],
  ['screening', 'screening_consultation_fkey', 'consultation_id', 'consultation'],
  ['screening', 'screening_author_fkey', 'author_id', 'participant'],
  ['moderation_case', 'moderation_case_revision_fkey', 'revision_id', 'comment_revision'],
  ['moderation_case', 'moderation_case_comment_fkey', 'comment_id', 'comment'],
  ['moderation_case', 'moderation_case_consultation_fkey', 'consultation_id', 'consultation'],
  ['moderation_case', 'moderation_case_section_fkey', 'section_id', 'section'],
  ['moderation_case', 'moderation_case_lease_holder_fkey', 'lease_holder_id', 'participant'],
  ['comment_report', 'comment_report_revision_fkey', 'revision_id', 'comment_revision'],
  ['comment_report', 'comment_report_comment_fkey', 'comment_id', 'comment'],
  ['comment_report', 'comment_report_reporter_fkey', 'reporter_id', 'participant'],
] as const;

/**
 * What moderation works on belongs to comments and to a consultation. Decisions and the heads of their logs refer to nothing by
 * constraint: a log must be readable, and say the same, whatever became of what it speaks of.
 */
export class ModerationReferences1700000000052 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [tableSql, nameSql, columnSql, targetSql] of REFERENCES) {
      await runner.query(
        `ALTER TABLE ${tableSql} ADD CONSTRAINT ${nameSql} FOREIGN KEY (${columnSql}) REFERENCES ${targetSql} (id)`,
      );
    }
    await runner.query('CREATE INDEX screening_comment ON screening (comment_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX screening_comment');
    for (const [tableSql, nameSql] of [...REFERENCES].reverse()) {
      await runner.query(`ALTER TABLE ${tableSql} DROP CONSTRAINT ${nameSql}`);
    }
  }
}
