import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The doctrine: its working tree, the texts of its sections, and the editions that freeze them. */
export class Doctrine1700000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE doctrine (
        id uuid PRIMARY KEY,
        slug text NOT NULL CONSTRAINT doctrine_slug_key UNIQUE,
        title text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`
      CREATE TABLE section (
        id uuid PRIMARY KEY,
        doctrine_id uuid NOT NULL CONSTRAINT section_doctrine_fkey REFERENCES doctrine (id),
        slug text NOT NULL,
        number text NOT NULL DEFAULT '',
        title text NOT NULL,
        parent_id uuid CONSTRAINT section_parent_fkey REFERENCES section (id),
        position integer NOT NULL,
        retired_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(
      'CREATE UNIQUE INDEX section_slug ON section (doctrine_id, slug) WHERE retired_at IS NULL',
    );
    await runner.query('CREATE INDEX section_tree ON section (doctrine_id, parent_id, position)');
    await runner.query(`
      CREATE TABLE section_version (
        id uuid PRIMARY KEY,
        section_id uuid NOT NULL CONSTRAINT section_version_section_fkey REFERENCES section (id),
        ordinal integer NOT NULL,
        state text NOT NULL DEFAULT 'draft' CONSTRAINT section_version_state_check CHECK (state IN ('draft', 'published')),
        title text NOT NULL,
        markdown text NOT NULL,
        html text NOT NULL,
        text text NOT NULL,
        reason text NOT NULL,
        author_id uuid CONSTRAINT section_version_author_fkey REFERENCES participant (id),
        source_file text,
        created_at timestamptz NOT NULL DEFAULT now(),
        published_at timestamptz,
        CONSTRAINT section_version_ordinal_key UNIQUE (section_id, ordinal),
        CONSTRAINT section_version_published_check CHECK ((state = 'published') = (published_at IS NOT NULL))
      )`);
    await runner.query(`
      CREATE TABLE block (
        section_version_id uuid NOT NULL CONSTRAINT block_section_version_fkey REFERENCES section_version (id),
        block_id uuid NOT NULL,
        position integer NOT NULL,
        kind text NOT NULL CONSTRAINT block_kind_check CHECK (kind IN ('heading', 'paragraph', 'list_item', 'table_row', 'note',
          'figure', 'quote', 'code')),
        text text NOT NULL,
        PRIMARY KEY (section_version_id, block_id),
        CONSTRAINT block_position_key UNIQUE (section_version_id, position)
      )`);
    await runner.query('CREATE INDEX block_identity ON block (block_id)');
    await runner.query(`
      CREATE TABLE release (
        id uuid PRIMARY KEY,
        doctrine_id uuid NOT NULL CONSTRAINT release_doctrine_fkey REFERENCES doctrine (id),
        slug text NOT NULL,
        label text NOT NULL,
        state text NOT NULL DEFAULT 'draft' CONSTRAINT release_state_check CHECK (state IN ('draft', 'published')),
        created_at timestamptz NOT NULL DEFAULT now(),
        published_at timestamptz,
        CONSTRAINT release_slug_key UNIQUE (doctrine_id, slug),
        CONSTRAINT release_published_check CHECK ((state = 'published') = (published_at IS NOT NULL))
      )`);
    await runner.query(`
      CREATE TABLE release_section (
        release_id uuid NOT NULL CONSTRAINT release_section_release_fkey REFERENCES release (id),
        section_id uuid NOT NULL CONSTRAINT release_section_section_fkey REFERENCES section (id),
        section_version_id uuid NOT NULL CONSTRAINT release_section_section_version_fkey REFERENCES section_version (id),
        parent_id uuid,
        slug text NOT NULL,
        number text NOT NULL,
        title text NOT NULL,
        depth integer NOT NULL,
        position integer NOT NULL,
        reading_order integer NOT NULL,
        PRIMARY KEY (release_id, section_id),
        CONSTRAINT release_section_slug_key UNIQUE (release_id, slug),
        CONSTRAINT release_section_reading_order_key UNIQUE (release_id, reading_order)
      )`);
    await runner.query(
      'CREATE INDEX release_section_section_version ON release_section (section_version_id)',
    );
    await runner.query('CREATE INDEX release_section_section ON release_section (section_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE release_section, release, block, section_version, section, doctrine');
  }
}
