import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What never changes of a comment. `placeSql` is where it stands: fixed once, now the placements' to say. */
const guardSql = (placeSql: string): string => `
  CREATE OR REPLACE FUNCTION comment_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' THEN
      RAISE EXCEPTION 'a comment is withdrawn or hidden, never deleted' USING ERRCODE = 'restrict_violation';
    END IF;
    IF (OLD.id, OLD.consultation_id, OLD.root_id, OLD.path, OLD.depth, OLD.kind, OLD.anchor_kind, OLD.channel, OLD.created_at)
        IS DISTINCT FROM
        (NEW.id, NEW.consultation_id, NEW.root_id, NEW.path, NEW.depth, NEW.kind, NEW.anchor_kind, NEW.channel, NEW.created_at)
      OR OLD.parent_id IS DISTINCT FROM NEW.parent_id
      OR OLD.anchor_version_id IS DISTINCT FROM NEW.anchor_version_id
      OR OLD.anchor_block_id IS DISTINCT FROM NEW.anchor_block_id
      OR OLD.anchor_quote IS DISTINCT FROM NEW.anchor_quote
      OR OLD.source_ref IS DISTINCT FROM NEW.source_ref
      OR ${placeSql} THEN
      RAISE EXCEPTION 'a comment keeps its place' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END $$`;

const FIXED = 'OLD.section_id IS DISTINCT FROM NEW.section_id';
const BY_PLACEMENT = `((OLD.section_id IS DISTINCT FROM NEW.section_id OR OLD.block_id IS DISTINCT FROM NEW.block_id)
        AND OLD.placement_id IS NOT DISTINCT FROM NEW.placement_id)`;

/**
 * Where the anchors of comments stand in later editions of the text. Every placement is kept: a correction follows the one that it
 * corrects. A comment's anchor never changes; its section and block of today do, and only with a placement.
 */
export class Placements1700000000075 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE placement (
        id uuid PRIMARY KEY,
        comment_id uuid NOT NULL CONSTRAINT placement_comment_fkey REFERENCES comment (id),
        release_id uuid NOT NULL CONSTRAINT placement_release_fkey REFERENCES release (id),
        section_id uuid NOT NULL CONSTRAINT placement_section_fkey REFERENCES section (id),
        section_version_id uuid NOT NULL CONSTRAINT placement_section_version_fkey REFERENCES section_version (id),
        status text NOT NULL CONSTRAINT placement_status_check CHECK (status IN ('exact', 'moved', 'fuzzy', 'changed', 'lost')),
        passage jsonb,
        score double precision NOT NULL CONSTRAINT placement_score_check CHECK (score BETWEEN 0 AND 1),
        is_certain boolean NOT NULL,
        why text NOT NULL,
        from_version_id uuid CONSTRAINT placement_from_version_fkey REFERENCES section_version (id),
        settled_by uuid CONSTRAINT placement_settled_by_fkey REFERENCES participant (id),
        follows_id uuid CONSTRAINT placement_follows_fkey REFERENCES placement (id),
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT placement_follows_key UNIQUE (follows_id),
        CONSTRAINT placement_settled_check CHECK ((settled_by IS NULL) = (follows_id IS NULL)),
        CONSTRAINT placement_lost_check CHECK (status <> 'lost' OR passage IS NULL)
      )`);
    await runner.query(
      'CREATE UNIQUE INDEX placement_by_rule ON placement (comment_id, release_id) WHERE follows_id IS NULL',
    );
    await runner.query(
      'CREATE INDEX placement_uncertain ON placement (release_id, id) WHERE NOT is_certain AND follows_id IS NULL',
    );
    await runner.query('CREATE INDEX placement_section ON placement (release_id, section_id, comment_id)');
    await runner.query(`
      CREATE FUNCTION placement_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'a placement is followed by another, never changed' USING ERRCODE = 'restrict_violation';
      END $$`);
    await runner.query(
      'CREATE TRIGGER placement_is_kept BEFORE UPDATE OR DELETE ON placement FOR EACH ROW EXECUTE FUNCTION placement_is_kept()',
    );
    await runner.query(
      'CREATE TRIGGER placement_is_not_truncated BEFORE TRUNCATE ON placement EXECUTE FUNCTION placement_is_kept()',
    );

    await runner.query('ALTER TABLE comment ADD COLUMN block_id uuid, ADD COLUMN placement_id uuid');
    await runner.query('UPDATE comment SET block_id = anchor_block_id WHERE anchor_block_id IS NOT NULL');
    await runner.query(guardSql(BY_PLACEMENT));
    await runner.query('DROP INDEX comment_block_roots');
    await runner.query(
      `CREATE INDEX comment_block_roots ON comment (consultation_id, section_id, block_id, id)
       WHERE parent_id IS NULL AND block_id IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX comment_block_roots');
    await runner.query(
      `CREATE INDEX comment_block_roots ON comment (consultation_id, section_id, anchor_block_id, id)
       WHERE parent_id IS NULL AND anchor_block_id IS NOT NULL`,
    );
    // Back to where each was made, as far as that section is known.
    await runner.query('ALTER TABLE comment DISABLE TRIGGER comment_is_kept');
    await runner.query(
      `UPDATE comment c SET section_id = v.section_id FROM comment r JOIN section_version v ON v.id = r.anchor_version_id
       WHERE r.id = c.root_id AND c.placement_id IS NOT NULL AND c.section_id <> v.section_id`,
    );
    await runner.query('ALTER TABLE comment ENABLE TRIGGER comment_is_kept');
    await runner.query('ALTER TABLE comment DROP COLUMN placement_id, DROP COLUMN block_id');
    await runner.query(guardSql(FIXED));
    await runner.query('DROP TABLE placement');
    await runner.query('DROP FUNCTION placement_is_kept()');
  }
}
