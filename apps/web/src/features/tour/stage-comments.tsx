import { useAddress } from '../../addresses';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { CommentCard } from '../comments/comment-card';
import type { StagePage } from './stage.loader';

/** What was raised at a stage, newest first. */
export function StageComments({ page: { comments, consultation, stage } }: { page: StagePage }) {
  const messages = useMessages();
  const address = useAddress();
  const params = { consultation: consultation.slug, stage: stage.slug };
  const { nodes, pageInfo, isFirst } = comments;
  return (
    <section aria-labelledby="contributions" className="fr-mt-6w measure">
      <h2 className="fr-h3" id="contributions">
        {messages.text('tour.raisedHere')}
      </h2>
      {nodes.length === 0 && (
        <p>{messages.text(stage.state === 'announced' ? 'tour.raisedLater' : 'tour.raisedNone')}</p>
      )}
      {nodes.map(({ section, ...comment }) => (
        <CommentCard
          key={comment.id}
          comment={comment}
          consultation={consultation.slug}
          timeZone={stage.timeZone}
          about={
            section && (
              <p className="fr-text--sm fr-mb-1v">
                {messages.text('tour.onSection')}{' '}
                <Link
                  href={address('section', { consultation: consultation.slug, section: section.slug })}
                  lang="fr"
                >
                  {section.number} {section.title}
                </Link>
              </p>
            )
          }
        />
      ))}
      {(pageInfo.hasNextPage || !isFirst) && (
        <ul className="plain-list pager">
          {!isFirst && (
            <li>
              <Link href={address('stage', params, {}, 'contributions')}>
                {messages.text('tour.firstPage')}
              </Link>
            </li>
          )}
          {pageInfo.hasNextPage && (
            <li>
              <Link href={address('stage', params, { apres: pageInfo.endCursor }, 'contributions')}>
                {messages.text('tour.nextPage')}
              </Link>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}
