import { Fragment, type ReactNode } from 'react';
import { useAddress } from '../../addresses';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { CommentActions } from './comment-actions';
import { CommentCard } from './comment-card';
import type { CommentCardData } from './comment.fragment';
import { useScene } from './scene.context';

/** Replies further in are not moved further to the side: they stay readable on a narrow screen. */
const DEEPEST = 3;

interface ThreadProps {
  root: CommentCardData;
  replies: readonly CommentCardData[];
  hasMoreReplies?: boolean;
  /** Which passage the first contribution is about. */
  about?: ReactNode;
  /** Of the heading of the first contribution. */
  level?: 2 | 3;
}

/** A contribution and its replies, in the order of the thread. */
export function Thread({ root, replies, hasMoreReplies = false, about, level = 3 }: ThreadProps) {
  const messages = useMessages();
  const address = useAddress();
  const { consultation } = useScene();
  const names = new Map([root, ...replies].map(({ id, author }) => [id, author?.name]));
  const more = (root.replyCount ?? 0) - replies.length;
  const card = { consultation: consultation.slug, timeZone: consultation.timeZone };
  return (
    <Fragment>
      <CommentCard comment={root} level={level} about={about} {...card}>
        <CommentActions comment={root} />
      </CommentCard>
      {replies.length > 0 && (
        <ul
          className="replies"
          aria-label={messages.text('comments.replies', { count: root.replyCount ?? 0 })}
        >
          {replies.map((reply) => (
            <li key={reply.id} data-depth={Math.min(reply.depth, DEEPEST)}>
              <CommentCard
                comment={reply}
                level={level === 2 ? 3 : 4}
                about={reply.depth > 1 && <InAnswerTo name={names.get(reply.parentId ?? '')} />}
                {...card}
              >
                <CommentActions comment={reply} />
              </CommentCard>
            </li>
          ))}
        </ul>
      )}
      {hasMoreReplies && (
        <p className="more-replies">
          <Link
            className="fr-link fr-icon-arrow-right-line fr-link--icon-right"
            href={address('contribution', { consultation: consultation.slug, comment: root.id })}
          >
            {messages.text('comments.moreReplies', { count: more })}
          </Link>
        </p>
      )}
    </Fragment>
  );
}

function InAnswerTo({ name }: { name: string | undefined }) {
  const messages = useMessages();
  return name ? <p className="comment-details">{messages.text('comments.inAnswerTo', { name })}</p> : null;
}
