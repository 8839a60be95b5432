import type { MigrationInterface, QueryRunner } from 'typeorm';

/** [table, function]: row triggers before every change that the function judges. */
const GUARDS = [
  ['comment', 'comment_is_kept', 'UPDATE OR DELETE'],
  ['comment_revision', 'comment_revision_is_kept', 'UPDATE OR DELETE'],
] as const;

/**
 * Nothing that a participant wrote disappears or changes under somebody's eyes, by the database's own rule: a comment keeps its place,
 * a revision keeps its text, neither is deleted. States and what points to the current revision do change.
 */
export class CommentsAreKept1700000000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION comment_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN
          RAISE EXCEPTION 'a comment is withdrawn or hidden, never deleted' USING ERRCODE = 'restrict_violation';
        END IF;
        IF (OLD.id, OLD.consultation_id, OLD.section_id, OLD.root_id, OLD.path, OLD.depth, OLD.kind, OLD.anchor_kind, OLD.channel, OLD.created_at)
            IS DISTINCT FROM
            (NEW.id, NEW.consultation_id, NEW.section_id, NEW.root_id, NEW.path, NEW.depth, NEW.kind, NEW.anchor_kind, NEW.channel, NEW.created_at)
          OR OLD.parent_id IS DISTINCT FROM NEW.parent_id
          OR OLD.anchor_version_id IS DISTINCT FROM NEW.anchor_version_id
          OR OLD.anchor_block_id IS DISTINCT FROM NEW.anchor_block_id
          OR OLD.anchor_quote IS DISTINCT FROM NEW.anchor_quote
          OR OLD.source_ref IS DISTINCT FROM NEW.source_ref THEN
          RAISE EXCEPTION 'a comment keeps its place' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE FUNCTION comment_revision_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN
          RAISE EXCEPTION 'a revision is never deleted' USING ERRCODE = 'restrict_violation';
        END IF;
        IF (OLD.id, OLD.comment_id, OLD.ordinal, OLD.body, OLD.body_html, OLD.created_at)
            IS DISTINCT FROM (NEW.id, NEW.comment_id, NEW.ordinal, NEW.body, NEW.body_html, NEW.created_at)
          OR OLD.title IS DISTINCT FROM NEW.title
          OR OLD.proposed_wording IS DISTINCT FROM NEW.proposed_wording THEN
          RAISE EXCEPTION 'the text of a revision never changes' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE FUNCTION comments_are_not_truncated() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'this table holds what participants wrote and is never emptied' USING ERRCODE = 'restrict_violation';
      END $$`);
    for (const [tableSql, guardSql, eventsSql] of GUARDS) {
      await runner.query(
        `CREATE TRIGGER ${guardSql} BEFORE ${eventsSql} ON ${tableSql} FOR EACH ROW EXECUTE FUNCTION ${guardSql}()`,
      );
      await runner.query(
        `CREATE TRIGGER ${tableSql}_is_not_truncated BEFORE TRUNCATE ON ${tableSql} EXECUTE FUNCTION comments_are_not_truncated()`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [tableSql, guardSql] of GUARDS) {
      await runner.query(`DROP TRIGGER ${guardSql} ON ${tableSql}`);
      await runner.query(`DROP TRIGGER ${tableSql}_is_not_truncated ON ${tableSql}`);
      await runner.query(`DROP FUNCTION ${guardSql}()`);
    }
    await runner.query('DROP FUNCTION comments_are_not_truncated()');
  }
}
