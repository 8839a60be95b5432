import type { MigrationInterface, QueryRunner } from 'typeorm';

/** [table, function]: row triggers before every change that the function judges. */
const GUARDS = [
  ['section_version', 'section_version_is_final', 'UPDATE OR DELETE'],
  ['block', 'block_is_final', 'INSERT OR UPDATE OR DELETE'],
  ['release', 'release_is_final', 'UPDATE OR DELETE'],
  ['release_section', 'release_section_is_final', 'INSERT OR UPDATE OR DELETE'],
  ['consultation_change', 'consultation_change_is_final', 'UPDATE OR DELETE'],
] as const;

/**
 * What is published never changes, by the database's own rule: texts, their blocks, editions and what they hold, and the account of
 * what was done to a consultation. The parent's row is share-locked, so that nothing slips in beside a publication under way.
 */
export class PublishedIsFinal1700000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION section_version_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.state = 'published' THEN
          RAISE EXCEPTION 'a published section version never changes' USING ERRCODE = 'restrict_violation';
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE FUNCTION block_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        of_version uuid;
        parent_state text;
      BEGIN
        FOR of_version IN SELECT DISTINCT v FROM unnest(ARRAY[
          CASE WHEN TG_OP <> 'INSERT' THEN OLD.section_version_id END,
          CASE WHEN TG_OP <> 'DELETE' THEN NEW.section_version_id END]) v WHERE v IS NOT NULL
        LOOP
          SELECT state INTO parent_state FROM section_version WHERE id = of_version FOR SHARE;
          IF parent_state = 'published' THEN
            RAISE EXCEPTION 'the blocks of a published section version never change' USING ERRCODE = 'restrict_violation';
          END IF;
        END LOOP;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE FUNCTION release_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.state = 'published' THEN
          RAISE EXCEPTION 'a published release never changes' USING ERRCODE = 'restrict_violation';
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        IF NEW.state = 'published' THEN
          PERFORM FROM release_section rs JOIN section_version v ON v.id = rs.section_version_id
            WHERE rs.release_id = NEW.id AND v.state <> 'published';
          IF FOUND THEN
            RAISE EXCEPTION 'a release with draft texts cannot be published' USING ERRCODE = 'restrict_violation';
          END IF;
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE FUNCTION release_section_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        of_release uuid;
        parent_state text;
      BEGIN
        FOR of_release IN SELECT DISTINCT r FROM unnest(ARRAY[
          CASE WHEN TG_OP <> 'INSERT' THEN OLD.release_id END,
          CASE WHEN TG_OP <> 'DELETE' THEN NEW.release_id END]) r WHERE r IS NOT NULL
        LOOP
          SELECT state INTO parent_state FROM release WHERE id = of_release FOR SHARE;
          IF parent_state = 'published' THEN
            RAISE EXCEPTION 'the sections of a published release never change' USING ERRCODE = 'restrict_violation';
          END IF;
        END LOOP;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE FUNCTION consultation_change_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'the account of a consultation is only added to' USING ERRCODE = 'restrict_violation';
      END $$`);
    await runner.query(`
      CREATE FUNCTION published_is_not_truncated() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'this table holds what is published and is never emptied' USING ERRCODE = 'restrict_violation';
      END $$`);
    for (const [tableSql, guardSql, eventsSql] of GUARDS) {
      await runner.query(
        `CREATE TRIGGER ${guardSql} BEFORE ${eventsSql} ON ${tableSql} FOR EACH ROW EXECUTE FUNCTION ${guardSql}()`,
      );
      await runner.query(
        `CREATE TRIGGER ${tableSql}_is_not_truncated BEFORE TRUNCATE ON ${tableSql} EXECUTE FUNCTION published_is_not_truncated()`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [tableSql, guardSql] of GUARDS) {
      await runner.query(`DROP TRIGGER ${guardSql} ON ${tableSql}`);
      await runner.query(`DROP TRIGGER ${tableSql}_is_not_truncated ON ${tableSql}`);
      await runner.query(`DROP FUNCTION ${guardSql}()`);
    }
    await runner.query('DROP FUNCTION published_is_not_truncated()');
  }
}
