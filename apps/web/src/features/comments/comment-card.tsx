import { useId, type ReactNode } from 'react';
import { useAddress } from '../../addresses';
import { formatInstant } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { SanitisedHtml } from '../../shell/sanitised-html';
import { PublishedDisposition } from '../dispositions/published-disposition';
import { CommentBadges } from './comment-badges';
import type { CommentCardData } from './comment.fragment';
import { MadeOn } from './made-on';
import { CommentSources, CommentTallies } from './comment-sources';

interface CommentCardProps {
  comment: CommentCardData;
  /** Slug of its consultation: the date leads to the contribution's own page. */
  consultation: string;
  /** The consultation's, or the stage's. */
  timeZone: string;
  /** Of its heading, which names the author. */
  level?: 2 | 3 | 4;
  /** Which passage it is about, above its words. */
  about?: ReactNode;
  /** The same contribution stands elsewhere on the page too: this one is no place to lead to. */
  isCopy?: boolean;
  /** What can be done with it, below its words. */
  children?: ReactNode;
}

/** Id of a comment's card on its page, for permanent links. */
export const cardId = (commentId: string): string => `c-${commentId}`;

/**
 * One contribution or reply as everybody reads it: who, when, how it arrived, what it says, or the trace that is left of it.
 * It sends nothing; what can be done with it is given as children.
 */
export function CommentCard({
  comment,
  consultation,
  timeZone,
  level = 3,
  about,
  isCopy = false,
  children,
}: CommentCardProps) {
  const { id, revision } = comment;
  const heading = useId();
  return (
    <article
      className="comment"
      id={isCopy ? undefined : cardId(id)}
      aria-labelledby={heading}
      data-state={comment.state}
      tabIndex={-1}
    >
      <header>
        <Author comment={comment} id={heading} level={level} />
        <Origin comment={comment} consultation={consultation} timeZone={timeZone} />
        {revision && <CommentBadges comment={comment} />}
      </header>
      {about}
      {comment.placement && comment.parentId === null && (
        <MadeOn comment={comment} placement={comment.placement} timeZone={timeZone} />
      )}
      {revision ? <Words revision={revision} /> : <Trace comment={comment} />}
      <CommentSources sources={comment.sources} />
      <CommentTallies tallies={comment.tallies} />
      {comment.publishedDisposition && (
        <PublishedDisposition disposition={comment.publishedDisposition} timeZone={timeZone} />
      )}
      {children}
    </article>
  );
}

interface AuthorProps {
  comment: CommentCardData;
  id: string;
  level: 2 | 3 | 4;
}

function Author({ comment: { author, parentId, isOwn }, id, level }: AuthorProps) {
  const messages = useMessages();
  const Heading = `h${level}` as const;
  return (
    <>
      <Heading className="comment-author" id={id}>
        {author ? (
          <span lang="fr">{author.name}</span>
        ) : (
          messages.text(parentId ? 'comments.trace.reply' : 'comments.trace.contribution')
        )}
        {isOwn && <span className="comment-own"> {messages.text('comments.own')}</span>}
      </Heading>
      {author && (author.category || author.organisation) && (
        <p className="comment-details">
          {author.category && messages.text(`comments.category.${author.category}`)}
          {author.category && author.organisation && ' · '}
          {author.organisation && <span lang="fr">{author.organisation}</span>}
        </p>
      )}
    </>
  );
}

/** « 3 novembre 2026 à 10 h 05 · Dit en salle, étape de Rennes, rapporté mot pour mot ». */
function Origin({
  comment,
  consultation,
  timeZone,
}: Pick<CommentCardProps, 'comment' | 'consultation' | 'timeZone'>) {
  const messages = useMessages();
  const language = useLanguage();
  const address = useAddress();
  const { id, provenance, publishedAt, createdAt } = comment;
  const { channel, stage, raisedBy, verbatim } = provenance;
  const instant = publishedAt ?? createdAt;
  return (
    <p className="comment-details">
      <Link href={address('contribution', { consultation, comment: id })}>
        <time dateTime={instant}>{formatInstant(instant, language, timeZone)}</time>
      </Link>
      {channel !== 'online' && ` · ${messages.text(`comments.channel.${channel}`)}`}
      {stage && (
        <>
          {' · '}
          <Link href={address('stage', { consultation, stage: stage.slug })} lang="fr">
            {stage.name}
          </Link>
        </>
      )}
      {raisedBy && ` · ${messages.text('comments.raisedBy', { name: raisedBy })}`}
      {verbatim !== null && ` · ${messages.text(verbatim ? 'comments.verbatim' : 'comments.summary')}`}
    </p>
  );
}

function Words({ revision }: { revision: NonNullable<CommentCardData['revision']> }) {
  const messages = useMessages();
  return (
    <>
      {revision.title && (
        <p className="comment-title" lang="fr">
          {revision.title}
        </p>
      )}
      <SanitisedHtml className="prose comment-words" html={revision.bodyHtml} />
      {revision.proposedWording && (
        <figure className="comment-wording">
          <figcaption>{messages.text('comments.wording')}</figcaption>
          <blockquote lang="fr">{revision.proposedWording}</blockquote>
        </figure>
      )}
    </>
  );
}

/** What is left of a contribution that was public: that there was one, and why it is not any more. */
function Trace({ comment: { state, moderationReason } }: { comment: CommentCardData }) {
  const messages = useMessages();
  return (
    <p className="comment-trace">
      {messages.text(state === 'withdrawn' ? 'comments.trace.withdrawn' : 'comments.trace.hidden')}
      {moderationReason && (
        <>
          {' '}
          {messages.rich('comments.trace.reason', {
            reason: () => <span lang="fr">{moderationReason.label}</span>,
          })}
        </>
      )}
    </p>
  );
}
