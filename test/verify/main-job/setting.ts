import { resolve } from 'node:path';
import type { Running, Stage } from '../processes';
import { must, Person, type Tally } from './cast';

const CONTENT = resolve('apps/cli/sample/content');
const SLUG = 'edition-2019';
const TITLE = 'Concertation sur la doctrine technique';

/** The section that the story happens on. */
const SECTION = 'De quoi se compose l’INS';

const DAY_MS = 86_400_000;

export interface Place {
  url: string;
  consultationId: string;
  consultationSlug: string;
  consultationTitle: string;
  section: { id: string; slug: string; blocks: { id: string; kind: string; text: string }[] };
  rennes: string;
  elsewhere: string;
}

export interface Cast {
  visitor: Person;
  author: Person;
  other: Person;
  rapporteur: Person;
  moderator: Person;
  drafter: Person;
  administrator: Person;
}

/**
 * What the operator does on their command line, then one HTTP process and one worker. Gives how operator commands are
 * run, for the end of the story.
 */
export async function open(
  stage: Stage,
  dataFolder: string,
): Promise<{ api: Running; operator: (...parameters: string[]) => Promise<string> }> {
  const settings = { DATABASE_URL: await stage.postgres(), DATA_DIR: dataFolder };
  const operator = async (...parameters: string[]): Promise<string> => {
    const { code, output } = await stage.cli(settings, ...parameters);
    must(code === 0, `the operator runs ${parameters.slice(0, 2).join(' ')}`, output);
    return output;
  };
  await operator(
    ...['doctrine', 'import', `${CONTENT}/doctrine`, '--doctrine', 'doctrine-technique'],
    ...['--title', 'Doctrine technique', '--reason', 'Import'],
    ...['--release', 'soumise', '--label', 'Édition soumise à concertation'],
  );
  await operator(
    ...['consultation', 'open', '--doctrine', 'doctrine-technique', '--release', 'soumise'],
    ...['--slug', SLUG, '--title', TITLE, '--policy', 'before'],
    ...['--opens', new Date(Date.now() - 60_000).toISOString()],
    ...['--closes', new Date(Date.now() + 90 * DAY_MS).toISOString()],
    ...['--due', new Date(Date.now() + 120 * DAY_MS).toISOString().slice(0, 10)],
    ...['--charter', 'Restez courtois.', '--method', 'Commentez chaque section ou un de ses paragraphes.'],
  );
  await operator('tour', 'import', `${CONTENT}/tour.json`, '--consultation', SLUG);
  await operator('roles', 'grant', 'admin@exemple.fr', 'administrator', '--name', 'Administration');
  for (const role of ['moderator', 'drafter'])
    await operator('roles', 'grant', `${role}@exemple.fr`, role, '--name', role, '--consultation', SLUG);
  const api = await stage.api(settings);
  stage.worker({ ...settings, PUBLIC_URL: api.url });
  return { api, operator };
}

/** A visitor finds the consultation, the section, its paragraphs and the tour's stage of Rennes. */
export async function findPlace(url: string, visitor: Person): Promise<Place> {
  must((await visitor.page('/')).includes(TITLE), 'the home page names the consultation');
  const consultation = await visitor.read<{
    id: string;
    state: string;
    release: { sections: { id: string; slug: string; title: string }[] };
  } | null>(
    'query ($slug: String!) { consultation(slug: $slug) { id state release { sections { id slug title } } } }',
    {
      slug: SLUG,
    },
  );
  must(consultation?.state === 'open', 'the consultation is open', consultation);
  const entry = consultation.release.sections.find(({ title }) => title.startsWith(SECTION));
  must(entry !== undefined, `the contents have a section ${SECTION}`);
  const section = await visitor.read<{
    id: string;
    slug: string;
    version: { blocks: Place['section']['blocks'] };
  }>(
    `query ($consultation: String!, $slug: String!) { section(consultationSlug: $consultation, slug: $slug) {
       id slug version { blocks { id kind text } } } }`,
    { consultation: SLUG, slug: entry.slug },
  );
  const stages = await visitor.read<{ id: string; slug: string; name: string; cities: string[] }[]>(
    'query ($consultationId: ID!) { tourStages(consultationId: $consultationId) { id slug name cities } }',
    { consultationId: consultation.id },
  );
  const rennes = stages.find(({ cities }) => cities.includes('Rennes'));
  const elsewhere = stages.find(({ cities }) => !cities.includes('Rennes'));
  must(rennes !== undefined && elsewhere !== undefined, 'the tour stops in Rennes', stages);
  return {
    url,
    consultationId: consultation.id,
    consultationSlug: SLUG,
    consultationTitle: TITLE,
    section: { id: section.id, slug: section.slug, blocks: section.version.blocks },
    rennes: rennes.id,
    elsewhere: elsewhere.id,
  };
}

/** Everybody signs in by mailed link. */
export async function gather(url: string, visitor: Person, tally: Tally): Promise<Cast> {
  const person = (email: string, name: string): Promise<Person> => Person.signedIn(url, email, name, tally);
  return {
    visitor,
    author: await person('camille@exemple.fr', 'the author'),
    other: await person('dominique@exemple.fr', 'the other participant'),
    rapporteur: await person('rapporteur@exemple.fr', 'the rapporteur'),
    moderator: await person('moderator@exemple.fr', 'the moderator'),
    drafter: await person('drafter@exemple.fr', 'the drafter'),
    administrator: await person('admin@exemple.fr', 'the administrator'),
  };
}
