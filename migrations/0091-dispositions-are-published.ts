import type { MigrationInterface, QueryRunner } from 'typeorm';

const SUPERSEDED = `OLD.superseded_at IS NULL AND NEW.superseded_at IS NOT NULL
          AND to_jsonb(NEW) - 'superseded_at' = to_jsonb(OLD) - 'superseded_at'`;
const PUBLISHED = `OLD.superseded_at IS NULL AND OLD.publication_id IS NULL AND NEW.publication_id IS NOT NULL
          AND to_jsonb(NEW) - 'publication_id' = to_jsonb(OLD) - 'publication_id'`;

/** What may become of a row of `disposition`; anything else is refused. */
const guardSql = (allowedSql: string): string => `
  CREATE OR REPLACE FUNCTION disposition_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' AND (${allowedSql}) THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a disposition is superseded by another, never changed' USING ERRCODE = 'restrict_violation';
  END $$`;

/**
 * Dispositions become public by an act of their own, all that are ready at once: until then they are the drafters' work. A disposition
 * is drafted first, published once while it is the current one, and stays published for ever; a change is a new one, drafted again.
 */
export class DispositionsArePublished1700000000091 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE disposition_publication (
        id uuid PRIMARY KEY,
        consultation_id uuid NOT NULL
          CONSTRAINT disposition_publication_consultation_fkey REFERENCES consultation (id),
        client_key text NOT NULL,
        published_by uuid NOT NULL CONSTRAINT disposition_publication_published_by_fkey REFERENCES participant (id),
        published_at timestamptz NOT NULL,
        disposition_count integer NOT NULL
          CONSTRAINT disposition_publication_count_check CHECK (disposition_count > 0),
        CONSTRAINT disposition_publication_client_key UNIQUE (published_by, client_key)
      )`);
    await runner.query(
      'CREATE INDEX disposition_publication_newest ON disposition_publication (consultation_id, id)',
    );
    await runner.query(
      `ALTER TABLE disposition ADD COLUMN publication_id uuid
         CONSTRAINT disposition_publication_fkey REFERENCES disposition_publication (id)`,
    );
    await runner.query(
      'CREATE INDEX disposition_published ON disposition (publication_id) WHERE publication_id IS NOT NULL',
    );
    await runner.query(guardSql(`(${SUPERSEDED}) OR (${PUBLISHED})`));
    await runner.query(`
      CREATE FUNCTION disposition_is_drafted_first() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'a disposition is drafted before it is published' USING ERRCODE = 'restrict_violation';
      END $$`);
    await runner.query(
      `CREATE TRIGGER disposition_is_drafted_first BEFORE INSERT ON disposition FOR EACH ROW
       WHEN (NEW.publication_id IS NOT NULL) EXECUTE FUNCTION disposition_is_drafted_first()`,
    );
    await runner.query(`
      CREATE FUNCTION disposition_publication_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'a publication of dispositions never changes' USING ERRCODE = 'restrict_violation';
      END $$`);
    await runner.query(
      `CREATE TRIGGER disposition_publication_is_final BEFORE UPDATE OR DELETE ON disposition_publication
       FOR EACH ROW EXECUTE FUNCTION disposition_publication_is_final()`,
    );
    await runner.query(
      `CREATE TRIGGER disposition_publication_is_not_truncated BEFORE TRUNCATE ON disposition_publication
       EXECUTE FUNCTION synthesis_is_not_truncated()`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(guardSql(SUPERSEDED));
    await runner.query('DROP TRIGGER disposition_is_drafted_first ON disposition');
    await runner.query('DROP FUNCTION disposition_is_drafted_first()');
    await runner.query('ALTER TABLE disposition DROP COLUMN publication_id');
    await runner.query('DROP TABLE disposition_publication');
    await runner.query('DROP FUNCTION disposition_publication_is_final()');
  }
}
