import type { MigrationInterface, QueryRunner } from 'typeorm';

/** [table, function, events]: row triggers before every change that the function judges. */
const GUARDS = [
  ['disposition', 'disposition_is_kept', 'UPDATE OR DELETE'],
  ['comment_reference', 'comment_reference_is_lasting', 'UPDATE OR DELETE'],
  ['snapshot', 'snapshot_is_final', 'UPDATE OR DELETE'],
  ['snapshot_comment', 'snapshot_comment_is_final', 'INSERT OR UPDATE OR DELETE'],
] as const;

/** What was decided is superseded, never rewritten; what was frozen stays as it was frozen: by the database's own rule. */
export class SnapshotsAreFinal1700000000061 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION disposition_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND OLD.superseded_at IS NULL AND NEW.superseded_at IS NOT NULL
          AND to_jsonb(NEW) - 'superseded_at' = to_jsonb(OLD) - 'superseded_at' THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION 'a disposition is superseded by another, never changed' USING ERRCODE = 'restrict_violation';
      END $$`);
    await runner.query(`
      CREATE FUNCTION comment_reference_is_lasting() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'the number of a comment never changes' USING ERRCODE = 'restrict_violation';
      END $$`);
    await runner.query(`
      CREATE FUNCTION snapshot_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'a snapshot never changes' USING ERRCODE = 'restrict_violation';
      END $$`);
    // The snapshot's own row is written last, in the transaction of its records; from then on nothing is added.
    await runner.query(`
      CREATE FUNCTION snapshot_comment_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          PERFORM FROM snapshot WHERE id = NEW.snapshot_id;
          IF NOT FOUND THEN RETURN NEW; END IF;
        END IF;
        RAISE EXCEPTION 'the records of a snapshot never change' USING ERRCODE = 'restrict_violation';
      END $$`);
    await runner.query(`
      CREATE FUNCTION synthesis_is_not_truncated() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'this table holds what a synthesis rests on and is never emptied'
          USING ERRCODE = 'restrict_violation';
      END $$`);
    for (const [tableSql, guardSql, eventsSql] of GUARDS) {
      await runner.query(
        `CREATE TRIGGER ${guardSql} BEFORE ${eventsSql} ON ${tableSql} FOR EACH ROW EXECUTE FUNCTION ${guardSql}()`,
      );
      await runner.query(
        `CREATE TRIGGER ${tableSql}_is_not_truncated BEFORE TRUNCATE ON ${tableSql} EXECUTE FUNCTION synthesis_is_not_truncated()`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [tableSql, guardSql] of GUARDS) {
      await runner.query(`DROP TRIGGER ${guardSql} ON ${tableSql}`);
      await runner.query(`DROP TRIGGER ${tableSql}_is_not_truncated ON ${tableSql}`);
      await runner.query(`DROP FUNCTION ${guardSql}()`);
    }
    await runner.query('DROP FUNCTION synthesis_is_not_truncated()');
  }
}
