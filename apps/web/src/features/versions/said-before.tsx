import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { CommentCard } from '../comments/comment-card';
import { DISCUSSION, useChangedAddress } from '../comments/discussion.address';
import { PageLinks } from '../comments/page-links';
import { ThreadLists } from '../comments/thread-lists';
import { PassageLink } from '../doctrine/passage-link';
import type { ThreadPlace } from '../doctrine/thread.places';
import type { ReleaseSectionData } from './release-section.loader';

type Said = ReleaseSectionData['threads'][number];

interface SaidBeforeProps {
  data: ReleaseSectionData;
  /** In the order in which they are to be read. */
  threads: readonly Said[];
  places: ReadonlyMap<string, ThreadPlace>;
}

/** What was said of this text on earlier editions: each beside its words, or with them where they are gone. */
export function SaidBefore({ data, threads, places }: SaidBeforeProps) {
  const messages = useMessages();
  const changed = useChangedAddress();
  const { chosen, isFirstPage, pageInfo } = data;
  return (
    <section id={DISCUSSION} className="discussion" aria-labelledby="said-h" tabIndex={0}>
      <h2 className="fr-h5 discussion-title" id="said-h">
        {chosen
          ? messages.text('versions.saidOfParagraph', { number: chosen.number })
          : messages.text('versions.said')}
      </h2>
      <p className="fr-text--sm">{messages.text('versions.saidWhat')}</p>
      {chosen && (
        <p>
          <Link href={changed({ block: null, after: null }, DISCUSSION)} keepsPlace>
            {messages.text('comments.discussion.wholeSection')}
          </Link>
        </p>
      )}
      {threads.length === 0 && <p>{messages.text('comments.discussion.noMore')}</p>}
      <ThreadLists threads={threads} placeOf={({ id }) => places.get(id)}>
        {(said) => <SaidThread said={said} data={data} place={places.get(said.root.id)} />}
      </ThreadLists>
      <PageLinks isFirst={isFirstPage} pageInfo={pageInfo} fragment={DISCUSSION} keepsPlace />
    </section>
  );
}

function SaidThread({
  said: { root, place: held },
  data: { passages, marked },
  place,
}: {
  said: Said;
  data: ReleaseSectionData;
  place: ThreadPlace | undefined;
}) {
  return (
    <CommentCard
      comment={root}
      consultation={held.consultationSlug}
      timeZone={held.timeZone}
      about={
        <PassageLink
          passage={passages.find(({ id }) => id === place?.block)}
          quote={root.placement.status === 'changed' ? undefined : root.anchor.quote?.exact}
          marked={marked.passages[place?.passage ?? -1]?.rootIds[0]}
          isShown
        />
      }
    />
  );
}
