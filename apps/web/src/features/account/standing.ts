import type { MessageKey } from '../../i18n/messages';
import type { Standing } from './contribution.documents';

/** Where a contribution stands, as its author is told. */
export interface Status {
  message: MessageKey;
  /** What it means for the author, below it. */
  more: MessageKey | null;
  look: 'success' | 'info' | 'warning' | 'none';
  /** Coded reason of a refusal or a hiding, in French. */
  reason: string | null;
}

/** What is needed of a contribution to say where it stands. */
type Known = Pick<Standing, 'state' | 'pendingRevision' | 'revision'> & {
  moderationDecisions: readonly { revisionId: string; reason: { label: string } | null }[];
};

const reasonOn = ({ moderationDecisions }: Known, revisionId: string | undefined): string | null =>
  moderationDecisions.findLast((decision) => decision.revisionId === revisionId)?.reason?.label ?? null;

/** The state in plain words, with the reason where there is one. */
export function statusOf(comment: Known): Status {
  const { state, pendingRevision, revision } = comment;
  switch (state) {
    case 'submitted':
      return {
        message: 'account.state.submitted',
        more: 'account.state.submitted.more',
        look: 'info',
        reason: null,
      };
    case 'in_review':
      return {
        message: 'account.state.in_review',
        more: 'account.state.in_review.more',
        look: 'info',
        reason: null,
      };
    case 'published':
      return published(comment, pendingRevision);
    case 'refused':
      return {
        message: 'account.state.refused',
        more: 'account.state.refused.more',
        look: 'warning',
        reason: reasonOn(comment, (pendingRevision ?? revision)?.id),
      };
    case 'hidden':
      return {
        message: 'account.state.hidden',
        more: 'account.state.hidden.more',
        look: 'warning',
        reason: reasonOn(comment, revision?.id),
      };
    case 'withdrawn':
      return {
        message: 'account.state.withdrawn',
        more: 'account.state.withdrawn.more',
        look: 'none',
        reason: null,
      };
    default:
      return state satisfies never;
  }
}

function published(comment: Known, pending: Known['pendingRevision']): Status {
  if (!pending) return { message: 'account.state.published', more: null, look: 'success', reason: null };
  const isRefused = pending.state === 'refused';
  return {
    message: 'account.state.published',
    more: isRefused ? 'account.state.editRefused' : 'account.state.editWaiting',
    look: 'success',
    reason: isRefused ? reasonOn(comment, pending.id) : null,
  };
}

/** A contribution that its author can still give a new text, as the platform has it. */
export const canRevise = (comment: Pick<Standing, 'state'>, isOpen: boolean): boolean =>
  isOpen && comment.state !== 'hidden' && comment.state !== 'withdrawn';

export const canWithdraw = ({ state }: Pick<Standing, 'state'>): boolean =>
  state !== 'hidden' && state !== 'withdrawn';

/** Characters of a text by which its author knows it again. */
const EXCERPT = 140;

/** The title, or the beginning of the text in one line and without the marks of Markdown. */
export function nameOf(text: { title?: string | null; body: string }): string {
  if (text.title) return text.title;
  const line = text.body
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`#>|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const letters = Array.from(line);
  return letters.length <= EXCERPT ? line : `${letters.slice(0, EXCERPT).join('').trimEnd()}…`;
}
