import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { Consultation, Doctrine, Release } from '#doctrine';
import { Participant } from '#identity';
import { InvalidInput, newId, NotFound } from '#kernel';
import { openDatabase, type Transaction } from '#platform';
import { countStatements, createTestDatabase, type TestDatabase } from '#platform/testing';
import { buildConsultation } from '../../test/builders/consultation.builder';
import { readTour, tourEntities, TourQueries, TourService } from './index';

const FILE = join(process.env.SHARED_DATA ?? '../shared/data', 'tour-2019.json');

/** A tour of one stage whose days are counted from today in the stage's own zone. */
const tourWith = (days: string[], region = '53') =>
  readTour({
    titre: 'Un tour',
    sources: { presse: { titre: 'La presse', url: 'https://presse.example/tour', date: '2030' } },
    generalites: { duree: { valeur: 'un mois', sources: ['presse'] } },
    etapes: [
      {
        ordre_dans_la_liste: 1,
        region: { valeur: 'Bretagne', sources: ['presse'] },
        code_region_insee: region,
        villes: { valeur: ['Brest'], sources: ['presse'], note: 'à confirmer' },
        dates_retenues: days,
        jours: days.map((day) =>
          new Intl.DateTimeFormat('fr', { weekday: 'long', timeZone: 'UTC' }).format(new Date(day)),
        ),
        statut: 'annoncée',
      },
    ],
  });

describe('the tour of a consultation', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let service: TourService;
  let queries: TourQueries;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await openDatabase({ DATABASE_URL: database.url, DATABASE_POOL_SIZE: 5 }, []);
    service = new TourService();
    queries = new TourQueries(dataSource);
  }, 60_000);

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const importTour = (consultationId: string, reading: ReturnType<typeof readTour>) =>
    dataSource.transaction((manager) =>
      service.importTour({ manager } as Transaction, consultationId, reading),
    );

  const dayIn = async (days: number, zone: string): Promise<string> => {
    const [row]: [{ day: string }] = await dataSource.query(
      `SELECT ((now() AT TIME ZONE $1)::date + $2::int)::text AS day`,
      [zone, days],
    );
    return row.day;
  };

  const stateWith = async (offsets: number[], region = '53', zone = 'Europe/Paris') => {
    const consultation = await buildConsultation(dataSource);
    const days = await Promise.all(offsets.map((offset) => dayIn(offset, zone)));
    await importTour(consultation.id, tourWith(days, region));
    const [stage] = await queries.stages(consultation.id);
    return stage?.state;
  };

  it('is announced before its first day, live on its days, held after the last', async () => {
    expect(await stateWith([1])).toBe('announced');
    expect(await stateWith([0])).toBe('live');
    expect(await stateWith([-1])).toBe('held');
    expect(await stateWith([-1, 0])).toBe('live');
    expect(await stateWith([-1, 1])).toBe('announced');
  });

  it('judges the day where the stage is, not where the server is', async () => {
    expect(await stateWith([0], '04', 'Indian/Reunion')).toBe('live');
    expect(await stateWith([0], '02', 'America/Martinique')).toBe('live');
    const consultation = await buildConsultation(dataSource);
    await importTour(consultation.id, tourWith(['2019-10-03'], '04'));
    const [stage] = await queries.stages(consultation.id);
    expect(stage?.days[0]?.startsAt.toISOString()).toBe('2019-10-02T20:00:00.000Z');
    expect(stage?.days[0]?.endsAt.toISOString()).toBe('2019-10-03T20:00:00.000Z');
  });

  it('keeps the ids of its stages when it is imported again', async () => {
    const consultation = await buildConsultation(dataSource);
    const reading = tourWith(['2019-09-19']);
    await importTour(consultation.id, reading);
    const before = await queries.stage(consultation.id, 'brest');
    await importTour(consultation.id, reading);
    expect(await queries.stage(consultation.id, 'brest')).toEqual(before);
    expect(before?.facts.some((fact) => fact.note === 'à confirmer' && fact.doubtful)).toBe(true);
    expect(before?.facts.find((fact) => fact.field === 'villes')?.sources).toEqual([
      { key: 'presse', title: 'La presse', url: 'https://presse.example/tour', dated: '2030' },
    ]);
  });

  it('is not shown while its consultation is being prepared', async () => {
    const consultation = await buildConsultation(dataSource, { opensInDays: null });
    await importTour(consultation.id, tourWith(['2019-09-19']));
    expect(await queries.stages(consultation.id)).toEqual([]);
    expect(await queries.stage(consultation.id, 'brest')).toBeNull();
    expect(await queries.facts(consultation.id, null)).toEqual([]);
  });

  it('refuses a file with faults and an unknown consultation', async () => {
    const consultation = await buildConsultation(dataSource);
    await expect(importTour(consultation.id, readTour('{'))).rejects.toThrow(InvalidInput);
    await expect(importTour(newId(), tourWith(['2019-09-19']))).rejects.toThrow(NotFound);
  });

  const onRealFile = existsSync(FILE) ? it : it.skip;
  if (!existsSync(FILE)) process.stderr.write(`SKIPPED: the real tour, ${FILE} is not there\n`);

  onRealFile('of 2019 comes in whole, twice, and its list costs one statement', async () => {
    const consultation = await buildConsultation(dataSource);
    const reading = readTour(readFileSync(FILE, 'utf8'));
    if (!reading.sound) throw new Error('the real tour is refused');
    const first = await importTour(consultation.id, reading);
    expect(await importTour(consultation.id, reading)).toEqual(first);
    const { result: stages, statements } = await countStatements(dataSource, () =>
      queries.stages(consultation.id),
    );
    expect(statements).toHaveLength(1);
    expect(stages.map((stage) => stage.slug)).toEqual(reading.tour.stages.map((stage) => stage.slug));
    expect(stages.every((stage) => stage.state === 'held')).toBe(true);
    for (const imported of reading.tour.stages) {
      const page = await queries.stage(consultation.id, imported.slug);
      expect(page?.stage.days.map(({ day }) => day)).toEqual(imported.days.map(({ date }) => date));
      expect(page?.programme).toHaveLength(imported.programme.length);
      expect(page?.facts.map(({ field, value }) => ({ field, value }))).toEqual(
        imported.facts.map(({ field, value }) => ({ field, value })),
      );
    }
  });

  it('is described by its entities exactly', async () => {
    const described = await openDatabase({ DATABASE_URL: database.url, DATABASE_POOL_SIZE: 2 }, [
      Participant,
      Doctrine,
      Release,
      Consultation,
      ...tourEntities,
    ]);
    try {
      const { upQueries } = await described.driver.createSchemaBuilder().log();
      const ours = upQueries.filter(({ query }) => /tour_|programme_item/.test(query));
      expect(ours.map(({ query }) => query)).toEqual([]);
    } finally {
      await described.destroy();
    }
  });
});
