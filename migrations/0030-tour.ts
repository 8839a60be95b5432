import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The regional stages of a consultation's tour: days, programme, and every fact with its sources and doubts. */
export class Tour1700000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE tour_stage (
        id uuid PRIMARY KEY,
        consultation_id uuid NOT NULL CONSTRAINT tour_stage_consultation_fkey REFERENCES consultation (id),
        slug text NOT NULL,
        name text NOT NULL,
        region_name text NOT NULL,
        region_code text NOT NULL,
        cities text[] NOT NULL,
        time_zone text NOT NULL,
        position integer NOT NULL,
        told_as_held boolean NOT NULL,
        date_doubtful boolean NOT NULL,
        venue text,
        capacity integer,
        capacity_text text,
        attendance integer,
        attendance_text text,
        next_stage_text text,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT tour_stage_slug_key UNIQUE (consultation_id, slug)
      )`);
    await runner.query(`
      CREATE TABLE tour_stage_day (
        stage_id uuid NOT NULL CONSTRAINT tour_stage_day_stage_fkey REFERENCES tour_stage (id) ON DELETE CASCADE,
        day date NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        PRIMARY KEY (stage_id, day),
        CONSTRAINT tour_stage_day_order_check CHECK (starts_at < ends_at)
      )`);
    await runner.query(`
      CREATE TABLE programme_item (
        id uuid PRIMARY KEY,
        stage_id uuid NOT NULL CONSTRAINT programme_item_stage_fkey REFERENCES tour_stage (id) ON DELETE CASCADE,
        part text NOT NULL CONSTRAINT programme_item_part_check CHECK (part IN ('morning', 'afternoon', 'day')),
        position integer NOT NULL,
        title text NOT NULL,
        description text,
        orientations integer[] NOT NULL,
        speakers jsonb NOT NULL
      )`);
    await runner.query('CREATE INDEX programme_item_stage ON programme_item (stage_id, position)');
    await runner.query(`
      CREATE TABLE tour_stage_media (
        id uuid PRIMARY KEY,
        stage_id uuid NOT NULL CONSTRAINT tour_stage_media_stage_fkey REFERENCES tour_stage (id) ON DELETE CASCADE,
        position integer NOT NULL,
        kind text NOT NULL,
        text text NOT NULL,
        url text
      )`);
    await runner.query('CREATE INDEX tour_stage_media_stage ON tour_stage_media (stage_id, position)');
    await runner.query(`
      CREATE TABLE tour_source (
        id uuid PRIMARY KEY,
        consultation_id uuid NOT NULL CONSTRAINT tour_source_consultation_fkey REFERENCES consultation (id),
        key text NOT NULL,
        position integer NOT NULL,
        title text NOT NULL,
        url text,
        dated text,
        CONSTRAINT tour_source_key_key UNIQUE (consultation_id, key)
      )`);
    await runner.query(`
      CREATE TABLE tour_fact (
        id uuid PRIMARY KEY,
        consultation_id uuid NOT NULL CONSTRAINT tour_fact_consultation_fkey REFERENCES consultation (id),
        stage_id uuid CONSTRAINT tour_fact_stage_fkey REFERENCES tour_stage (id) ON DELETE CASCADE,
        position integer NOT NULL,
        field text NOT NULL,
        value jsonb NOT NULL,
        sources jsonb NOT NULL,
        note text,
        doubtful boolean NOT NULL,
        chosen_reading text,
        discrepancies text[] NOT NULL,
        recap boolean NOT NULL
      )`);
    await runner.query('CREATE INDEX tour_fact_stage ON tour_fact (consultation_id, stage_id, position)');
    await runner.query(`
      CREATE TABLE tour_discrepancy (
        id uuid PRIMARY KEY,
        consultation_id uuid NOT NULL CONSTRAINT tour_discrepancy_consultation_fkey REFERENCES consultation (id),
        key text NOT NULL,
        position integer NOT NULL,
        statement text NOT NULL,
        decision text NOT NULL,
        certainty text,
        stage_slugs text[] NOT NULL,
        CONSTRAINT tour_discrepancy_key_key UNIQUE (consultation_id, key)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE tour_discrepancy, tour_fact, tour_source, tour_stage_media, programme_item, tour_stage_day, tour_stage',
    );
  }
}
