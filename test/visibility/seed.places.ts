import type { DataSource } from 'typeorm';
import { newId } from '#kernel';
import { buildConsultation, type BuiltConsultation } from '../builders/consultation.builder';
import { PEOPLE, type Person, type Place, preparersOf } from './expectations';
import type { Markers } from './markers';

/** The consultations of the matrix and what is prepared beside them. */
export interface Places {
  readonly of: Readonly<Record<Place, BuiltConsultation>>;
  /** In preparation, with all that opening needs: for the administrator's commands. */
  readonly ready: BuiltConsultation;
  /** Open, to be closed by command. */
  readonly toClose: BuiltConsultation;
  readonly slugs: Readonly<Record<Place, string>>;
  readonly doctrineSlugs: Readonly<Record<Place, string>>;
  /** The next edition of A's doctrine, being written. */
  readonly draftReleaseId: string;
  readonly stageId: string;
  readonly stageSlug: string;
}

export const PLACES: readonly Place[] = ['A', 'B', 'closed', 'announced', 'draft'];

/** A paragraph of A before and after its revision: whether the words quoted are still there, only a drafter can say. */
export const TEXT_OF_A = {
  before: 'Les établissements publient la liste des services ouverts aux patients de leur territoire.',
  quoted: 'la liste des services ouverts aux patients',
  after: 'Les structures publient une liste des services ouverts à des patients de la région.',
} as const;

const slugOf = ({ id }: BuiltConsultation): string => `concertation-${id}`;

export async function seedPlaces(database: DataSource, markers: Markers): Promise<Places> {
  const twoBlocks = { sections: [[TEXT_OF_A.before, 'Deuxième paragraphe.'], ['Autre section.']] };
  const of = {
    A: await buildConsultation(database, twoBlocks),
    B: await buildConsultation(database),
    closed: await buildConsultation(database),
    announced: await buildConsultation(database, { opensInDays: 10 }),
    draft: await buildConsultation(database, { opensInDays: null }),
  };
  const ready = await buildConsultation(database, { opensInDays: null });
  const toClose = await buildConsultation(database);
  // Without a charter no consultation opens; letters lead to it.
  await database.query(
    `UPDATE consultation SET charter = 'Rester courtois.', charter_html = '<p>Rester courtois.</p>' WHERE id = ANY ($1::uuid[])`,
    [PLACES.filter((place) => place !== 'draft').map((place) => of[place].id)],
  );
  await markDraft(database, markers, of.draft);
  const draftReleaseId = await writeNextEdition(database, markers, of.A);
  const stage = await tellTour(database, of.A);
  await announceHiddenTour(database, markers, of.draft);
  const byPlace = <Value>(value: (built: BuiltConsultation) => Value) =>
    Object.fromEntries(PLACES.map((place) => [place, value(of[place])])) as Record<Place, Value>;
  return {
    of,
    ready,
    toClose,
    slugs: byPlace(slugOf),
    doctrineSlugs: byPlace(({ doctrineId }) => `doctrine-${doctrineId}`),
    draftReleaseId,
    ...stage,
  };
}

/** A consultation that is being prepared, on an edition that is being written. */
async function markDraft(database: DataSource, markers: Markers, draft: BuiltConsultation): Promise<void> {
  const prepared = { may: preparersOf('draft') };
  const plant = (what: string) => markers.plant(`${what} of the draft consultation`, prepared);
  markers.watch(draft.id, 'the draft consultation', prepared);
  const releaseId = await writeEdition(
    database,
    markers,
    draft,
    'the draft consultation',
    prepared.may,
    prepared.may,
  );
  await database.query(
    `UPDATE consultation SET release_id = $2, title = $3, summary = $4, description_html = $5, method_html = $6,
       charter_html = $7, moderation_notice = $8 WHERE id = $1`,
    [
      draft.id,
      releaseId,
      ...['title', 'summary', 'description', 'method', 'charter', 'moderation notice'].map(plant),
    ],
  );
}

/** Its texts are on no page of the API yet, so nobody has to see them. */
const writeNextEdition = (database: DataSource, markers: Markers, a: BuiltConsultation): Promise<string> =>
  writeEdition(database, markers, a, 'the next edition of A', preparersOf('A'), []);

async function writeEdition(
  database: DataSource,
  markers: Markers,
  { doctrineId, sections }: BuiltConsultation,
  where: string,
  may: readonly Person[],
  readers: readonly Person[],
): Promise<string> {
  const [releaseId, versionId, blockId] = [newId(), newId(), newId()] as const;
  const [section] = sections;
  if (!section) throw new Error('A doctrine without sections');
  const plant = (what: string, must = readers) => markers.plant(`${what} in ${where}`, { may, must });
  await database.query(
    `INSERT INTO release (id, doctrine_id, slug, label) VALUES ($1, $2, 'en-preparation', $3)`,
    [releaseId, doctrineId, plant('label', may)],
  );
  const title = plant('title of a section', may);
  await database.query(
    `INSERT INTO section_version (id, section_id, ordinal, title, markdown, html, text, reason)
     VALUES ($1, $2, 2, $3, $4, $5, $4, $6)`,
    [versionId, section.id, plant('title of a text'), plant('Markdown', []), plant('HTML'), plant('reason')],
  );
  await database.query(
    `INSERT INTO block (section_version_id, block_id, position, kind, text) VALUES ($1, $2, 0, 'paragraph', $3)`,
    [versionId, blockId, plant('paragraph')],
  );
  await database.query(
    `INSERT INTO release_section (release_id, section_id, section_version_id, slug, number, title, depth, position, reading_order)
     VALUES ($1, $2, $3, $4, '1', $5, 1, 0, 0)`,
    [releaseId, section.id, versionId, section.slug, title],
  );
  markers.watch(releaseId, `edition: ${where}`, { may });
  markers.watch(versionId, `text of a section: ${where}`, { may, must: readers });
  return releaseId;
}

async function insertStage(
  database: DataSource,
  consultationId: string,
  slug: string,
  name: string,
): Promise<string> {
  const id = newId();
  await database.query(
    `INSERT INTO tour_stage (id, consultation_id, slug, name, region_name, region_code, cities, time_zone, position,
       told_as_held, date_doubtful)
     VALUES ($1, $2, $3, $4, 'Bretagne', '53', '{Rennes}', 'Europe/Paris', 1, false, false)`,
    [id, consultationId, slug, name],
  );
  return id;
}

/** A stage with one of everything that a tour tells. */
async function tellTour(database: DataSource, { id }: BuiltConsultation) {
  const stageSlug = 'rennes';
  const stageId = await insertStage(database, id, stageSlug, 'Rennes');
  await database.query(
    `INSERT INTO tour_stage_day (stage_id, day, starts_at, ends_at)
     VALUES ($1, current_date, now(), now() + interval '8 hours')`,
    [stageId],
  );
  await database.query(
    `INSERT INTO programme_item (id, stage_id, part, position, title, orientations, speakers)
     VALUES ($1, $2, 'morning', 0, 'Ouverture', '{1}', '[{"name": "Une intervenante", "role": null}]')`,
    [newId(), stageId],
  );
  await database.query(
    `INSERT INTO tour_stage_media (id, stage_id, position, kind, text) VALUES ($1, $2, 0, 'film', 'Un film')`,
    [newId(), stageId],
  );
  await database.query(
    `INSERT INTO tour_source (id, consultation_id, key, position, title) VALUES ($1, $2, 'S1', 0, 'Une source')`,
    [newId(), id],
  );
  await database.query(
    `INSERT INTO tour_fact (id, consultation_id, stage_id, position, field, value, sources, doubtful, discrepancies, recap)
     VALUES ($1, $3, $4, 0, 'lieu', '"Rennes"', '["S1"]', false, '{}', false),
       ($2, $3, NULL, 1, 'étapes', '17', '["S1"]', true, '{}', false)`,
    [newId(), newId(), id, stageId],
  );
  await database.query(
    `INSERT INTO tour_discrepancy (id, consultation_id, key, position, statement, decision, stage_slugs)
     VALUES ($1, $2, 'D1', 0, 'Deux dates', 'La première', '{rennes}')`,
    [newId(), id],
  );
  return { stageId, stageSlug };
}

/** A tour of a consultation that is being prepared: not even its preparers have to see it. */
async function announceHiddenTour(
  database: DataSource,
  markers: Markers,
  draft: BuiltConsultation,
): Promise<void> {
  const hidden = { may: preparersOf('draft'), must: [] };
  const name = markers.plant('name of a stage of the draft consultation', hidden);
  markers.watch(
    await insertStage(database, draft.id, 'rennes', name),
    'stage of the draft consultation',
    hidden,
  );
}

export const seenIn = (place: Place): readonly Person[] =>
  place === 'draft' ? preparersOf('draft') : PEOPLE;
