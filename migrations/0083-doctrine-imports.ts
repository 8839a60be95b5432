import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Files that writers send for a doctrine, what was read in them and what their import would do; and the pictures that texts show. The
 * file and what was read go when the import is applied or is thirty days old; the account of it stays.
 */
export class DoctrineImports1700000000083 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE doctrine_import (
        id uuid PRIMARY KEY,
        doctrine_id uuid NOT NULL CONSTRAINT doctrine_import_doctrine_fkey REFERENCES doctrine (id),
        file_name text NOT NULL,
        byte_size integer NOT NULL,
        sha256 text NOT NULL,
        scope text NOT NULL CONSTRAINT doctrine_import_scope_check CHECK (scope IN ('whole', 'replace', 'add')),
        section_id uuid CONSTRAINT doctrine_import_section_fkey REFERENCES section (id),
        state text NOT NULL DEFAULT 'received' CONSTRAINT doctrine_import_state_check
          CHECK (state IN ('received', 'reading', 'planned', 'refused', 'applied')),
        bytes bytea,
        content jsonb,
        plan jsonb,
        digest text,
        refusal text,
        requested_by uuid NOT NULL CONSTRAINT doctrine_import_requested_by_fkey REFERENCES participant (id),
        requested_at timestamptz NOT NULL DEFAULT now(),
        applied_by uuid CONSTRAINT doctrine_import_applied_by_fkey REFERENCES participant (id),
        applied_at timestamptz,
        reason text,
        CONSTRAINT doctrine_import_replace_check CHECK (scope <> 'replace' OR section_id IS NOT NULL),
        CONSTRAINT doctrine_import_refused_check CHECK ((state = 'refused') = (refusal IS NOT NULL)),
        CONSTRAINT doctrine_import_applied_check CHECK ((state = 'applied') = (applied_at IS NOT NULL))
      )`);
    await runner.query('CREATE INDEX doctrine_import_doctrine ON doctrine_import (doctrine_id, id)');
    await runner.query(`
      CREATE TABLE doctrine_picture (
        digest text PRIMARY KEY,
        extension text NOT NULL CONSTRAINT doctrine_picture_extension_check
          CHECK (extension IN ('png', 'jpg', 'gif', 'webp')),
        bytes bytea NOT NULL,
        stored_at timestamptz NOT NULL DEFAULT now()
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE doctrine_picture');
    await runner.query('DROP TABLE doctrine_import');
  }
}
