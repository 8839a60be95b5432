export const COMMENT_STATES = [
  'submitted',
  'in_review',
  'published',
  'refused',
  'hidden',
  'withdrawn',
] as const;
/**
 * - `submitted`: waits for the automatic checks
 * - `in_review`: waits for a moderator
 * - `published`: public; stays so while a newer revision goes its way
 * - `refused`: was never public
 * - `hidden`: was public; a trace stays
 * - `withdrawn`: taken back by its author; a trace stays if it was public
 */
export type CommentState = (typeof COMMENT_STATES)[number];

export const REVISION_STATES = [
  'submitted',
  'in_review',
  'published',
  'refused',
  'superseded',
  'hidden',
] as const;
/** A text is judged as a revision. `superseded`: a newer text took its place. */
export type RevisionState = (typeof REVISION_STATES)[number];

export const REVISION_OUTCOMES = ['hold', 'publish', 'refuse', 'hide', 'restore'] as const;
/** What checks or a moderator decide on a revision. */
export type RevisionOutcome = (typeof REVISION_OUTCOMES)[number];

interface Move {
  readonly from: readonly RevisionState[];
  readonly to: RevisionState;
}

/** Every outcome that there is; from another state it changes nothing. */
export const REVISION_MOVES: Readonly<Record<RevisionOutcome, Move>> = {
  hold: { from: ['submitted'], to: 'in_review' },
  publish: { from: ['submitted', 'in_review', 'refused'], to: 'published' },
  refuse: { from: ['submitted', 'in_review'], to: 'refused' },
  hide: { from: ['published'], to: 'hidden' },
  restore: { from: ['hidden'], to: 'published' },
};

/** A comment as far as an outcome depends on it. */
export interface CommentStanding {
  state: CommentState;
  /** Whether the revision judged is the one that the author wrote last. */
  isLatest: boolean;
  /** Whether the revision judged is the public one. */
  isPublic: boolean;
}

/**
 * The comment's state after an outcome on one of its revisions; null: the outcome does not apply and nothing changes.
 * Refusing or holding an edit leaves the earlier public text where it is; a withdrawn comment never comes back.
 */
export function commentStateAfter(
  outcome: RevisionOutcome,
  revision: RevisionState,
  { state, isLatest, isPublic }: CommentStanding,
): CommentState | null {
  if (!REVISION_MOVES[outcome].from.includes(revision) || state === 'withdrawn') return null;
  switch (outcome) {
    case 'publish':
      // A refused text comes back only while it is still what its author says.
      return isLatest ? 'published' : null;
    case 'restore':
      return isPublic ? 'published' : null;
    case 'hide':
      return isPublic ? 'hidden' : null;
    case 'hold':
      return state === 'submitted' ? 'in_review' : state;
    case 'refuse':
      return state === 'submitted' || state === 'in_review' ? 'refused' : state;
    default:
      return outcome satisfies never;
  }
}

/** States from which an author may send a newer text. */
export const REVISABLE: readonly CommentState[] = ['submitted', 'in_review', 'published', 'refused'];

/** The comment's state once its author has sent a newer text: what is public stays so. */
export const stateAfterRevising = (state: CommentState): CommentState =>
  state === 'published' ? 'published' : 'submitted';

/** States from which an author may take a comment back; a hidden one keeps the trace of its decision. */
export const WITHDRAWABLE: readonly CommentState[] = ['submitted', 'in_review', 'published', 'refused'];

/** Waiting revisions give way to a newer one or to a withdrawal. */
export const WAITING: readonly RevisionState[] = ['submitted', 'in_review'];
