import { webBuild } from '../../apps/api/web/web-application';
import { PEOPLE, type Person, preparersOf, SCREENS, SIGNED_IN, STAFF } from './expectations';
import type { Seed } from './seed';
import { PLACES, seenIn } from './seed.places';
import { ABSENT_ID, ABSENT_SLUG, type Pools, type Target } from './targets';

type Values = Readonly<Record<string, Target>>;

/** One address of the site, with what it names and who is answered with the page. */
export interface Visit {
  /** The pattern of the address: the surface, in the report. */
  readonly surface: string;
  readonly params: Values;
  readonly search: Values;
  /** Who is shown the page, where they may know of all that the address names. Null: the answer's status is not judged. */
  readonly opens: readonly Person[] | null;
}

/** Addresses besides the screens: files of the site, and those of its first version, which lead on. */
const FILES = [
  '/health',
  '/health/live',
  '/robots.txt',
  '/sitemap.xml',
  '/.well-known/security.txt',
  '/concertations/:consultation/tour.ics',
];
const OTHERS = [
  '/explorateur',
  '/style.css',
  '/concertations/:consultation/tour/:stage.ics',
  '/consultations/:consultation',
  '/consultations/:consultation/sections/:section',
];

/** Parameters by which a page opens something of a comment: its form, or the comment that was just sent. */
const OF_COMMENTS = ['envoi', 'repondre', 'signaler', 'retirer'];

const namesIn = (pattern: string): string[] => [...pattern.matchAll(/:(\w+)/g)].map(([, name = '']) => name);

/** What `text` names is filled with values; those that stand in for others come from `instead`. */
export function pathOf({ surface, params, search }: Visit, instead: Readonly<Record<string, string>> = {}) {
  const valueOf = (name: string): string => instead[name] ?? (params[name] ?? search[name])?.value ?? '';
  const path = surface.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(valueOf(name)));
  const query = new URLSearchParams(
    Object.fromEntries(Object.keys(search).map((name) => [name, valueOf(name)])),
  ).toString();
  return query ? `${path}?${query}` : path;
}

/** What the address names that this person must not know of, each with the name of nothing. */
export const hiddenFrom = (person: Person, { params, search }: Visit): [string, Target, string][] =>
  Object.entries({ ...params, ...search })
    .filter(([, { seenBy }]) => !seenBy.includes(person))
    .map(([name, target]) => [name, target, /^[\da-f-]{36}$/.test(target.value) ? ABSENT_ID : ABSENT_SLUG]);

/** Every page of the site: each screen that there is, on everything that its address can name, and the files beside. */
export function visitsOf(seed: Seed, pools: Pools): Visit[] {
  const { renderer } = webBuild({ WEB_DIR: undefined });
  const screens = Object.keys(renderer.SCREEN_FILES).flatMap((screen) => {
    const [first, ...rest] = visitsTo(seed, pools, renderer.patternOf('fr', screen), screen);
    if (!first) return [];
    return [first, { ...first, surface: renderer.patternOf('en', screen) }, ...rest];
  });
  const files = [...FILES, ...OTHERS].flatMap((pattern) =>
    visitsTo(seed, pools, pattern, FILES.includes(pattern) ? 'file' : 'other'),
  );
  const at = (screen: string): string => renderer.patternOf('fr', screen);
  return [...screens, ...files, ...searches(seed, pools, at)];
}

/** Screens that nobody has said who opens, in words. */
export const undecidedScreens = (): string[] =>
  Object.keys(webBuild({ WEB_DIR: undefined }).renderer.SCREEN_FILES)
    .filter((screen) => !SCREENS[screen])
    .map((screen) => `Nothing says who opens the screen ${screen} (test/visibility/expectations.ts)`);

function visitsTo(seed: Seed, pools: Pools, surface: string, screen: string): Visit[] {
  let all: Values[] = [{}];
  for (const name of namesIn(surface)) {
    const pool = poolOf(seed, pools, screen, name);
    all = all.flatMap((values) => pool.map((target) => ({ ...values, [name]: target })));
  }
  return all.filter(isWorthVisiting).map((params) => {
    const [place] = placesOf(params);
    // Programs fetch files without a session: what is being prepared has none, not even for those who prepare it.
    const readers = place === 'draft' ? [] : PEOPLE;
    const opens = SCREENS[screen]?.(place ?? null) ?? (screen === 'file' ? readers : null);
    // What is here is looked for there too: that there is none is as good an answer as a page.
    const isMixed = placesOf(params).length > 1;
    return { surface, params, search: {}, opens: isMixed ? null : opens };
  });
}

const placesOf = (values: Values) => [...new Set(Object.values(values).flatMap(({ place }) => place ?? []))];

/** Things of one place together, and comments of another place under the address of A. */
const isWorthVisiting = (values: Values): boolean =>
  placesOf(values).length <= 1 || (values.comment !== undefined && values.consultation?.place === 'A');

function poolOf(seed: Seed, pools: Pools, screen: string, name: string): readonly Target[] {
  const { of, stageSlug } = seed.places;
  switch (name) {
    case 'consultation':
      return pools.consultationSlug ?? [];
    case 'doctrine':
      return PLACES.map((place) => ({ value: seed.places.doctrineSlugs[place], seenBy: PEOPLE, place }));
    case 'section':
      // Who writes a section names it by its id.
      if (screen === 'writeSection') return pools.sectionId ?? [];
      // Every doctrine of the matrix has a published edition, whatever is being prepared on it.
      if (isOfEditions(screen))
        return PLACES.flatMap((place) =>
          of[place].sections.map(({ slug }) => ({ value: slug, seenBy: PEOPLE, place })),
        );
      return PLACES.flatMap((place) =>
        of[place].sections.map(({ slug }) => ({ value: slug, seenBy: seenIn(place), place })),
      );
    case 'release':
      return [
        ...PLACES.map((place) => ({ value: 'soumise', seenBy: PEOPLE, place })),
        ...(screen === 'release'
          ? (['A', 'draft'] as const).map((place) => ({
              ...{ value: 'en-preparation', seenBy: preparersOf(place), place },
            }))
          : []),
      ];
    case 'stage':
      return [{ value: stageSlug, seenBy: PEOPLE, place: 'A' }];
    case 'placement':
      return pools.placementId ?? [];
    case 'import':
      return [{ value: seed.importId, seenBy: preparersOf('A'), place: 'A' }];
    case 'case':
      return pools.caseId ?? [];
    case 'comment':
      return seed.allComments.map(({ id, marks, place, writer }) => ({
        ...{ value: id, place },
        // Their own, on the page of what is theirs.
        seenBy: screen === 'myContribution' ? ownersOf(writer) : marks.audience('existence'),
      }));
    default:
      throw new Error(`An address with « ${name} » that the matrix cannot fill (test/visibility/visits.ts)`);
  }
}

const isOfEditions = (screen: string): boolean =>
  ['releaseSection', 'sectionVersions', 'compareVersions'].includes(screen);

const isHiddenFromSome = ({ seenBy }: Target): boolean => seenBy.length < PEOPLE.length;

/** What was said in the room is not the rapporteur's own. */
const ownersOf = (writer: Person): readonly Person[] => (writer === 'rapporteurOfA' ? [] : [writer]);

/** Pages that a parameter turns to something else: to each comment, each decision, each consultation. */
function searches(seed: Seed, pools: Pools, at: (screen: string) => string): Visit[] {
  const consultation: Target = { value: seed.places.slugs.A, seenBy: PEOPLE, place: 'A' };
  const section: Target = { value: 'section-1', seenBy: PEOPLE, place: 'A' };
  const comment: Target = { value: seed.comment('published remark').id, seenBy: PEOPLE, place: 'A' };
  const own: Target = { value: seed.comment('refused amendment').id, seenBy: ['author'], place: 'A' };
  const administrators = SIGNED_IN.filter((person) =>
    Object.values(STAFF).some((staff) => staff.administrators.includes(person)),
  );
  const visit = (screen: string, params: Values, search: Values, opens: Visit['opens']): Visit => ({
    ...{ surface: at(screen), params, search, opens },
  });
  const plain = (value: string): Target => ({ value, seenBy: PEOPLE });
  return [
    ...(pools.commentId ?? []).filter(isHiddenFromSome).flatMap((target) => {
      const search = Object.fromEntries(OF_COMMENTS.map((name) => [name, target]));
      return [
        visit('section', { consultation, section }, search, PEOPLE),
        visit('contribution', { consultation, comment }, search, PEOPLE),
      ];
    }),
    ...(pools.decisionId ?? []).map((recours) =>
      visit('myContribution', { comment: own }, { recours }, ['author']),
    ),
    ...['modifier', 'retirer'].map((name) =>
      visit('myContribution', { comment: own }, { [name]: plain('1') }, ['author']),
    ),
    ...(pools.consultationSlug ?? []).map((concertation) =>
      visit('roles', {}, { concertation }, administrators),
    ),
    ...(pools.consultationId ?? []).map((concertation) => visit('moderation', {}, { concertation }, null)),
  ];
}
