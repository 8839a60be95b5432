import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { JsonValue } from './import';
import type { ProgrammePart, Speaker } from './programme-item.entity';

export const TOUR_STAGE_STATES = ['announced', 'live', 'held'] as const;
/** `announced`: a day is still to come and none is under way. `live`: one of its days is under way. `held`: all are over. */
export type TourStageState = (typeof TOUR_STAGE_STATES)[number];

export interface StageDayRow {
  day: string;
  startsAt: Date;
  endsAt: Date;
}

export interface TourStageRow {
  id: string;
  consultationId: string;
  slug: string;
  name: string;
  regionName: string;
  regionCode: string;
  cities: string[];
  timeZone: string;
  position: number;
  state: TourStageState;
  dateDoubtful: boolean;
  venue: string | null;
  capacity: number | null;
  capacityText: string | null;
  attendance: number | null;
  attendanceText: string | null;
  nextStageText: string | null;
  days: StageDayRow[];
}

export interface SourceRow {
  key: string;
  title: string;
  url: string | null;
  dated: string | null;
}

export interface FactRow {
  field: string;
  value: JsonValue;
  sources: SourceRow[];
  note: string | null;
  doubtful: boolean;
  chosenReading: string | null;
  recap: boolean;
}

export interface StagePage {
  stage: TourStageRow;
  programme: {
    part: ProgrammePart;
    title: string;
    description: string | null;
    orientations: number[];
    speakers: Speaker[];
  }[];
  media: { kind: string; text: string; url: string | null }[];
  facts: FactRow[];
  discrepancies: { statement: string; decision: string; certainty: string | null }[];
}

/** The state by the database's clock: a stage's days are instants that were taken in its own time zone. */
const STAGE_STATE = `CASE
  WHEN d.first IS NULL THEN CASE WHEN s.told_as_held THEN 'held' ELSE 'announced' END
  WHEN d.live THEN 'live'
  WHEN now() >= d.last THEN 'held'
  ELSE 'announced' END`;

/** A consultation that is being prepared shows no tour; nor does one that does not exist. */
const STAGES = `
  SELECT s.id, s.consultation_id AS "consultationId", s.slug, s.name, s.region_name AS "regionName",
    s.region_code AS "regionCode", s.cities, s.time_zone AS "timeZone", s.position, ${STAGE_STATE} AS state,
    s.date_doubtful AS "dateDoubtful", s.venue, s.capacity, s.capacity_text AS "capacityText", s.attendance,
    s.attendance_text AS "attendanceText", s.next_stage_text AS "nextStageText", coalesce(d.days, '[]') AS days
  FROM tour_stage s
  JOIN consultation c ON c.id = s.consultation_id AND c.opened_at IS NOT NULL
  LEFT JOIN LATERAL (
    SELECT min(starts_at) AS first, max(ends_at) AS last, bool_or(now() >= starts_at AND now() < ends_at) AS live,
      json_agg(json_build_object('day', day, 'startsAt', starts_at, 'endsAt', ends_at) ORDER BY day) AS days
    FROM tour_stage_day WHERE stage_id = s.id) d ON true`;

const withInstants = (row: TourStageRow): TourStageRow => ({
  ...row,
  days: row.days.map(({ day, startsAt, endsAt }) => ({
    day,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
  })),
});

/** Reads of the tour. What is public of a tour is public to all. */
@Injectable()
export class TourQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The stages of a consultation that is public, in the tour's order. One statement; a tour has some dozens of stages. */
  async stages(consultationId: string): Promise<TourStageRow[]> {
    const rows: TourStageRow[] = await this.dataSource.query(
      `${STAGES} WHERE s.consultation_id = $1 ORDER BY s.position, s.slug`,
      [consultationId],
    );
    return rows.map(withInstants);
  }

  /** Those among the ids whose consultation is public. One statement. */
  async stagesByIds(ids: readonly string[]): Promise<TourStageRow[]> {
    const rows: TourStageRow[] = await this.dataSource.query(`${STAGES} WHERE s.id = ANY($1::uuid[])`, [ids]);
    return rows.map(withInstants);
  }

  /** One stage with all that is known of it; null when there is none. Five statements. */
  async stage(consultationId: string, slug: string): Promise<StagePage | null> {
    const [stage]: TourStageRow[] = await this.dataSource.query(
      `${STAGES} WHERE s.consultation_id = $1 AND s.slug = $2`,
      [consultationId, slug],
    );
    if (!stage) return null;
    const [programme, media, facts, discrepancies] = await Promise.all([
      this.dataSource.query<StagePage['programme']>(
        'SELECT part, title, description, orientations, speakers FROM programme_item WHERE stage_id = $1 ORDER BY position',
        [stage.id],
      ),
      this.dataSource.query<StagePage['media']>(
        'SELECT kind, text, url FROM tour_stage_media WHERE stage_id = $1 ORDER BY position',
        [stage.id],
      ),
      this.facts(consultationId, stage.id),
      this.dataSource.query<StagePage['discrepancies']>(
        `SELECT statement, decision, certainty FROM tour_discrepancy
         WHERE consultation_id = $1 AND $2 = ANY (stage_slugs) ORDER BY position`,
        [consultationId, slug],
      ),
    ]);
    return { stage: withInstants(stage), programme, media, facts, discrepancies };
  }

  /** Facts of a stage, or (null) of the tour as a whole, each with its sources in full. One statement. */
  async facts(consultationId: string, stageId: string | null): Promise<FactRow[]> {
    return this.dataSource.query(
      `SELECT f.field, f.value, f.note, f.doubtful, f.chosen_reading AS "chosenReading", f.recap,
         coalesce((SELECT json_agg(json_build_object('key', t.key, 'title', t.title, 'url', t.url, 'dated', t.dated) ORDER BY t.position)
           FROM tour_source t WHERE t.consultation_id = f.consultation_id AND f.sources ? t.key), '[]') AS sources
       FROM tour_fact f
       JOIN consultation c ON c.id = f.consultation_id AND c.opened_at IS NOT NULL
       WHERE f.consultation_id = $1 AND f.stage_id IS NOT DISTINCT FROM $2 ORDER BY f.position`,
      [consultationId, stageId],
    );
  }
}
