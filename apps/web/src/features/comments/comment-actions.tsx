import { useAddress } from '../../addresses';
import { formatNumber } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import { Form } from '../../forms/form';
import { Link } from '../../shell/link';
import { cardId } from './comment-card';
import { POSITIONS, type CommentCardData, type CommentState } from './comment.fragment';
import { CommentForm } from './comment-form';
import { useChangedAddress } from './discussion.address';
import { ReportForm } from './report-form';
import { useScene } from './scene.context';
import { WithdrawForm } from './withdraw-form';

const WITHDRAWABLE: readonly CommentState[] = ['submitted', 'in_review', 'published', 'refused'];

/** What can be done with a contribution: react, answer, report; one's own: edit, withdraw. */
export function CommentActions({ comment }: { comment: CommentCardData }) {
  const { choice } = useScene();
  const { id, revision } = comment;
  if (!revision) return null;
  return (
    <>
      <div className="comment-actions">
        {comment.state === 'published' && <Reactions comment={comment} />}
        <ActionLinks comment={comment} />
      </div>
      {choice.reply === id && <CommentForm intent="reply" parent={comment} key={id} />}
      {choice.report === id && <ReportForm comment={comment} />}
      {choice.withdraw === id && <WithdrawForm comment={comment} />}
    </>
  );
}

/** « Pour 3 », « Mitigé 0 », « Contre 1 »: buttons for those who may react, one's own pressed; else only the counts. */
function Reactions({ comment }: { comment: CommentCardData }) {
  const messages = useMessages();
  const language = useLanguage();
  const { writer, consultation } = useScene();
  const { id, reactions, viewerReaction } = comment;
  const labelled = POSITIONS.map((position) => ({
    position,
    label: messages.text(`comments.position.${position}`),
    count: formatNumber(reactions[position], language),
  }));
  if (!writer || consultation.state !== 'open') {
    return (
      <ul className="reactions" aria-label={messages.text('comments.reactions')}>
        {labelled.map(({ position, label, count }) => (
          <li key={position}>
            {label} <span className="figure">{count}</span>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <Form intent={`react:${id}`} preventScrollReset>
      <div className="reactions" role="group" aria-label={messages.text('comments.reactions')}>
        {labelled.map(({ position, label, count }) => (
          <button
            key={position}
            className="reaction"
            name="reaction"
            value={viewerReaction === position ? 'none' : position}
            aria-pressed={viewerReaction === position}
          >
            {label} <span className="figure">{count}</span>
          </button>
        ))}
      </div>
    </Form>
  );
}

function ActionLinks({ comment }: { comment: CommentCardData }) {
  const messages = useMessages();
  const address = useAddress();
  const changed = useChangedAddress();
  const { writer, consultation } = useScene();
  const { id, state, isOwn } = comment;
  const name = comment.author?.name ?? '';
  const isOpen = consultation.state === 'open';
  const isPublic = state === 'published';
  const links = [
    writer && isOpen && isPublic && { key: 'reply' as const, href: changed({ reply: id }, cardId(id)) },
    writer && isPublic && !isOwn && { key: 'report' as const, href: changed({ report: id }, cardId(id)) },
    isOwn && isOpen && { key: 'edit' as const, href: address('myContribution', { comment: id }) },
    isOwn &&
      WITHDRAWABLE.includes(state) && {
        key: 'withdraw' as const,
        href: changed({ withdraw: id }, cardId(id)),
      },
  ].filter((link) => link !== false && link !== null);
  if (links.length === 0) return null;
  return (
    <ul className="comment-links">
      {links.map(({ key, href }) => (
        <li key={key}>
          <Link
            href={href}
            keepsPlace={key !== 'edit'}
            aria-label={messages.text(`comments.actionOf.${key}`, { name })}
          >
            {messages.text(`comments.action.${key}`)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
