import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, how they sign in, and what they may do in which consultation. */
export class Identity1700000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE participant (
        id uuid PRIMARY KEY,
        email text NOT NULL CONSTRAINT participant_email_key UNIQUE CONSTRAINT participant_email_check CHECK (email = lower(email)),
        display_name text NOT NULL,
        category text,
        organisation_name text,
        locale text NOT NULL DEFAULT 'fr',
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT participant_category_check CHECK (category IN ('health_professional', 'users_representative', 'manufacturer',
          'vendor', 'start_up', 'establishment', 'institution', 'citizen'))
      )`);
    await runner.query(`
      CREATE TABLE sign_in_link (
        id uuid PRIMARY KEY,
        email text NOT NULL,
        token_hash bytea NOT NULL CONSTRAINT sign_in_link_token_hash_key UNIQUE,
        return_path text NOT NULL DEFAULT '/',
        requested_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      )`);
    await runner.query('CREATE INDEX sign_in_link_email ON sign_in_link (email, requested_at)');
    await runner.query(`
      CREATE TABLE session (
        id uuid PRIMARY KEY,
        token_hash bytea NOT NULL CONSTRAINT session_token_hash_key UNIQUE,
        participant_id uuid NOT NULL CONSTRAINT session_participant_fkey REFERENCES participant (id) ON DELETE CASCADE,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz
      )`);
    await runner.query('CREATE INDEX session_participant ON session (participant_id)');
    await runner.query(`
      CREATE TABLE role_grant (
        id uuid PRIMARY KEY,
        participant_id uuid NOT NULL CONSTRAINT role_grant_participant_fkey REFERENCES participant (id) ON DELETE CASCADE,
        role text NOT NULL CONSTRAINT role_grant_role_check CHECK (role IN ('rapporteur', 'moderator', 'drafter', 'administrator')),
        consultation_id uuid,
        stage_id uuid,
        granted_by uuid,
        granted_at timestamptz NOT NULL DEFAULT now(),
        revoked_at timestamptz,
        CONSTRAINT role_grant_scope_check CHECK (role = 'administrator' OR consultation_id IS NOT NULL)
      )`);
    await runner.query(
      'CREATE INDEX role_grant_participant ON role_grant (participant_id) WHERE revoked_at IS NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE role_grant, session, sign_in_link, participant');
  }
}
