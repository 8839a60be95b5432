import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What participants say: comments in threads, their texts, sources, reactions, and counts known from a source. */
export class Comments1700000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE comment (
        id uuid PRIMARY KEY,
        consultation_id uuid NOT NULL CONSTRAINT comment_consultation_fkey REFERENCES consultation (id),
        section_id uuid NOT NULL CONSTRAINT comment_section_fkey REFERENCES section (id),
        parent_id uuid CONSTRAINT comment_parent_fkey REFERENCES comment (id),
        root_id uuid NOT NULL CONSTRAINT comment_root_fkey REFERENCES comment (id),
        path text COLLATE "C" NOT NULL,
        depth integer NOT NULL,
        author_id uuid CONSTRAINT comment_author_fkey REFERENCES participant (id),
        author_name text,
        author_category text,
        organisation_name text,
        kind text NOT NULL CONSTRAINT comment_kind_check CHECK (kind IN ('remark', 'question', 'amendment')),
        position text CONSTRAINT comment_position_check CHECK (position IN ('for', 'mixed', 'against')),
        anchor_kind text NOT NULL CONSTRAINT comment_anchor_kind_check CHECK (anchor_kind IN ('section', 'block', 'quote')),
        anchor_version_id uuid CONSTRAINT comment_anchor_version_fkey REFERENCES section_version (id),
        anchor_block_id uuid,
        anchor_quote jsonb,
        stage_id uuid CONSTRAINT comment_stage_fkey REFERENCES tour_stage (id),
        channel text NOT NULL CONSTRAINT comment_channel_check
          CHECK (channel IN ('online', 'in_room', 'mail', 'written', 'imported')),
        raised_by text,
        transcribed_by uuid CONSTRAINT comment_transcribed_by_fkey REFERENCES participant (id),
        verbatim boolean,
        latest_revision_id uuid NOT NULL,
        published_revision_id uuid,
        state text NOT NULL CONSTRAINT comment_state_check
          CHECK (state IN ('submitted', 'in_review', 'published', 'refused', 'hidden', 'withdrawn')),
        trace_reason text,
        client_key text,
        content_digest bytea,
        source_ref text,
        created_at timestamptz NOT NULL DEFAULT now(),
        published_at timestamptz,
        withdrawn_at timestamptz,
        CONSTRAINT comment_author_client_key UNIQUE (author_id, client_key),
        CONSTRAINT comment_transcriber_client_key UNIQUE (transcribed_by, client_key),
        CONSTRAINT comment_source_ref_key UNIQUE (consultation_id, source_ref),
        CONSTRAINT comment_author_check CHECK (author_id IS NOT NULL OR author_name IS NOT NULL),
        CONSTRAINT comment_anchor_check CHECK ((anchor_kind = 'section') = (anchor_block_id IS NULL)
          AND (anchor_kind = 'quote') = (anchor_quote IS NOT NULL)),
        CONSTRAINT comment_root_check CHECK ((parent_id IS NULL) = (root_id = id) AND (parent_id IS NULL) = (depth = 0)),
        CONSTRAINT comment_published_check CHECK (state NOT IN ('published', 'hidden') OR published_revision_id IS NOT NULL),
        CONSTRAINT comment_withdrawn_check CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL))
      )`);
    await runner.query(
      'CREATE INDEX comment_section_roots ON comment (consultation_id, section_id, id) WHERE parent_id IS NULL',
    );
    await runner.query('CREATE INDEX comment_section_state ON comment (consultation_id, section_id, state)');
    await runner.query('CREATE INDEX comment_thread ON comment (root_id, path)');
    await runner.query('CREATE INDEX comment_author ON comment (author_id, id) WHERE author_id IS NOT NULL');
    await runner.query('CREATE INDEX comment_stage ON comment (stage_id, id) WHERE stage_id IS NOT NULL');
    await runner.query(`
      CREATE TABLE comment_revision (
        id uuid PRIMARY KEY,
        comment_id uuid NOT NULL CONSTRAINT comment_revision_comment_fkey REFERENCES comment (id),
        ordinal integer NOT NULL,
        title text,
        body text NOT NULL CONSTRAINT comment_revision_body_check CHECK (body <> ''),
        body_html text NOT NULL,
        proposed_wording text,
        state text NOT NULL CONSTRAINT comment_revision_state_check
          CHECK (state IN ('submitted', 'in_review', 'published', 'refused', 'superseded', 'hidden')),
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT comment_revision_ordinal_key UNIQUE (comment_id, ordinal)
      )`);
    await runner.query(`
      CREATE TABLE comment_source (
        id uuid PRIMARY KEY,
        comment_id uuid NOT NULL CONSTRAINT comment_source_comment_fkey REFERENCES comment (id),
        position integer NOT NULL,
        title text NOT NULL,
        url text,
        body text,
        category text,
        votes integer,
        author_name text,
        source_ref text,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT comment_source_position_key UNIQUE (comment_id, position)
      )`);
    await runner.query(`
      CREATE TABLE reaction (
        id uuid PRIMARY KEY,
        comment_id uuid NOT NULL CONSTRAINT reaction_comment_fkey REFERENCES comment (id),
        revision_id uuid NOT NULL CONSTRAINT reaction_revision_fkey REFERENCES comment_revision (id),
        participant_id uuid NOT NULL CONSTRAINT reaction_participant_fkey REFERENCES participant (id),
        position text NOT NULL CONSTRAINT reaction_position_check CHECK (position IN ('for', 'mixed', 'against')),
        created_at timestamptz NOT NULL DEFAULT now(),
        changed_at timestamptz,
        withdrawn_at timestamptz,
        CONSTRAINT reaction_once_key UNIQUE (revision_id, participant_id)
      )`);
    await runner.query(`
      CREATE TABLE vote_tally (
        comment_id uuid NOT NULL CONSTRAINT vote_tally_comment_fkey REFERENCES comment (id),
        label text NOT NULL,
        votes_for integer,
        votes_mixed integer,
        votes_against integer,
        votes_total integer,
        PRIMARY KEY (comment_id, label)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE vote_tally, reaction, comment_source, comment_revision, comment');
  }
}
