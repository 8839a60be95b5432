import { generatePath, type Params } from 'react-router';
import { LANGUAGES, useLanguage, type Language } from './i18n/language';

/** Every screen's address in each language, below `/` in French and below `/en` in English. */
const ADDRESSES = {
  home: { fr: '', en: '' },
  consultations: { fr: 'concertations', en: 'consultations' },
  consultation: { fr: 'concertations/:consultation', en: 'consultations/:consultation' },
  section: {
    fr: 'concertations/:consultation/sections/:section',
    en: 'consultations/:consultation/sections/:section',
  },
  contributions: {
    fr: 'concertations/:consultation/contributions',
    en: 'consultations/:consultation/contributions',
  },
  contribution: {
    fr: 'concertations/:consultation/contributions/:comment',
    en: 'consultations/:consultation/contributions/:comment',
  },
  release: { fr: 'doctrines/:doctrine/editions/:release', en: 'doctrines/:doctrine/editions/:release' },
  releaseSection: {
    fr: 'doctrines/:doctrine/editions/:release/sections/:section',
    en: 'doctrines/:doctrine/editions/:release/sections/:section',
  },
  releaseDispositions: {
    fr: 'doctrines/:doctrine/editions/:release/suites',
    en: 'doctrines/:doctrine/editions/:release/outcomes',
  },
  sectionVersions: {
    fr: 'doctrines/:doctrine/sections/:section/versions',
    en: 'doctrines/:doctrine/sections/:section/versions',
  },
  compareVersions: {
    fr: 'doctrines/:doctrine/sections/:section/comparaison',
    en: 'doctrines/:doctrine/sections/:section/comparison',
  },
  compareReleases: { fr: 'doctrines/:doctrine/comparaison', en: 'doctrines/:doctrine/comparison' },
  tour: { fr: 'concertations/:consultation/tour', en: 'consultations/:consultation/tour' },
  stage: { fr: 'concertations/:consultation/tour/:stage', en: 'consultations/:consultation/tour/:stage' },
  signIn: { fr: 'connexion', en: 'sign-in' },
  signInLink: { fr: 'connexion/lien', en: 'sign-in/link' },
  signOut: { fr: 'connexion/fin', en: 'sign-in/end' },
  mailbox: { fr: 'courrier', en: 'mailbox' },
  myContributions: { fr: 'mes-contributions', en: 'my-contributions' },
  myContribution: { fr: 'mes-contributions/:comment', en: 'my-contributions/:comment' },
  account: { fr: 'compte', en: 'account' },
  moderation: { fr: 'moderation', en: 'moderation' },
  moderationCase: { fr: 'moderation/dossiers/:case', en: 'moderation/cases/:case' },
  decisionLog: { fr: 'moderation/journal/:consultation', en: 'moderation/log/:consultation' },
  drafting: { fr: 'redaction', en: 'drafting' },
  draftingComments: { fr: 'redaction/:consultation', en: 'drafting/:consultation' },
  writing: { fr: 'redaction/doctrines/:doctrine', en: 'drafting/doctrines/:doctrine' },
  writeSection: {
    fr: 'redaction/doctrines/:doctrine/sections/:section',
    en: 'drafting/doctrines/:doctrine/sections/:section',
  },
  publishRelease: {
    fr: 'redaction/doctrines/:doctrine/publication',
    en: 'drafting/doctrines/:doctrine/publication',
  },
  placements: {
    fr: 'redaction/doctrines/:doctrine/rattachements',
    en: 'drafting/doctrines/:doctrine/placements',
  },
  placement: {
    fr: 'redaction/doctrines/:doctrine/rattachements/:placement',
    en: 'drafting/doctrines/:doctrine/placements/:placement',
  },
  imports: {
    fr: 'redaction/doctrines/:doctrine/imports',
    en: 'drafting/doctrines/:doctrine/imports',
  },
  importPlan: {
    fr: 'redaction/doctrines/:doctrine/imports/:import',
    en: 'drafting/doctrines/:doctrine/imports/:import',
  },
  publishDispositions: { fr: 'redaction/:consultation/suites', en: 'drafting/:consultation/outcomes' },
  snapshots: { fr: 'redaction/:consultation/arretes', en: 'drafting/:consultation/snapshots' },
  administration: { fr: 'administration', en: 'administration' },
  newConsultation: { fr: 'administration/nouvelle-concertation', en: 'administration/new-consultation' },
  consultationSettings: {
    fr: 'administration/concertations/:consultation',
    en: 'administration/consultations/:consultation',
  },
  roles: { fr: 'administration/roles', en: 'administration/roles' },
  system: { fr: 'administration/systeme', en: 'administration/system' },
  legalNotice: { fr: 'mentions-legales', en: 'legal-notice' },
  privacy: { fr: 'donnees-personnelles', en: 'privacy' },
  accessibility: { fr: 'accessibilite', en: 'accessibility' },
  help: { fr: 'aide', en: 'help' },
  siteMap: { fr: 'plan-du-site', en: 'site-map' },
} as const satisfies Record<string, Record<Language, string>>;

export type Screen = keyof typeof ADDRESSES;
export const SCREENS = Object.keys(ADDRESSES) as Screen[];

/** The screen's pattern in a language, from the root of the site. */
export const patternOf = (language: Language, screen: Screen): string =>
  `/${[language === 'en' ? 'en' : '', ADDRESSES[screen][language]].filter(Boolean).join('/')}`;

/** What follows the question mark; what is null, undefined or empty is left out. */
export type Search = Record<string, string | null | undefined>;

/** A screen's address. Throws when a parameter is missing. */
export function addressOf(
  language: Language,
  screen: Screen,
  params: Params = {},
  search: Search = {},
  fragment = '',
): string {
  const path = generatePath(patternOf(language, screen), params as never);
  const given = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const query = new URLSearchParams(given).toString();
  return `${path}${query && `?${query}`}${fragment && `#${fragment}`}`;
}

/** Makes addresses in the language of the page. */
export function useAddress(): (
  screen: Screen,
  params?: Params,
  search?: Search,
  fragment?: string,
) => string {
  const language = useLanguage();
  return (screen, params, search, fragment) => addressOf(language, screen, params, search, fragment);
}

/** The same screen in each language. */
export const translations = (screen: Screen, params: Params): Record<Language, string> =>
  Object.fromEntries(LANGUAGES.map((language) => [language, addressOf(language, screen, params)])) as Record<
    Language,
    string
  >;
