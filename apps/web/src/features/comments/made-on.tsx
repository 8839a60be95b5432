import { useAddress } from '../../addresses';
import { formatDay } from '../../i18n/format';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { titleOf } from '../doctrine/section.title';
import type { CommentCardData } from './comment.fragment';

/** Id of the words that a contribution was made on, in the text that was read. */
export const MADE_ON = 'passage';

interface MadeOnProps {
  comment: Pick<CommentCardData, 'id' | 'passage' | 'sectionId'> & {
    anchor: Pick<CommentCardData['anchor'], 'kind' | 'quote'>;
  };
  placement: NonNullable<CommentCardData['placement']>;
  timeZone: string;
}

/** That a contribution was made on an earlier text, with a link to it, and what has become of the words that it is about. */
export function MadeOn({
  comment: { id, anchor, passage, sectionId },
  placement: { status, isCertain, madeOn },
  timeZone,
}: MadeOnProps) {
  const messages = useMessages();
  const address = useAddress();
  const isWords = anchor.kind === 'quote';
  const isElsewhere = madeOn !== null && madeOn.sectionId !== sectionId;
  const isGone = status === 'lost' || (isWords && status === 'changed') || !isCertain;
  const words = anchor.quote?.exact ?? passage;
  return (
    <div className="made-on">
      {madeOn && (
        <p>
          {messages.rich(
            'comments.madeOn.text',
            {
              edition: () => (
                <Link
                  href={address(
                    'releaseSection',
                    {
                      doctrine: madeOn.doctrineSlug,
                      release: madeOn.releaseSlug,
                      section: madeOn.sectionSlug,
                    },
                    { contribution: id },
                    anchor.kind === 'section' ? undefined : MADE_ON,
                  )}
                  lang="fr"
                >
                  {madeOn.releaseLabel}
                </Link>
              ),
            },
            { day: formatDay(madeOn.publishedAt, messages.language, timeZone) },
          )}
          {isElsewhere && (
            <>
              {' '}
              {messages.rich('comments.madeOn.section', {
                section: () => (
                  <q lang="fr">{titleOf({ number: madeOn.sectionNumber, title: madeOn.sectionTitle })}</q>
                ),
              })}
            </>
          )}
        </p>
      )}
      {anchor.kind === 'section' && status === 'lost' && (
        <p>{messages.text('comments.madeOn.lostSection')}</p>
      )}
      {anchor.kind !== 'section' && status !== 'exact' && (
        <p>
          {messages.text(
            isCertain ? `comments.madeOn.${status}${isWords ? 'Words' : ''}` : 'comments.madeOn.uncertain',
          )}
          {isGone && words && (
            <>
              {' '}
              <q lang="fr">{words}</q>
            </>
          )}
        </p>
      )}
    </div>
  );
}
