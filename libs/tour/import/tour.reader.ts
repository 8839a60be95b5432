import {
  ImportedDiscrepancy,
  ImportedFact,
  ImportedStage,
  ImportedTourSource,
  JsonValue,
  TourReading,
} from './imported-tour';
import { factOf, frenchSlug, stageOf } from './tour-stage.reading';
import { isJsonObject, JsonObject, TourFaults } from './tour.faults';

/**
 * Reads the facts of a tour: `{ titre, sources, generalites, etapes, ecarts, … }`, where a fact is
 * `{ valeur, sources[, note] }`. Takes the text of the file or its parsed value. All or nothing: with one fault,
 * the first hundred faults come back, each with its path. Every key of the file is in a fact.
 */
export function readTour(json: unknown): TourReading {
  const faults = new TourFaults();
  const root = parsed(json, faults);
  const tour = root && tourOf(root, faults);
  return tour === null || faults.count > 0
    ? { sound: false, faults: faults.first, faultCount: faults.count }
    : { sound: true, tour };
}

function parsed(json: unknown, faults: TourFaults): JsonObject | null {
  let value: JsonValue | undefined;
  try {
    value = JSON.parse(
      typeof json === 'string' ? json.replace(/^\ufeff/u, '') : JSON.stringify(json ?? null),
    ) as JsonValue;
  } catch (error) {
    faults.add('$', `le JSON est mal formé (${error instanceof Error ? error.message : 'erreur inconnue'}).`);
    return null;
  }
  faults.checkTexts(value, '$');
  if (isJsonObject(value)) return value;
  faults.add('$', 'un objet est attendu à la racine du fichier.');
  return null;
}

function tourOf(root: JsonObject, faults: TourFaults) {
  const sources = sourcesOf(root, faults);
  const keys = new Set(sources.map((source) => source.key));
  const stages = faults
    .list(root.etapes, '$.etapes')
    .map((entry, index) => stageOf(entry, `$.etapes[${index}]`, keys, faults));
  if (Array.isArray(root.etapes) && stages.length === 0)
    faults.add('$.etapes', 'un tour a au moins une étape.');
  refuseTwice(stages, faults);
  const { discrepancies, facts: discrepancyFacts } = discrepanciesOf(root, stages, faults);
  const general = Object.entries(faults.object(root.generalites, '$.generalites')).map(([key, value]) =>
    factOf(`generalites.${key}`, value, `$.generalites.${key}`, keys, faults),
  );
  const rest = Object.entries(root)
    .filter(([key]) => !['sources', 'etapes', 'generalites', 'ecarts'].includes(key))
    .map(([key, value]) => factOf(key, value, `$.${key}`, keys, faults));
  return {
    title: faults.text(root.titre, '$.titre'),
    sources,
    stages,
    facts: [...rest, ...general, ...discrepancyFacts],
    discrepancies,
  };
}

function sourcesOf(root: JsonObject, faults: TourFaults): ImportedTourSource[] {
  return Object.entries(faults.object(root.sources, '$.sources')).map(([key, value]) => {
    const path = `$.sources.${key}`;
    const source = faults.object(value, path);
    for (const field of Object.keys(source)) {
      if (!['titre', 'url', 'date', 'fichier'].includes(field))
        faults.add(`${path}.${field}`, 'ce champ n’est pas connu ici.');
    }
    const url = faults.optionalText(source.url, `${path}.url`);
    if (url !== null && url !== '' && !(/^https?:\/\//iu.test(url) && URL.canParse(url))) {
      faults.add(`${path}.url`, 'une adresse web (http ou https) est attendue ici.');
    }
    return {
      key,
      title: faults.text(source.titre, `${path}.titre`),
      url,
      dated: faults.optionalText(source.date, `${path}.date`),
      file: faults.optionalText(source.fichier, `${path}.fichier`),
    };
  });
}

function refuseTwice(stages: ImportedStage[], faults: TourFaults): void {
  stages.forEach((stage, index) => {
    const before = stages.slice(0, index);
    if (stage.slug !== '' && before.some((other) => other.slug === stage.slug)) {
      faults.add(`$.etapes[${index}]`, `une autre étape s’appelle déjà « ${stage.name} ».`);
    }
    if (stage.position > 0 && before.some((other) => other.position === stage.position)) {
      faults.add(`$.etapes[${index}].ordre_dans_la_liste`, `le rang ${stage.position} est déjà pris.`);
    }
  });
}

/** The discrepancies: each is a fact of the tour, and marks the facts of the stages that it touches. */
function discrepanciesOf(root: JsonObject, stages: ImportedStage[], faults: TourFaults) {
  const discrepancies: ImportedDiscrepancy[] = [];
  const facts: ImportedFact[] = [];
  const entries = root.ecarts === undefined ? [] : faults.list(root.ecarts, '$.ecarts');
  entries.forEach((value, index) => {
    const path = `$.ecarts[${index}]`;
    const entry = faults.object(value, path);
    const id = faults.text(entry.id, `${path}.id`);
    const decision = faults.text(entry.decision, `${path}.decision`);
    if (discrepancies.some((other) => other.id === id))
      faults.add(`${path}.id`, `l’écart « ${id} » figure deux fois.`);
    const certainty = faults.optionalText(entry.certitude, `${path}.certitude`);
    const touched = stages.flatMap((stage) => touchedFacts(id, decision, stage));
    for (const fact of touched) {
      fact.doubtful = true;
      fact.discrepancies.push(id);
      fact.chosenReading ??= decision;
    }
    const stageSlugs = [...new Set(touched.flatMap((fact) => fact.stageSlug ?? []))];
    discrepancies.push({
      id,
      statement: faults.text(entry.constat, `${path}.constat`),
      decision,
      certainty,
      stageSlugs,
    });
    facts.push({
      stageSlug: null,
      field: `ecarts.${id}`,
      value,
      sources: [],
      note: certainty,
      doubtful: true,
      chosenReading: decision,
      discrepancies: [id],
    });
  });
  return { discrepancies, facts };
}

/**
 * The file ties a discrepancy to its stages only by words: a correction of years (« annees-2019-pour-2020 ») to the
 * corrected dates, an id that holds a stage’s slug (« rang-la-reunion ») to the field that the rest of the id names, or
 * to the facts in which the rest of the id is written. What is tied to no stage stays a matter of the tour.
 */
function touchedFacts(id: string, decision: string, stage: ImportedStage): ImportedFact[] {
  if (id.startsWith('annees-')) {
    const corrected =
      stage.dateDoubtful && stage.days.some((day) => day.date.startsWith(decision.slice(0, 4)));
    return corrected ? stage.facts.filter((fact) => fact.field === 'dates_retenues') : [];
  }
  const words = `-${id}-`;
  if (stage.slug === '' || !words.includes(`-${stage.slug}-`)) return [];
  const rest = words.replace(`-${stage.slug}-`, '-').replace(/^-|-$/gu, '');
  return stage.facts.filter(
    (fact) =>
      fact.field === rest || (rest.includes('-') && frenchSlug(JSON.stringify(fact.value)).includes(rest)),
  );
}
