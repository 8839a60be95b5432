import { useLocation } from 'react-router';
import type { Quote } from '../passages/quote.words';
import {
  CATEGORIES,
  KINDS,
  POSITIONS,
  STATES,
  type Category,
  type CommentKind,
  type CommentState,
  type Position,
} from './comment.fragment';

/** Names of the parameters by which a discussion's address says what is shown of it. */
export const PARAM = {
  block: 'paragraphe',
  words: 'mots',
  before: 'avant',
  following: 'suite',
  kind: 'nature',
  position: 'position',
  stage: 'etape',
  category: 'categorie',
  state: 'etat',
  sort: 'tri',
  after: 'apres',
  reply: 'repondre',
  report: 'signaler',
  withdraw: 'retirer',
  note: 'note',
  sent: 'envoi',
} as const;

/** Id of the discussion's element, where links to it lead. */
export const DISCUSSION = 'discussion';

/** What an address asks for; what it says wrongly counts as absent. */
export interface DiscussionChoice {
  blockId: string | null;
  /** Words of the block that somebody wants to comment on, as they selected them. */
  words: Quote | null;
  kind: CommentKind | null;
  position: Position | null;
  stageId: string | null;
  category: Category | null;
  state: CommentState | null;
  sort: 'newest' | 'oldest';
  after: string | null;
  /** The comment that is being answered, reported or withdrawn. */
  reply: string | null;
  report: string | null;
  withdraw: string | null;
  /** The comment that has just been sent. */
  sent: string | null;
}

/** Whether a text has the form of the API's identifiers. */
export const isId = (text: string): boolean => UUID.test(text);

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const oneOf = <Value extends string>(values: readonly Value[], given: string | null): Value | null =>
  values.find((value) => value === given) ?? null;

export function readChoice(search: URLSearchParams): DiscussionChoice {
  const id = (name: string): string | null => {
    const given = search.get(name);
    return given !== null && isId(given) ? given : null;
  };
  return {
    blockId: id(PARAM.block),
    words: wordsOf(search),
    kind: oneOf(KINDS, search.get(PARAM.kind)),
    position: oneOf(POSITIONS, search.get(PARAM.position)),
    stageId: id(PARAM.stage),
    category: oneOf(CATEGORIES, search.get(PARAM.category)),
    state: oneOf(STATES, search.get(PARAM.state)),
    sort: search.get(PARAM.sort) === 'oldest' ? 'oldest' : 'newest',
    after: search.get(PARAM.after) || null,
    reply: id(PARAM.reply),
    report: id(PARAM.report),
    withdraw: id(PARAM.withdraw),
    sent: id(PARAM.sent),
  };
}

function wordsOf(search: URLSearchParams): Quote | null {
  const exact = search.get(PARAM.words) ?? '';
  if (exact.trim() === '') return null;
  return { exact, prefix: search.get(PARAM.before) ?? '', suffix: search.get(PARAM.following) ?? '' };
}

/** How many filters an address sets; the passage and the order are none. */
export const filterCount = ({ kind, position, stageId, category, state }: DiscussionChoice): number =>
  [kind, position, stageId, category, state].filter(Boolean).length;

type Changes = Partial<Record<keyof typeof PARAM, string | null>>;

/** What belongs to one moment only: it does not go on to the next address. */
const PASSING = ['words', 'before', 'following', 'reply', 'report', 'withdraw', 'note', 'sent'] as const;

/** The address with some of its parameters changed; what was asked of one comment or just done is left out. */
export function changedAddress(
  { pathname, search }: { pathname: string; search: string },
  changes: Changes,
  fragment = '',
): string {
  const parameters = new URLSearchParams(search);
  for (const name of PASSING) parameters.delete(PARAM[name]);
  parameters.delete('fait');
  for (const [name, value] of Object.entries(changes)) {
    const parameter = PARAM[name as keyof typeof PARAM];
    if (value) parameters.set(parameter, value);
    else parameters.delete(parameter);
  }
  const query = parameters.toString();
  return `${pathname}${query && `?${query}`}${fragment && `#${fragment}`}`;
}

/** Addresses of this page with another choice. */
export function useChangedAddress(): (changes: Changes, fragment?: string) => string {
  const location = useLocation();
  return (changes, fragment) => changedAddress(location, changes, fragment);
}

/**
 * Where a form of this page is sent: here, without what was said of an earlier one. Without scripts a refused form is in view
 * again, at the fragment.
 */
export function useFormAddress(fragment: string): string {
  const { pathname, search } = useLocation();
  const parameters = new URLSearchParams(search);
  for (const name of [PARAM.note, PARAM.sent, 'fait']) parameters.delete(name);
  const query = parameters.toString();
  return `${pathname}${query && `?${query}`}#${fragment}`;
}
