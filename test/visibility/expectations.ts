/**
 * Who may see and do what, written once as data, in the words of the glossary. Nothing here reads the code under test.
 * A field, query or mutation that is new grows into the matrix by itself through the schema; what is new to be seen or done is
 * decided here.
 */

/** Consultations A (open), B (open, another doctrine), closed, announced, draft. */
export const PEOPLE = [
  'visitor',
  'author',
  'otherParticipant',
  'rapporteurOfA',
  'moderatorOfA',
  'moderatorOfB',
  'drafterOfA',
  'drafterOfB',
  'drafterOfDraft',
  'administratorOfB',
  'administrator',
] as const;
export type Person = (typeof PEOPLE)[number];

export const SIGNED_IN: readonly Person[] = PEOPLE.filter((person) => person !== 'visitor');

export type Place = 'A' | 'B' | 'closed' | 'announced' | 'draft';

/** Who moderates and drafts where. A platform's administrator is not thereby a moderator or a drafter. */
export const STAFF: Readonly<
  Record<
    Place,
    { moderators: readonly Person[]; drafters: readonly Person[]; administrators: readonly Person[] }
  >
> = {
  A: { moderators: ['moderatorOfA'], drafters: ['drafterOfA'], administrators: ['administrator'] },
  B: {
    moderators: ['moderatorOfB'],
    drafters: ['drafterOfB'],
    administrators: ['administrator', 'administratorOfB'],
  },
  closed: { moderators: ['moderatorOfA'], drafters: [], administrators: ['administrator'] },
  announced: { moderators: [], drafters: [], administrators: ['administrator'] },
  draft: { moderators: [], drafters: ['drafterOfDraft'], administrators: ['administrator'] },
};

/** How a comment stands: its state, with what came before it where that changes who sees what. */
export const COMMENT_CASES = [
  'submitted',
  'in_review',
  'published',
  'published, edited',
  'published, edit waiting',
  'published, edit refused',
  'refused',
  'hidden',
  'withdrawn after publication',
  'withdrawn before publication',
] as const;
export type CommentCase = (typeof COMMENT_CASES)[number];

/**
 * - `everybody`, `nobody`
 * - `insiders`: who wrote it (or transcribed it) and the moderators of its consultation
 * - `told`: its author, who is written to about it, and the moderators of its consultation
 * - `moderators`, `drafters`: those of its consultation
 * - `insiders and drafters`
 */
export type Audience =
  'everybody' | 'nobody' | 'insiders' | 'told' | 'moderators' | 'drafters' | 'insiders and drafters';

const inEveryCase = (audience: Audience): Readonly<Record<CommentCase, Audience>> =>
  Object.fromEntries(COMMENT_CASES.map((standing) => [standing, audience])) as Record<CommentCase, Audience>;

/** What was public stays; what never was is its author's and the moderators' only; what is no longer public leaves a trace. */
const PUBLIC_TEXT: Readonly<Record<CommentCase, Audience>> = {
  submitted: 'insiders',
  in_review: 'insiders',
  published: 'everybody',
  'published, edited': 'everybody',
  'published, edit waiting': 'everybody',
  'published, edit refused': 'everybody',
  refused: 'insiders',
  hidden: 'insiders',
  'withdrawn after publication': 'insiders',
  'withdrawn before publication': 'insiders',
};

/** Each kind of datum of a comment, in each standing. */
export const COMMENT_DATA = {
  /** That there is one: its id. A trace is public where the comment was. */
  existence: {
    ...PUBLIC_TEXT,
    hidden: 'everybody',
    'withdrawn after publication': 'everybody',
  },
  /** Title, body and proposed wording of the public text, or of the only one; sources; who says it, where no account does. */
  text: PUBLIC_TEXT,
  /** Title, body and wording of a newer text that is not public. */
  'newer text': inEveryCase('insiders'),
  /** A public text that a newer one has replaced. */
  'replaced text': inEveryCase('insiders'),
  /** What the author is told of a decision. */
  'statement of a decision': inEveryCase('told'),
  /** What a check saw. */
  finding: inEveryCase('moderators'),
  /** One that is drafted, or was before another took its place. */
  'motive of a disposition': inEveryCase('drafters'),
  /** The last that was published, whatever was drafted since: with the text. Drafters know their own. */
  'motive of a published disposition': {
    ...PUBLIC_TEXT,
    hidden: 'insiders and drafters',
    'withdrawn after publication': 'insiders and drafters',
  },
  /** What a reader wrote when reporting it; who that reader is, nobody is shown. */
  'explanation of a report': inEveryCase('moderators'),
  /** What the author holds against a decision. */
  'motive of an appeal': inEveryCase('moderators'),
  'client key': inEveryCase('nobody'),
} as const satisfies Record<string, Readonly<Record<CommentCase, Audience>>>;
export type CommentDatum = keyof typeof COMMENT_DATA;

/** Data that a person may see and that no surface has to show. */
export const SHOWN_NOWHERE_YET: readonly CommentDatum[] = ['replaced text'];

export function audienceOf(audience: Audience, place: Place, writer: Person): readonly Person[] {
  const { moderators, drafters } = STAFF[place];
  switch (audience) {
    case 'everybody':
      return PEOPLE;
    case 'nobody':
      return [];
    case 'insiders':
    case 'told':
      return [writer, ...moderators];
    case 'moderators':
      return moderators;
    case 'drafters':
      return drafters;
    case 'insiders and drafters':
      return [writer, ...moderators, ...drafters];
    default:
      return audience satisfies never;
  }
}

/** What is being prepared is for those who prepare it. */
export const preparersOf = (place: Place): readonly Person[] => [
  ...STAFF[place].drafters,
  ...STAFF[place].administrators,
];

/** Who is shown that a person holds a role, to take it back: administrators of where they hold it. */
export function administratorsOver(person: Person): readonly Person[] {
  if (person === 'administrator') return ['administrator'];
  const held = Object.values(STAFF).filter(({ moderators, drafters, administrators }) =>
    [...moderators, ...drafters, ...administrators].includes(person),
  );
  const over = held.flatMap(({ administrators }) => administrators);
  return [...new Set(person === 'rapporteurOfA' ? STAFF.A.administrators : over)];
}

type OpenedBy = (place: Place | null) => readonly Person[];

const everybody: OpenedBy = () => PEOPLE;
const whoeverIsSignedIn: OpenedBy = () => SIGNED_IN;

/** Staff of a place, or of any where the address names none. */
const staff =
  (kind: 'moderators' | 'drafters' | 'administrators'): OpenedBy =>
  (place) => [
    ...new Set(place ? STAFF[place][kind] : Object.values(STAFF).flatMap((people) => people[kind])),
  ];

/** Those who write the doctrine of a place: its drafters and administrators. */
const writersOf: OpenedBy = (place) => [
  ...new Set(place ? preparersOf(place) : [...staff('drafters')(null), ...staff('administrators')(null)]),
];

/** Who is shown each screen of the web application, of those who may know of what its address names. All others are refused. */
export const SCREENS: Readonly<Record<string, OpenedBy>> = {
  home: everybody,
  consultations: everybody,
  consultation: everybody,
  section: everybody,
  contributions: everybody,
  contribution: everybody,
  release: everybody,
  releaseSection: everybody,
  releaseDispositions: everybody,
  sectionVersions: everybody,
  compareVersions: everybody,
  compareReleases: everybody,
  tour: everybody,
  stage: everybody,
  signIn: everybody,
  signInLink: everybody,
  signOut: everybody,
  /** Of the sample alone. */
  mailbox: () => [],
  myContributions: whoeverIsSignedIn,
  /** Whose it is: what the address names is hidden from all others. */
  myContribution: whoeverIsSignedIn,
  account: whoeverIsSignedIn,
  moderation: staff('moderators'),
  moderationCase: staff('moderators'),
  decisionLog: staff('moderators'),
  drafting: writersOf,
  draftingComments: staff('drafters'),
  publishDispositions: writersOf,
  writing: writersOf,
  imports: writersOf,
  importPlan: writersOf,
  writeSection: writersOf,
  publishRelease: writersOf,
  placements: writersOf,
  placement: writersOf,
  snapshots: staff('drafters'),
  administration: staff('administrators'),
  newConsultation: () => ['administrator'],
  consultationSettings: staff('administrators'),
  roles: staff('administrators'),
  system: () => ['administrator'],
  legalNotice: everybody,
  privacy: everybody,
  accessibility: everybody,
  help: everybody,
  siteMap: everybody,
};

/** Who may ever be shown an object of a type, by the rule that the type carries; which objects, the markers tell. */
export const SHOWN_BY_RULE: Readonly<Record<string, readonly Person[]>> = {
  public: PEOPLE,
  comment: PEOPLE,
  outcome: PEOPLE,
  self: SIGNED_IN,
  moderator: ['moderatorOfA', 'moderatorOfB'],
  drafter: ['drafterOfA', 'drafterOfB', 'drafterOfDraft'],
  administrator: ['administrator', 'administratorOfB'],
  /** Drafters and administrators of a consultation on the doctrine. */
  writer: ['drafterOfA', 'drafterOfB', 'drafterOfDraft', 'administrator', 'administratorOfB'],
};

/** Who succeeds with each mutation, on things of consultation A; all others are refused. */
export const MUTATIONS: Readonly<Record<string, readonly Person[]>> = {
  requestSignInLink: PEOPLE,
  signIn: PEOPLE,
  updateProfile: SIGNED_IN,
  postComment: SIGNED_IN,
  replyToComment: SIGNED_IN,
  saveCommentDraft: SIGNED_IN,
  discardCommentDraft: SIGNED_IN,
  react: SIGNED_IN,
  withdrawReaction: SIGNED_IN,
  reportComment: SIGNED_IN,
  reviseComment: ['author'],
  withdrawComment: ['author'],
  appealDecision: ['author'],
  claimCase: ['moderatorOfA'],
  releaseCase: ['moderatorOfA'],
  decideCase: ['moderatorOfA'],
  setDisposition: ['drafterOfA'],
  publishDispositions: preparersOf('A'),
  settlePlacement: preparersOf('A'),
  takeSnapshot: ['drafterOfA'],
  requestExport: ['drafterOfA'],
  createConsultation: ['administrator'],
  rewriteConsultation: ['administrator'],
  openConsultation: ['administrator'],
  prolongConsultation: ['administrator'],
  closeConsultation: ['administrator'],
  publishOutcome: ['administrator'],
  updateConsultationText: ['administrator'],
  saveSectionText: preparersOf('A'),
  discardSectionDraft: preparersOf('A'),
  keepSectionWriting: preparersOf('A'),
  discardSectionWriting: preparersOf('A'),
  addSection: preparersOf('A'),
  moveSection: preparersOf('A'),
  renameSection: preparersOf('A'),
  splitSection: preparersOf('A'),
  mergeSections: preparersOf('A'),
  retireSection: preparersOf('A'),
  restoreSection: preparersOf('A'),
  publishRelease: preparersOf('A'),
  planDoctrineImport: preparersOf('A'),
  applyDoctrineImport: preparersOf('A'),
  discardDoctrineImport: preparersOf('A'),
  grantRole: ['administrator'],
  revokeRole: ['administrator'],
  retryJob: ['administrator'],
  retryAllFailedJobs: ['administrator'],
  signOut: SIGNED_IN,
  signOutEverywhere: SIGNED_IN,
};

/** How a person without the right is answered. */
export const REFUSALS: readonly string[] = ['NotAllowed', 'SignInRequired', 'NotFound'];
