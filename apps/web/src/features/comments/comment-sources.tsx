import { formatNumber } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import type { CommentCardData } from './comment.fragment';

/** What a contribution quotes. Its addresses are its author's: no search engine follows them, no page learns where from. */
export function CommentSources({ sources }: Pick<CommentCardData, 'sources'>) {
  const messages = useMessages();
  if (sources.length === 0) return null;
  return (
    <div className="comment-sources">
      <p>{messages.text('comments.sources')}</p>
      <ul lang="fr">
        {sources.map(({ title, url, body }, index) => (
          <li key={index}>
            {url ? (
              <a href={url} rel="nofollow ugc noopener noreferrer">
                {title}
              </a>
            ) : (
              title
            )}
            {body && <span className="comment-details"> {body}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Votes that an imported contribution came with: numbers only, nobody of this platform cast them. */
export function CommentTallies({ tallies }: Pick<CommentCardData, 'tallies'>) {
  const messages = useMessages();
  const language = useLanguage();
  const given = tallies.filter(({ total, for: pro }) => total !== null || pro !== null);
  if (given.length === 0) return null;
  return (
    <ul className="comment-tallies">
      {given.map(({ label, total, ...votes }) => (
        <li key={label}>
          <span lang="fr">{label}</span>{' '}
          {(['for', 'mixed', 'against'] as const)
            .flatMap((position) => {
              const count = votes[position];
              return count === null
                ? []
                : [`${messages.text(`comments.position.${position}`)} ${formatNumber(count, language)}`];
            })
            .concat(total === null ? [] : [messages.text('comments.votes', { count: total })])
            .join(' · ')}
        </li>
      ))}
    </ul>
  );
}
