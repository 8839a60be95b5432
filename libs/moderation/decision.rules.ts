import { ConflictingDecision, ModerationNotAllowed, OwnText, SameModerator } from './moderation.errors';

/** State of a revision on its way through moderation (column `comment_revision.state`). */
export const REVISION_STATES = [
  'submitted',
  'in_review',
  'published',
  'refused',
  'hidden',
  'superseded',
] as const;
export type RevisionState = (typeof REVISION_STATES)[number];

/** What a decision does (column `decision.kind`). */
export const DECISION_KINDS = ['publish', 'refuse', 'hide', 'keep'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/**
 * Who acts on a revision: the automatic screening, a moderator of the consultation, the author; anybody else
 * (drafter, rapporteur, administrator, participant, visitor) moves nothing.
 */
export type ModerationActor = 'screening' | 'moderator' | 'author' | 'other';

/** Decisions, and the three moves that are not decisions: sent to a person, replaced by a newer text, withdrawn. */
export type ModerationAction = DecisionKind | 'send_to_review' | 'replace' | 'withdraw';

interface Transition {
  readonly from: RevisionState;
  readonly action: ModerationAction;
  readonly actor: ModerationActor;
  readonly to: RevisionState;
  /** Undoing somebody's decision takes somebody else (product: an appeal is decided by another moderator). */
  readonly anotherModerator?: true;
  /** Reason code and statement are due to the author. */
  readonly reasoned?: true;
}

/**
 * Every move there is; what is not here is refused. `replace` happens when the author sends a newer revision
 * (from a waiting one) or when the newer one is published (from a public one, so that nothing unreviewed shows).
 */
export const TRANSITIONS: readonly Transition[] = [
  { from: 'submitted', action: 'publish', actor: 'screening', to: 'published' },
  { from: 'submitted', action: 'refuse', actor: 'screening', to: 'refused', reasoned: true },
  { from: 'submitted', action: 'send_to_review', actor: 'screening', to: 'in_review' },
  { from: 'submitted', action: 'replace', actor: 'author', to: 'superseded' },
  { from: 'submitted', action: 'withdraw', actor: 'author', to: 'superseded' },
  { from: 'in_review', action: 'publish', actor: 'moderator', to: 'published' },
  { from: 'in_review', action: 'refuse', actor: 'moderator', to: 'refused', reasoned: true },
  { from: 'in_review', action: 'replace', actor: 'author', to: 'superseded' },
  { from: 'in_review', action: 'withdraw', actor: 'author', to: 'superseded' },
  { from: 'published', action: 'keep', actor: 'moderator', to: 'published' },
  { from: 'published', action: 'hide', actor: 'moderator', to: 'hidden', reasoned: true },
  { from: 'published', action: 'replace', actor: 'screening', to: 'superseded' },
  { from: 'published', action: 'replace', actor: 'moderator', to: 'superseded' },
  { from: 'refused', action: 'publish', actor: 'moderator', to: 'published', anotherModerator: true },
  { from: 'refused', action: 'keep', actor: 'moderator', to: 'refused', anotherModerator: true },
  { from: 'hidden', action: 'publish', actor: 'moderator', to: 'published', anotherModerator: true },
  { from: 'hidden', action: 'keep', actor: 'moderator', to: 'hidden', anotherModerator: true },
];

export interface Move {
  readonly state: RevisionState;
  readonly action: ModerationAction;
  readonly actor: ModerationActor;
  /** The moderator is the author, or transcribed the comment. */
  readonly isOwnText?: boolean;
  /** The moderator took the decision that stands. */
  readonly tookLastDecision?: boolean;
}

/**
 * The state that a move leads to.
 * @throws ModerationNotAllowed when this actor may never do that; OwnText for one's own text; SameModerator when
 * somebody else must decide; ConflictingDecision when the revision is no longer in a state where it can be done
 * (somebody was faster).
 */
export function nextState(move: Move): RevisionState {
  const { state, action, actor } = move;
  const own = TRANSITIONS.filter((transition) => transition.actor === actor && transition.action === action);
  if (own.length === 0) throw new ModerationNotAllowed();
  const transition = own.find(({ from }) => from === state);
  if (actor === 'moderator' && move.isOwnText) throw new OwnText();
  if (!transition) throw new ConflictingDecision();
  if (transition.anotherModerator && move.tookLastDecision) throw new SameModerator();
  return transition.to;
}

/** What a moderator may decide on a revision in this state, for the interface. */
export function decisionsFor(state: RevisionState): DecisionKind[] {
  return DECISION_KINDS.filter((kind) =>
    TRANSITIONS.some(({ from, action, actor }) => from === state && action === kind && actor === 'moderator'),
  );
}
