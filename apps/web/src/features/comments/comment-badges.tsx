import { useMessages } from '../../i18n/messages';
import type { CommentCardData, CommentState } from './comment.fragment';

const LOOK: Record<CommentState, string> = {
  submitted: 'fr-badge--info',
  in_review: 'fr-badge--info',
  published: 'fr-badge--success',
  refused: 'fr-badge--error',
  hidden: 'fr-badge--warning',
  withdrawn: '',
};

/** Where a contribution stands, in words. */
export function StateBadge({ state }: { state: CommentState }) {
  const messages = useMessages();
  return (
    <span className={`fr-badge fr-badge--sm fr-badge--no-icon ${LOOK[state]}`}>
      {messages.text(`comments.state.${state}`)}
    </span>
  );
}

/** What a contribution is and says in a word: its kind, the position it takes; its state while it is not simply public. */
export function CommentBadges({ comment }: { comment: CommentCardData }) {
  const messages = useMessages();
  const { kind, position, state, pendingRevision, parentId } = comment;
  const showsKind = parentId === null || kind !== 'remark';
  if (!showsKind && !position && state === 'published' && !pendingRevision) return null;
  return (
    <ul className="comment-badges" aria-label={messages.text('comments.badges')}>
      {showsKind && (
        <li>
          <span className="fr-badge fr-badge--sm fr-badge--blue-cumulus">
            {messages.text(`comments.kind.${kind}`)}
          </span>
        </li>
      )}
      {position && (
        <li>
          <span className="fr-badge fr-badge--sm" data-position={position}>
            {messages.text(`comments.position.${position}`)}
          </span>
        </li>
      )}
      {state !== 'published' && (
        <li>
          <StateBadge state={state} />
        </li>
      )}
      {state === 'published' && pendingRevision && (
        <li>
          <span className="fr-badge fr-badge--sm fr-badge--no-icon fr-badge--info">
            {messages.text('comments.state.revision')}
          </span>
        </li>
      )}
    </ul>
  );
}
