import { Injectable } from '@nestjs/common';
import { InvalidInput, newId, NotFound } from '#kernel';
import type { Transaction } from '#platform';
import { counted } from '#platform/text';
import type { ImportedFact, ImportedTour, TourReading } from './import';

export interface TourImport {
  stages: number;
  facts: number;
  /** Slugs of stages that the consultation has and the file has not: kept, because comments may have been raised there. */
  keptStages: string[];
}

/** Writes what is known of a tour. */
@Injectable()
export class TourService {
  /**
   * Makes the consultation's tour say what the file says, in the caller's transaction. Running it again with the same file
   * changes nothing: a stage keeps its id by its slug; its days, programme and facts are written anew. One statement a table.
   * Throws InvalidInput for a file with faults (the first of them in the message) and NotFound for an unknown consultation.
   */
  async importTour(tx: Transaction, consultationId: string, reading: TourReading): Promise<TourImport> {
    if (!reading.sound) {
      const [fault] = reading.faults;
      throw new InvalidInput(
        `Le fichier du tour est refusé : ${counted(reading.faultCount, 'erreur')}, dont ${fault?.path ?? '$'} : ${fault?.message ?? ''}`,
      );
    }
    const { tour } = reading;
    // Two imports at once: the second waits for the first. Comments do not wait (their foreign key takes a weaker lock).
    const found: unknown[] = await tx.manager.query(
      'SELECT 1 FROM consultation WHERE id = $1 FOR NO KEY UPDATE',
      [consultationId],
    );
    if (found.length === 0) throw new NotFound('Cette concertation n’existe pas.', 'consultationId');
    await clear(tx, consultationId);
    const stageIds = await writeStages(tx, consultationId, tour);
    await writeDays(tx, tour, stageIds);
    await writeProgramme(tx, tour, stageIds);
    await writeMedia(tx, tour, stageIds);
    await writeSources(tx, consultationId, tour);
    const facts = await writeFacts(tx, consultationId, tour, stageIds);
    const keptStages: { slug: string }[] = await tx.manager.query(
      'SELECT slug FROM tour_stage WHERE consultation_id = $1 AND NOT slug = ANY ($2) ORDER BY position',
      [consultationId, tour.stages.map((stage) => stage.slug)],
    );
    return { stages: tour.stages.length, facts, keptStages: keptStages.map(({ slug }) => slug) };
  }
}

type StageIds = ReadonlyMap<string, string>;

const idOf = (stageIds: StageIds, slug: string): string => {
  const id = stageIds.get(slug);
  if (!id) throw new Error(`The stage ${slug} was not written`);
  return id;
};

async function clear({ manager }: Transaction, consultationId: string): Promise<void> {
  await manager.query('DELETE FROM tour_fact WHERE consultation_id = $1', [consultationId]);
  await manager.query('DELETE FROM tour_source WHERE consultation_id = $1', [consultationId]);
  await manager.query('DELETE FROM tour_discrepancy WHERE consultation_id = $1', [consultationId]);
}

async function writeStages(
  { manager }: Transaction,
  consultationId: string,
  tour: ImportedTour,
): Promise<StageIds> {
  const rows: { id: string; slug: string }[] = await manager.query(
    `INSERT INTO tour_stage (id, consultation_id, slug, name, region_name, region_code, cities, time_zone, position,
       told_as_held, date_doubtful, venue, capacity, capacity_text, attendance, attendance_text, next_stage_text)
     SELECT id, $1, slug, name, region_name, region_code, cities, time_zone, position,
       told_as_held, date_doubtful, venue, capacity, capacity_text, attendance, attendance_text, next_stage_text
     FROM jsonb_to_recordset($2) AS s (id uuid, slug text, name text, region_name text, region_code text, cities text[],
       time_zone text, position integer, told_as_held boolean, date_doubtful boolean, venue text, capacity integer,
       capacity_text text, attendance integer, attendance_text text, next_stage_text text)
     ON CONFLICT ON CONSTRAINT tour_stage_slug_key DO UPDATE SET name = excluded.name, region_name = excluded.region_name,
       region_code = excluded.region_code, cities = excluded.cities, time_zone = excluded.time_zone,
       position = excluded.position, told_as_held = excluded.told_as_held, date_doubtful = excluded.date_doubtful,
       venue = excluded.venue, capacity = excluded.capacity, capacity_text = excluded.capacity_text,
       attendance = excluded.attendance, attendance_text = excluded.attendance_text,
       next_stage_text = excluded.next_stage_text
     RETURNING id, slug`,
    [
      consultationId,
      JSON.stringify(
        tour.stages.map((stage) => ({
          id: newId(),
          slug: stage.slug,
          name: stage.name,
          region_name: stage.regionName,
          region_code: stage.regionCode,
          cities: stage.cities,
          time_zone: stage.timeZone,
          position: stage.position,
          told_as_held: stage.status === 'held',
          date_doubtful: stage.dateDoubtful,
          venue: stage.venue,
          capacity: stage.capacity?.number ?? null,
          capacity_text: stage.capacity?.text ?? null,
          attendance: stage.attendance?.number ?? null,
          attendance_text: stage.attendance?.text ?? null,
          next_stage_text: stage.nextStageText,
        })),
      ),
    ],
  );
  const stageIds = new Map(rows.map(({ slug, id }) => [slug, id]));
  const written = [...stageIds.values()];
  await manager.query('DELETE FROM tour_stage_day WHERE stage_id = ANY ($1)', [written]);
  await manager.query('DELETE FROM programme_item WHERE stage_id = ANY ($1)', [written]);
  await manager.query('DELETE FROM tour_stage_media WHERE stage_id = ANY ($1)', [written]);
  return stageIds;
}

/** The file has days without hours: a day runs from midnight to midnight where the stage is. */
async function writeDays({ manager }: Transaction, tour: ImportedTour, stageIds: StageIds): Promise<void> {
  const days = tour.stages.flatMap((stage) =>
    stage.days.map(({ date }) => ({
      stage_id: idOf(stageIds, stage.slug),
      day: date,
      time_zone: stage.timeZone,
    })),
  );
  await manager.query(
    `INSERT INTO tour_stage_day (stage_id, day, starts_at, ends_at)
     SELECT stage_id, day, day::timestamp AT TIME ZONE time_zone, (day + 1)::timestamp AT TIME ZONE time_zone
     FROM jsonb_to_recordset($1) AS d (stage_id uuid, day date, time_zone text)`,
    [JSON.stringify(days)],
  );
}

async function writeProgramme(
  { manager }: Transaction,
  tour: ImportedTour,
  stageIds: StageIds,
): Promise<void> {
  const items = tour.stages.flatMap((stage) =>
    stage.programme.map((item) => ({ ...item, id: newId(), stage_id: idOf(stageIds, stage.slug) })),
  );
  await manager.query(
    `INSERT INTO programme_item (id, stage_id, part, position, title, description, orientations, speakers)
     SELECT id, stage_id, part, position, title, description, orientations, speakers
     FROM jsonb_to_recordset($1) AS i (id uuid, stage_id uuid, part text, position integer, title text, description text,
       orientations integer[], speakers jsonb)`,
    [JSON.stringify(items)],
  );
}

async function writeMedia({ manager }: Transaction, tour: ImportedTour, stageIds: StageIds): Promise<void> {
  const media = tour.stages.flatMap((stage) =>
    stage.media.map((medium, position) => ({
      ...medium,
      position,
      id: newId(),
      stage_id: idOf(stageIds, stage.slug),
    })),
  );
  await manager.query(
    `INSERT INTO tour_stage_media (id, stage_id, position, kind, text, url)
     SELECT id, stage_id, position, kind, text, url
     FROM jsonb_to_recordset($1) AS m (id uuid, stage_id uuid, position integer, kind text, text text, url text)`,
    [JSON.stringify(media)],
  );
}

async function writeSources(
  { manager }: Transaction,
  consultationId: string,
  tour: ImportedTour,
): Promise<void> {
  await manager.query(
    `INSERT INTO tour_source (id, consultation_id, key, position, title, url, dated)
     SELECT id, $1, key, position, title, url, dated
     FROM jsonb_to_recordset($2) AS s (id uuid, key text, position integer, title text, url text, dated text)`,
    [
      consultationId,
      JSON.stringify(tour.sources.map((source, position) => ({ ...source, position, id: newId() }))),
    ],
  );
  await manager.query(
    `INSERT INTO tour_discrepancy (id, consultation_id, key, position, statement, decision, certainty, stage_slugs)
     SELECT id, $1, key, position, statement, decision, certainty, stage_slugs
     FROM jsonb_to_recordset($2) AS d (id uuid, key text, position integer, statement text, decision text, certainty text,
       stage_slugs text[])`,
    [
      consultationId,
      JSON.stringify(
        tour.discrepancies.map(({ id: key, stageSlugs, ...said }, position) => ({
          ...said,
          key,
          position,
          id: newId(),
          stage_slugs: stageSlugs,
        })),
      ),
    ],
  );
}

async function writeFacts(
  { manager }: Transaction,
  consultationId: string,
  tour: ImportedTour,
  stageIds: StageIds,
): Promise<number> {
  const row = (fact: ImportedFact, position: number, recap: boolean) => ({
    id: newId(),
    stage_id: fact.stageSlug === null ? null : idOf(stageIds, fact.stageSlug),
    position,
    field: fact.field,
    value: fact.value,
    sources: fact.sources,
    note: fact.note,
    doubtful: fact.doubtful,
    chosen_reading: fact.chosenReading,
    discrepancies: fact.discrepancies,
    recap,
  });
  const facts = [
    ...tour.facts.map((fact, position) => row(fact, position, false)),
    ...tour.stages.flatMap((stage) =>
      stage.facts.map((fact, position) =>
        row(
          fact,
          position,
          stage.recap.some(({ field }) => field === fact.field),
        ),
      ),
    ),
  ];
  await manager.query(
    `INSERT INTO tour_fact (id, consultation_id, stage_id, position, field, value, sources, note, doubtful, chosen_reading,
       discrepancies, recap)
     SELECT id, $1, stage_id, position, field, coalesce(value, 'null'), sources, note, doubtful, chosen_reading,
       discrepancies, recap
     FROM jsonb_to_recordset($2) AS f (id uuid, stage_id uuid, position integer, field text, value jsonb, sources jsonb,
       note text, doubtful boolean, chosen_reading text, discrepancies text[], recap boolean)`,
    [consultationId, JSON.stringify(facts)],
  );
  return facts.length;
}
