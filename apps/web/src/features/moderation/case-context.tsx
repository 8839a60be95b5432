import { useAddress } from '../../addresses';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { CommentCard } from '../comments/comment-card';
import type { Case, JudgedComment, Thread } from './case.documents';

interface CaseContextProps {
  entry: Case;
  comment: JudgedComment | null;
  thread: Thread | null;
}

/** Where the text stands: its section, the passage that it is about, what it answers. */
export function CaseContext({ entry, comment, thread }: CaseContextProps) {
  const messages = useMessages();
  const address = useAddress();
  const { consultationSlug: consultation, sectionSlug: section } = entry;
  return (
    <section aria-labelledby="contexte">
      <h2 id="contexte" className="fr-h5 fr-mb-2w">
        {messages.text('moderation.context.title')}
      </h2>
      <p className="fr-mb-2w">
        <Link className="fr-link" lang="fr" href={address('section', { consultation, section })}>
          {entry.sectionTitle}
        </Link>
        <span className="queue-detail" lang="fr">
          {entry.consultationTitle}
        </span>
      </p>
      {comment && <Passage comment={comment} />}
      {thread && comment && <ThreadAbove thread={thread} entry={entry} comment={comment} />}
    </section>
  );
}

/** The paragraph, as it was when the text was written, with the words that it quotes. */
function Passage({ comment: { passage, anchor, parentId } }: { comment: JudgedComment }) {
  const messages = useMessages();
  const { kind, quote } = anchor;
  if (kind === 'section' || (!passage && !quote)) {
    // What a reply is about is said by what it answers.
    if (parentId !== null) return null;
    return <p className="fr-text--sm">{messages.text('moderation.context.wholeSection')}</p>;
  }
  const start = quote?.start ?? 0;
  const end = start + (quote?.exact.length ?? 0);
  const isThere = quote !== null && passage?.slice(start, end) === quote.exact;
  return (
    <figure className="case-passage">
      <figcaption>
        {messages.text(quote ? 'moderation.context.quoted' : 'moderation.context.passage')}
      </figcaption>
      <blockquote lang="fr">
        {isThere ? (
          <>
            {passage.slice(0, start)}
            <mark className="quoted">{quote.exact}</mark>
            {passage.slice(end)}
          </>
        ) : (
          (passage ?? quote?.exact)
        )}
      </blockquote>
    </figure>
  );
}

function ThreadAbove({ thread, entry, comment }: { thread: Thread; entry: Case; comment: JudgedComment }) {
  const messages = useMessages();
  const { consultationSlug, timeZone } = entry;
  const between = comment.depth - 2;
  const hasParentOfItsOwn = comment.parentId !== comment.rootId;
  return (
    <div className="thread-above">
      <h3 className="fr-h6 fr-mb-1w">{messages.text('moderation.context.thread')}</h3>
      {thread.root && (
        <CommentCard comment={thread.root} consultation={consultationSlug} timeZone={timeZone} level={4} />
      )}
      {between > 0 && (
        <p className="fr-text--sm">{messages.text('moderation.context.between', { count: between })}</p>
      )}
      {hasParentOfItsOwn && thread.parent && (
        <CommentCard comment={thread.parent} consultation={consultationSlug} timeZone={timeZone} level={4} />
      )}
    </div>
  );
}
