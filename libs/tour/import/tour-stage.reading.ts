import GithubSlugger from 'github-slugger';
import {
  ImportedFact,
  ImportedMedia,
  ImportedQuantity,
  ImportedStage,
  ImportedStageDay,
  JsonValue,
} from './imported-tour';
import { programmeOf } from './programme.reading';
import { isOverseas, timeZoneOfRegion } from './region.time-zone';
import { isJsonObject, JsonObject, TourFaults } from './tour.faults';

const WEEKDAYS = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'];
const RECAP = ['rang', 'format', 'participants', 'cadrage', 'confirmation'];

/** A slug in French: accents folded, anything else than letters and digits a hyphen. */
export function frenchSlug(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/giu, 'oe').replace(/[’']/gu, ' ');
  return new GithubSlugger().slug(plain).replace(/-+/gu, '-').replace(/^-|-$/gu, '');
}

/** One statement of the file: `{ valeur, sources[, note] }`, or a bare value that the compiler added. */
export function factOf(
  field: string,
  value: JsonValue,
  path: string,
  sourceKeys: ReadonlySet<string>,
  faults: TourFaults,
): ImportedFact {
  const fact = { stageSlug: null, field, chosenReading: null, discrepancies: [] };
  if (!isJsonObject(value) || !('valeur' in value)) {
    return { ...fact, value, sources: [], note: null, doubtful: false };
  }
  for (const key of Object.keys(value)) {
    if (!['valeur', 'sources', 'note'].includes(key))
      faults.add(`${path}.${key}`, 'ce champ n’est pas connu ici.');
  }
  const sources = faults.texts(value.sources, `${path}.sources`);
  if (Array.isArray(value.sources) && sources.length === 0)
    faults.add(`${path}.sources`, 'un fait a au moins une source.');
  sources.forEach((key, index) => {
    if (key !== '' && !sourceKeys.has(key)) {
      faults.add(`${path}.sources[${index}]`, `la source « ${key} » n’est pas dans la liste des sources.`);
    }
  });
  const note = faults.optionalText(value.note, `${path}.note`);
  return { ...fact, value: value.valeur ?? null, sources, note, doubtful: note !== null };
}

/** One stage of the tour, every field checked. */
export function stageOf(
  value: JsonValue,
  path: string,
  sourceKeys: ReadonlySet<string>,
  faults: TourFaults,
): ImportedStage {
  const entry = faults.object(value, path);
  const facts = new Map(
    Object.entries(entry).map(([key, raw]) => [key, factOf(key, raw, `${path}.${key}`, sourceKeys, faults)]),
  );
  const fact = (key: string) => facts.get(key)?.value;
  const inner = (key: string) => `${path}.${key}.valeur`;

  const regionName = faults.text(fact('region'), inner('region'));
  const regionCode = faults.text(entry.code_region_insee, `${path}.code_region_insee`);
  const timeZone = timeZoneOfRegion(regionCode);
  if (regionCode !== '' && timeZone === null) {
    faults.add(`${path}.code_region_insee`, `« ${regionCode} » n’est le code d’aucune région française.`);
  }
  const cities = faults.texts(fact('villes'), inner('villes'));
  const name =
    isOverseas(regionCode) || cities.length === 0
      ? regionName.replace(/\s*\([^)]*\)\s*$/u, '')
      : enumerate(cities);
  const slug = frenchSlug(name);
  const days = daysOf(entry, path, faults);
  const correction = correctionOf(entry, path, faults);
  mark(facts.get('dates_retenues'), correction);
  const elsewhere = faults.optionalText(entry.villes_source, `${path}.villes_source`);
  mark(facts.get('villes'), elsewhere === null ? null : { note: elsewhere, chosen: cities.join(', ') });
  for (const found of facts.values()) found.stageSlug = slug;

  return {
    slug,
    name,
    regionName,
    regionCode,
    cities,
    timeZone: timeZone ?? 'Europe/Paris',
    position: faults.wholeNumber(entry.ordre_dans_la_liste, `${path}.ordre_dans_la_liste`),
    status: statusOf(entry, path, faults),
    dateDoubtful: correction !== null,
    days,
    venue: venueOf(fact('lieu'), inner('lieu'), faults),
    capacity: quantityOf(fact('capacite_prevue'), inner('capacite_prevue'), faults),
    attendance: quantityOf(fact('participants'), inner('participants'), faults),
    programme: programmeOf(fact('programme'), inner('programme'), faults),
    recap: RECAP.flatMap((key) => facts.get(key) ?? []),
    media: mediaOf(fact('media'), inner('media'), faults),
    nextStageText: faults.optionalText(fact('etape_suivante'), inner('etape_suivante')),
    facts: [...facts.values()],
  };
}

/** Joins as French does: « Montpellier et Toulouse ». */
function enumerate(names: string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} et ${names.at(-1) ?? ''}`;
}

function statusOf(entry: JsonObject, path: string, faults: TourFaults): ImportedStage['status'] {
  const status = faults.text(entry.statut, `${path}.statut`);
  if (/^tenue\b/u.test(status)) return 'held';
  if (status !== '' && !/^annoncée\b/u.test(status)) {
    faults.add(`${path}.statut`, '« tenue » ou « annoncée » est attendu au début.');
  }
  return 'announced';
}

/** The days of a stage. Weekdays are computed by the compiler: one that does not fit betrays a wrong date. */
function daysOf(entry: JsonObject, path: string, faults: TourFaults): ImportedStageDay[] {
  const dates = faults.texts(entry.dates_retenues, `${path}.dates_retenues`);
  const weekdays = faults.texts(entry.jours, `${path}.jours`);
  if (Array.isArray(entry.dates_retenues) && dates.length === 0) {
    faults.add(`${path}.dates_retenues`, 'une étape a au moins un jour.');
  }
  if (weekdays.length !== dates.length) faults.add(`${path}.jours`, 'il faut autant de jours que de dates.');
  return dates.flatMap((date, index) => {
    const place = `${path}.dates_retenues[${index}]`;
    if (!isDay(date)) {
      if (date !== '') faults.add(place, `« ${date} » n’est pas un jour (AAAA-MM-JJ).`);
      return [];
    }
    const previous = dates[index - 1];
    if (previous !== undefined && previous >= date) faults.add(place, 'les jours d’une étape se suivent.');
    const weekday = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
    if (weekdays[index] !== undefined && weekdays[index] !== weekday) {
      faults.add(`${path}.jours[${index}]`, `le ${date} est un ${weekday}.`);
    }
    return [{ date, weekday }];
  });
}

function isDay(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return (
    /^\d{4}-\d\d-\d\d$/u.test(date) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date)
  );
}

function correctionOf(
  entry: JsonObject,
  path: string,
  faults: TourFaults,
): { note: string; chosen: string } | null {
  if (entry.correction_de_date === undefined) return null;
  const place = `${path}.correction_de_date`;
  const correction = faults.object(entry.correction_de_date, place);
  const read = faults.text(correction.lu, `${place}.lu`);
  const chosen = faults.text(correction.retenu, `${place}.retenu`);
  const reason = faults.text(correction.raison, `${place}.raison`);
  if (
    chosen !== '' &&
    Array.isArray(entry.dates_retenues) &&
    !entry.dates_retenues.some((date) => typeof date === 'string' && chosen.startsWith(date))
  ) {
    faults.add(`${place}.retenu`, 'la date retenue n’est pas dans « dates_retenues ».');
  }
  return { note: `lu : ${read} ; ${reason}`, chosen };
}

function mark(fact: ImportedFact | undefined, doubt: { note: string; chosen: string } | null): void {
  if (!fact || !doubt) return;
  fact.doubtful = true;
  fact.note = fact.note === null ? doubt.note : `${fact.note} ; ${doubt.note}`;
  fact.chosenReading = doubt.chosen;
}

function venueOf(value: JsonValue | undefined, path: string, faults: TourFaults): string | null {
  return Array.isArray(value) ? faults.texts(value, path).join(' ; ') : faults.optionalText(value, path);
}

function quantityOf(value: JsonValue | undefined, path: string, faults: TourFaults): ImportedQuantity | null {
  const text = typeof value === 'number' ? String(value) : faults.optionalText(value, path);
  if (text === null) return null;
  const number = /\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+/u.exec(text)?.[0].replace(/\D/gu, '');
  return { number: number === undefined ? null : Number(number), text };
}

function mediaOf(value: JsonValue | undefined, path: string, faults: TourFaults): ImportedMedia[] {
  if (value === undefined) return [];
  return Object.entries(faults.object(value, path)).map(([kind, raw]) => {
    const text = faults.text(raw, `${path}.${kind}`);
    const url = /https?:\/\/[^\s)»]+/u.exec(text)?.[0] ?? null;
    return { kind, text, url: url !== null && URL.canParse(url) ? url : null };
  });
}
