import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which paragraphs were split and which were joined, from one published edition to the next: what of a paragraph's words is in
 * another one now. Written when an edition is published, only added to.
 */
export class BlockLineage1700000000087 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE block_lineage (
        section_version_id uuid NOT NULL CONSTRAINT block_lineage_section_version_fkey REFERENCES section_version (id),
        block_id uuid NOT NULL,
        from_block_id uuid NOT NULL,
        from_version_id uuid NOT NULL CONSTRAINT block_lineage_from_version_fkey REFERENCES section_version (id),
        kind text NOT NULL CONSTRAINT block_lineage_kind_check CHECK (kind IN ('split', 'merge')),
        CONSTRAINT block_lineage_pkey PRIMARY KEY (section_version_id, block_id, from_block_id),
        CONSTRAINT block_lineage_block_fkey FOREIGN KEY (section_version_id, block_id) REFERENCES block (section_version_id, block_id),
        CONSTRAINT block_lineage_other_check CHECK (block_id <> from_block_id)
      )`);
    await runner.query('CREATE INDEX block_lineage_from ON block_lineage (from_block_id)');
    await runner.query(`
      CREATE FUNCTION block_lineage_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'what became of paragraphs is only added to' USING ERRCODE = 'restrict_violation';
      END $$`);
    await runner.query(
      'CREATE TRIGGER block_lineage_is_final BEFORE UPDATE OR DELETE ON block_lineage FOR EACH ROW EXECUTE FUNCTION block_lineage_is_final()',
    );
    await runner.query(
      'CREATE TRIGGER block_lineage_is_not_truncated BEFORE TRUNCATE ON block_lineage EXECUTE FUNCTION published_is_not_truncated()',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE block_lineage');
    await runner.query('DROP FUNCTION block_lineage_is_final()');
  }
}
