import { listOf, oneOf, optional, orNull, record, text, truth, whole, type Shaped } from './sample.shape';

export const CATEGORIES = [
  'health_professional',
  'users_representative',
  'manufacturer',
  'vendor',
  'start_up',
  'establishment',
  'institution',
  'citizen',
] as const;
export const ROLES = ['rapporteur', 'moderator', 'drafter', 'administrator'] as const;
export const KINDS = ['remark', 'question', 'amendment'] as const;
export const POSITIONS = ['for', 'mixed', 'against'] as const;
/** Not `imported`: that one belongs to the import of an existing consultation. */
export const CHANNELS = ['online', 'in_room', 'mail', 'written'] as const;
export const STATES = ['submitted', 'in_review', 'published', 'refused', 'hidden', 'withdrawn'] as const;
export const OUTCOMES = [
  'accepted',
  'accepted_in_part',
  'not_accepted',
  'already_covered',
  'out_of_scope',
  'deferred',
  'answered',
] as const;
export const REASON_CODES = [
  'hors_sujet',
  'propos_injurieux',
  'donnees_personnelles',
  'publicite',
  'repetition',
  'propos_illicites',
  'incomprehensible',
] as const;
export const REVIEW_REASONS = ['links', 'telephone', 'email', 'insult', 'repetition'] as const;

const instant = text(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
const day = text(/^\d{4}-\d\d-\d\d$/);
const slug = text(/^[a-z0-9-]+$/);
const regionCode = text(/^\d\d$/);
const email = text(/^[a-z0-9.-]+@exemple\.fr$/);

export const participantShape = record({
  email,
  displayName: text(),
  category: oneOf(CATEGORIES),
  organisation: optional(text()),
  roles: listOf(
    record({ role: oneOf(ROLES), consultation: optional(slug), stageRegionCode: optional(regionCode) }),
  ),
  about: text(),
});
export type SampleParticipant = Shaped<typeof participantShape>;

/**
 * Fixed instants (`opensAt`, `closesAt`, `publicationDueOn`) or days counted from the instant of loading
 * (`opensInDays` …, negative in the past): each consultation has the one or the other.
 */
export const consultationShape = record({
  slug,
  title: text(),
  edition: orNull(slug),
  outcomeEdition: optional(slug),
  tour: truth,
  timeZone: text(/^[A-Z][A-Za-z]+\/[A-Za-z_]+$/),
  opensAt: optional(instant),
  closesAt: optional(instant),
  publicationDueOn: optional(day),
  opensInDays: optional(whole),
  closesInDays: optional(whole),
  publicationDueInDays: optional(whole),
  moderationPolicy: oneOf(['before', 'after', 'automatic']),
  summary: text(),
  description: text(),
  howToParticipate: text(),
  moderationNotice: text(),
  charter: text(),
  /** A newer edition with which it goes on; day and wall clock as for comments. */
  textUpdate: optional(
    record({ edition: slug, daysAfterOpening: whole, time: text(/^\d\d:\d\d$/), reason: text() }),
  ),
});
export type SampleConsultation = Shaped<typeof consultationShape>;

export const consultationsShape = record({
  doctrine: record({ slug, title: text() }),
  /** Without an instant: published for the update of a consultation's text. */
  editions: listOf(
    record({
      ...{ slug, label: text(), folders: listOf(text()) },
      publishedAt: optional(instant),
      /** Why it was published; none for the first. */
      reason: optional(text()),
    }),
  ),
  consultations: listOf(consultationShape),
});

/** `daysAfterOpening` and `time` (wall clock of the consultation's zone) say when it was sent. */
export const commentShape = record({
  key: text(/^[a-z]\d\d$/),
  consultation: slug,
  section: text(),
  parent: orNull(text()),
  kind: oneOf(KINDS),
  position: orNull(oneOf(POSITIONS)),
  passage: optional(text()),
  proposedWording: optional(text()),
  author: orNull(email),
  authorName: optional(text()),
  authorCategory: optional(oneOf(CATEGORIES)),
  organisation: optional(text()),
  provenance: record({
    channel: oneOf(CHANNELS),
    stageRegionCode: optional(regionCode),
    raisedBy: optional(text()),
    transcribedBy: optional(email),
    verbatim: optional(truth),
  }),
  daysAfterOpening: whole,
  time: text(/^\d\d:\d\d$/),
  body: text(),
  sources: listOf(record({ title: text(), url: text(/^https:\/\//), category: optional(text()) })),
  state: oneOf(STATES),
  reviewReasons: optional(listOf(oneOf(REVIEW_REASONS))),
  decision: optional(record({ reasonCode: oneOf(REASON_CODES), statement: text(), decidedBy: email })),
  reactions: listOf(record({ participant: email, position: oneOf(POSITIONS) })),
  disposition: optional(
    record({ outcome: oneOf(OUTCOMES), motive: text(), setBy: email, changeIn: optional(text()) }),
  ),
});
export type SampleComment = Shaped<typeof commentShape>;

/** Only what comments refer to: the import of a tour reads the whole file with its own checks. */
export const tourShape = record(
  {
    etapes: listOf(
      record(
        {
          code_region_insee: regionCode,
          region: record({ valeur: text() }, { open: true }),
          dates_retenues: listOf(day),
        },
        { open: true },
      ),
    ),
  },
  { open: true },
);

/** One page of the doctrine. `slug` is the file's name without `.md`; `number` is empty for an unnumbered page. */
export interface SamplePage {
  readonly slug: string;
  readonly number: string;
  readonly title: string;
  readonly parentSlug: string | null;
  readonly markdown: string;
  /** Path in the content folder: it tells in which of the edition's folders the page stands. */
  readonly sourceFile: string;
}

export interface SampleEdition {
  readonly slug: string;
  readonly label: string;
  readonly publishedAt?: string;
  /** Why it was published, for readers. */
  readonly reason?: string;
  readonly pages: readonly SamplePage[];
}

export interface Sample {
  readonly doctrine: { readonly slug: string; readonly title: string };
  readonly editions: readonly SampleEdition[];
  readonly consultations: readonly SampleConsultation[];
  readonly participants: readonly SampleParticipant[];
  readonly comments: readonly SampleComment[];
  /** Path of the tour's file, to be given to the import of a tour. */
  readonly tourFile: string;
}
