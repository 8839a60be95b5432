import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImportedTour, readTour, timeZoneOfRegion } from './index';
import { speakersIn } from './programme.reading';

const FILE = join(process.env.SHARED_DATA ?? '../shared/data', 'tour-2019.json');
const present = existsSync(FILE);
if (!present) process.stderr.write(`SKIPPED: the real tour, ${FILE} is not there\n`);

const stage = (more: object = {}) => ({
  ordre_dans_la_liste: 1,
  region: { valeur: 'Bretagne', sources: ['presse'] },
  code_region_insee: '53',
  villes: { valeur: ['Brest'], sources: ['presse'] },
  dates_retenues: ['2030-05-02'],
  jours: ['jeudi'],
  statut: 'tenue',
  ...more,
});

const tour = (stages: object[], more: object = {}) => ({
  titre: 'Un tour',
  sources: { presse: { titre: 'La presse', url: 'https://presse.example/tour', date: '2030' } },
  generalites: { duree: { valeur: 'un mois', sources: ['presse'] } },
  etapes: stages,
  ...more,
});

function read(json: unknown): ImportedTour {
  const reading = readTour(json);
  if (!reading.sound) throw new Error(JSON.stringify(reading.faults));
  return reading.tour;
}

function faults(json: unknown): string[] {
  const reading = readTour(json);
  return reading.sound ? [] : reading.faults.map((fault) => fault.path);
}

describe('the facts of a tour', () => {
  it('give a stage its name, slug, days and time zone', () => {
    const [brest, cayenne] = read(
      tour([
        stage({ dates_retenues: ['2030-05-02', '2030-05-03'], jours: ['jeudi', 'vendredi'] }),
        stage({
          ordre_dans_la_liste: 2,
          code_region_insee: '03',
          region: { valeur: 'Guyane', sources: ['presse'] },
          villes: { valeur: [], sources: ['presse'] },
        }),
      ]),
    ).stages;
    expect(brest).toMatchObject({
      slug: 'brest',
      name: 'Brest',
      timeZone: 'Europe/Paris',
      status: 'held',
      dateDoubtful: false,
    });
    expect(brest?.days.map((day) => day.date)).toEqual(['2030-05-02', '2030-05-03']);
    expect(cayenne).toMatchObject({
      slug: 'guyane',
      name: 'Guyane',
      cities: [],
      timeZone: 'America/Cayenne',
    });
  });

  it('keep the source, the note and the doubt of each fact', () => {
    const [brest] = read(
      tour([
        stage({
          participants: {
            valeur: 'plus de 1 200 personnes',
            sources: ['presse'],
            note: 'selon les organisateurs',
          },
        }),
      ]),
    ).stages;
    expect(brest?.attendance).toEqual({ number: 1200, text: 'plus de 1 200 personnes' });
    expect(brest?.facts.find((fact) => fact.field === 'participants')).toMatchObject({
      stageSlug: 'brest',
      sources: ['presse'],
      note: 'selon les organisateurs',
      doubtful: true,
    });
    expect(brest?.facts.find((fact) => fact.field === 'region')?.doubtful).toBe(false);
  });

  it('mark a corrected date as doubtful, with the reading chosen', () => {
    const corrected = stage({
      correction_de_date: { lu: '2029-05-02', retenu: '2030-05-02 (jeudi)', raison: 'année fautive' },
    });
    const ecarts = [
      { id: 'annees-2029-pour-2030', constat: 'année fautive', decision: '2030', certitude: 'forte' },
    ];
    const read2030 = read(tour([corrected], { ecarts }));
    expect(read2030.stages[0]?.dateDoubtful).toBe(true);
    expect(read2030.stages[0]?.facts.find((fact) => fact.field === 'dates_retenues')).toMatchObject({
      doubtful: true,
      chosenReading: '2030-05-02 (jeudi)',
      discrepancies: ['annees-2029-pour-2030'],
    });
    expect(read2030.discrepancies[0]).toMatchObject({ certainty: 'forte', stageSlugs: ['brest'] });
  });

  it('tell the morning from the afternoon only when the programme does', () => {
    const programme = (sequences: string[]) => ({
      programme: {
        valeur: sequences.map((sequence) => ({ sequence, contenu: 'à suivre' })),
        sources: ['presse'],
      },
    });
    const parts = (sequences: string[]) =>
      read(tour([stage(programme(sequences))])).stages[0]?.programme.map((item) => item.part);
    expect(parts(['ouverture', 'après-midi', 'clôture'])).toEqual(['morning', 'afternoon', 'afternoon']);
    expect(parts(['ouverture', 'clôture'])).toEqual(['day', 'day']);
  });

  it('find the speakers that the text names beyond doubt', () => {
    const names = (text: string) => speakersIn(text).map((speaker) => speaker.name);
    expect(names('table ronde ; Anne Le Goff (CHU), Dr Yann Kerl (Ordre des médecins)')).toEqual([
      'Anne Le Goff',
      'Dr Yann Kerl',
    ]);
    expect(names('échanges avec Anne-Lise Morvan (Groupe Santé Ouest) et Pr Luc Salaün')).toEqual([
      'Anne-Lise Morvan',
      'Pr Luc Salaün',
    ]);
    expect(names('démonstration (Maël Riou, Rose Tanguy, CHU de Brest)')).toEqual([
      'Maël Riou',
      'Rose Tanguy',
    ]);
    expect(names('Accueil par la directrice générale de l’agence')).toEqual([]);
    expect(names('visite de la Cité Bleue (Port de Brest)')).toEqual([]);
  });

  it.each([
    [
      'an unknown source',
      [stage({ lieu: { valeur: 'Salle', sources: ['radio'] } })],
      '$.etapes[0].lieu.sources[0]',
    ],
    [
      'a fact without source',
      [stage({ lieu: { valeur: 'Salle', sources: [] } })],
      '$.etapes[0].lieu.sources',
    ],
    ['a region that does not exist', [stage({ code_region_insee: '99' })], '$.etapes[0].code_region_insee'],
    [
      'a day that no calendar has',
      [stage({ dates_retenues: ['2030-02-30'] })],
      '$.etapes[0].dates_retenues[0]',
    ],
    ['a weekday that is not the date’s', [stage({ jours: ['lundi'] })], '$.etapes[0].jours[0]'],
    ['a status of its own', [stage({ statut: 'peut-être' })], '$.etapes[0].statut'],
    ['two stages of one name', [stage(), stage({ ordre_dans_la_liste: 2 })], '$.etapes[1]'],
    [
      'an unknown key in a fact',
      [stage({ lieu: { valeur: 'Salle', sources: ['presse'], avis: 'x' } })],
      '$.etapes[0].lieu.avis',
    ],
    ['a NUL character', [stage({ statut: 'tenue \u0000' })], '$.etapes[0].statut'],
    ['no stage', [], '$.etapes'],
  ])('are refused with the path: %s', (_name, stages, path) => {
    expect(faults(tour(stages))).toContain(path);
  });

  it('are refused when the file is no JSON object', () => {
    expect(faults('{"titre":')).toEqual(['$']);
    expect(faults('[]')).toContain('$');
    expect(faults(null)).toContain('$');
    expect(
      faults(tour([stage()], { sources: { presse: { titre: 'x', url: 'javascript:alert(1)' } } })),
    ).toContain('$.sources.presse.url');
  });

  it('know the time zone of every French region', () => {
    expect(['04', '01', '02', '03', '06', '94', '53'].map(timeZoneOfRegion)).toEqual([
      'Indian/Reunion',
      'America/Guadeloupe',
      'America/Martinique',
      'America/Cayenne',
      'Indian/Mayotte',
      'Europe/Paris',
      'Europe/Paris',
    ]);
    expect(timeZoneOfRegion('constructor')).toBeNull();
  });
});

/** Every scalar below a value, with a count, as text. */
function leaves(value: unknown, found = new Map<string, number>()): Map<string, number> {
  if (value !== null && typeof value === 'object')
    for (const inner of Object.values(value)) leaves(inner, found);
  else found.set(String(value), (found.get(String(value)) ?? 0) + 1);
  return found;
}

(present ? describe : describe.skip)('the real tour of 2019', () => {
  const source: unknown = present ? JSON.parse(readFileSync(FILE, 'utf8')) : null;

  it('has its sixteen stages, on their days and in their time zones', () => {
    const { stages } = read(source);
    expect(stages).toHaveLength(16);
    expect(stages.filter((found) => found.status === 'held').map((found) => found.slug)).toEqual([
      'rennes',
      'montpellier-et-toulouse',
      'orleans',
      'la-reunion',
    ]);
    expect(stages.filter((found) => found.dateDoubtful)).toHaveLength(3);
    expect(stages.find((found) => found.slug === 'la-reunion')).toMatchObject({
      timeZone: 'Indian/Reunion',
      regionCode: '04',
    });
    expect(stages.find((found) => found.slug === 'la-reunion')?.days).toHaveLength(2);
    expect(stages.find((found) => found.slug === 'rennes')?.programme.map((item) => item.part)).toEqual([
      'morning',
      'morning',
      'morning',
      'morning',
      'afternoon',
    ]);
  });

  it('has its discrepancies with the reading chosen, and marks what they touch', () => {
    const { discrepancies, facts } = read(source);
    expect(discrepancies).toHaveLength(7);
    expect(discrepancies.every((found) => found.decision !== '')).toBe(true);
    expect(facts.filter((fact) => fact.field.startsWith('ecarts.') && fact.doubtful)).toHaveLength(7);
  });

  it('loses nothing: every value of the file is in a fact or a source, as often as in the file', () => {
    const { facts, sources, stages } = read(source);
    const out = leaves([
      ...facts.flatMap(({ value, sources: keys, note }) => [value, keys, note]),
      ...stages.flatMap((found) =>
        found.facts.flatMap(({ value, sources: keys, note }) => [value, keys, note]),
      ),
      ...sources.map(({ title, url, dated, file }) => [title, url, dated, file]),
    ]);
    const missing = [...leaves(source)].filter(([leaf, times]) => (out.get(leaf) ?? 0) < times);
    expect(missing).toEqual([]);
  });
});
