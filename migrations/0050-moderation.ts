import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Screening of revisions, cases of moderators, reports of readers, and the chained log of decisions. */
export class Moderation1700000000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE screening (
        revision_id uuid PRIMARY KEY,
        comment_id uuid NOT NULL,
        consultation_id uuid NOT NULL,
        author_id uuid,
        fingerprint text NOT NULL,
        policy text NOT NULL CONSTRAINT screening_policy_check CHECK (policy IN ('before', 'after', 'automatic')),
        verdict text NOT NULL CONSTRAINT screening_verdict_check CHECK (verdict IN ('pass', 'review', 'refuse')),
        screened_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE INDEX screening_same_text ON screening (consultation_id, fingerprint)');
    await runner.query(`
      CREATE TABLE screening_finding (
        id uuid PRIMARY KEY,
        revision_id uuid NOT NULL CONSTRAINT screening_finding_screening_fkey REFERENCES screening (revision_id),
        rule text NOT NULL,
        severity text NOT NULL CONSTRAINT screening_finding_severity_check CHECK (severity IN ('block', 'review', 'info')),
        span_start integer NOT NULL,
        span_end integer NOT NULL,
        score double precision NOT NULL,
        explanation text NOT NULL,
        hint text NOT NULL,
        CONSTRAINT screening_finding_span_key UNIQUE (revision_id, rule, span_start, span_end),
        CONSTRAINT screening_finding_span_check CHECK (span_start >= 0 AND span_end >= span_start),
        CONSTRAINT screening_finding_score_check CHECK (score BETWEEN 0 AND 1)
      )`);
    await runner.query(`
      CREATE TABLE moderation_case (
        id uuid PRIMARY KEY,
        revision_id uuid NOT NULL,
        comment_id uuid NOT NULL,
        consultation_id uuid NOT NULL,
        section_id uuid NOT NULL,
        queue text NOT NULL CONSTRAINT moderation_case_queue_check CHECK (queue IN ('review', 'personal_data', 'reported', 'appeal')),
        reasons text[] NOT NULL,
        opened_at timestamptz(3) NOT NULL DEFAULT now(),
        due_at timestamptz(3) NOT NULL,
        state text NOT NULL DEFAULT 'open' CONSTRAINT moderation_case_state_check CHECK (state IN ('open', 'closed')),
        lease_holder_id uuid,
        lease_expires_at timestamptz(3),
        closed_at timestamptz(3),
        outcome text CONSTRAINT moderation_case_outcome_check CHECK (outcome IN ('decided', 'replaced', 'withdrawn')),
        version integer NOT NULL DEFAULT 1,
        CONSTRAINT moderation_case_closed_check CHECK ((state = 'closed') = (closed_at IS NOT NULL AND outcome IS NOT NULL)),
        CONSTRAINT moderation_case_lease_check CHECK ((lease_holder_id IS NULL) = (lease_expires_at IS NULL))
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX moderation_case_one_open ON moderation_case (revision_id) WHERE state = 'open'`,
    );
    await runner.query(
      `CREATE INDEX moderation_case_due ON moderation_case (consultation_id, due_at, id) WHERE state = 'open'`,
    );
    await runner.query('CREATE INDEX moderation_case_comment ON moderation_case (comment_id)');
    await runner.query(`
      CREATE TABLE comment_report (
        id uuid PRIMARY KEY,
        comment_id uuid NOT NULL,
        revision_id uuid NOT NULL,
        case_id uuid NOT NULL CONSTRAINT comment_report_case_fkey REFERENCES moderation_case (id),
        reporter_id uuid NOT NULL,
        reason_code text NOT NULL,
        explanation text NOT NULL,
        reported_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT comment_report_reporter_key UNIQUE (revision_id, reporter_id)
      )`);
    await runner.query('CREATE INDEX comment_report_case ON comment_report (case_id)');
    await runner.query(`
      CREATE TABLE decision (
        id uuid PRIMARY KEY,
        seq bigint NOT NULL,
        consultation_id uuid NOT NULL,
        revision_id uuid NOT NULL,
        comment_id uuid NOT NULL,
        case_id uuid CONSTRAINT decision_case_fkey REFERENCES moderation_case (id),
        kind text NOT NULL CONSTRAINT decision_kind_check CHECK (kind IN ('publish', 'refuse', 'hide', 'keep')),
        reason_code text,
        statement text,
        statement_items json,
        decided_by uuid,
        rule text,
        decided_at timestamptz(3) NOT NULL,
        previous_hash text NOT NULL,
        hash text NOT NULL,
        CONSTRAINT decision_seq_key UNIQUE (consultation_id, seq),
        CONSTRAINT decision_previous_hash_key UNIQUE (consultation_id, previous_hash),
        CONSTRAINT decision_maker_check CHECK ((decided_by IS NULL) <> (rule IS NULL)),
        CONSTRAINT decision_reason_check CHECK ((kind IN ('refuse', 'hide')) = (reason_code IS NOT NULL)),
        CONSTRAINT decision_statement_check CHECK (kind IN ('publish', 'keep')
          OR (statement IS NOT NULL AND statement_items IS NOT NULL))
      )`);
    await runner.query('CREATE INDEX decision_comment ON decision (comment_id, seq)');
    await runner.query(`
      CREATE TABLE decision_chain (
        consultation_id uuid PRIMARY KEY,
        length bigint NOT NULL DEFAULT 0,
        head text NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE decision_chain, decision, comment_report, moderation_case, screening_finding, screening',
    );
  }
}
