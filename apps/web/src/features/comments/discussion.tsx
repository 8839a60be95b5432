import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import type { CommentCardData } from './comment.fragment';
import { DISCUSSION, useChangedAddress } from './discussion.address';
import { DiscussionFilters } from './discussion-filters';
import { DiscussionNote } from './discussion-note';
import type { loadDiscussion } from './discussion.loader';
import { PageLinks } from './page-links';
import { Participation } from './participation';
import type { Passage } from './passage';
import { SceneContext } from './scene.context';
import { Thread } from './thread';
import { ThreadLists } from './thread-lists';

export type DiscussionData = Awaited<ReturnType<typeof loadDiscussion>>;

interface DiscussionProps {
  discussion: DiscussionData;
  /** The paragraph that the discussion is about; none: the whole section. */
  passage: Passage | null;
  /** Where in the text a thread belongs: its passage among the marked ones, its paragraph. */
  placeOf: (comment: CommentCardData) => { passage: number | null; block: string | null } | undefined;
  /** What a contribution is about, where that is not said above. */
  aboutOf: (comment: CommentCardData) => ReactNode;
}

/** What is said on a section or on one of its paragraphs, and the form to say something. */
export function Discussion({
  discussion: { scene, threads, sent },
  passage,
  placeOf,
  aboutOf,
}: DiscussionProps) {
  const messages = useMessages();
  const part = useFocusWhenChosen(passage?.id);
  const { choice } = scene;
  return (
    <SceneContext value={scene}>
      <section id={DISCUSSION} className="discussion" aria-labelledby="discussion-h" tabIndex={0} ref={part}>
        <h2 className="fr-h5 discussion-title" id="discussion-h">
          {passage
            ? messages.text('comments.discussion.ofPassage', { number: passage.number })
            : messages.text('comments.discussion.ofSection')}
        </h2>
        {passage && <PassageQuote passage={passage} words={scene.quote?.exact} />}
        <DiscussionNote sent={sent} />
        <Participation passage={passage} hasThreads={threads.nodes.length > 0} />
        <DiscussionFilters total={threads.totalCount} />
        {threads.nodes.length === 0 ? (
          <p className="discussion-empty">
            {messages.text(choice.after ? 'comments.discussion.noMore' : 'comments.discussion.none')}
          </p>
        ) : (
          <ThreadLists threads={threads.nodes} placeOf={placeOf}>
            {(thread) => <Thread {...thread} about={aboutOf(thread.root)} />}
          </ThreadLists>
        )}
        <PageLinks isFirst={!choice.after} pageInfo={threads.pageInfo} fragment={DISCUSSION} keepsPlace />
      </section>
    </SceneContext>
  );
}

/** Whoever chose a paragraph by its mark goes on in the discussion; the text stays where it is. */
function useFocusWhenChosen(passageId: string | undefined) {
  const part = useRef<HTMLElement>(null);
  const shown = useRef(passageId);
  const { hash } = useLocation();
  useEffect(() => {
    if (shown.current === passageId) return;
    shown.current = passageId;
    if (!part.current || hash !== `#${DISCUSSION}`) return;
    part.current.scrollTop = 0;
    part.current.focus({ preventScroll: true });
    // Where the discussion stands under the text, one has to go there.
    const isBeside = getComputedStyle(part.current).position === 'sticky';
    if (!isBeside) part.current.scrollIntoView();
  }, [passageId, hash]);
  return part;
}

function PassageQuote({ passage, words }: { passage: Passage; words: string | undefined }) {
  const messages = useMessages();
  const changed = useChangedAddress();
  return (
    <div className="discussion-passage">
      <blockquote lang="fr">{words ?? passage.text}</blockquote>
      <p className="discussion-passage-links">
        <a href={`#p-${passage.id}`}>{messages.text('comments.discussion.backToText')}</a>
        <Link href={changed({ block: null, after: null }, DISCUSSION)} keepsPlace>
          {messages.text('comments.discussion.wholeSection')}
        </Link>
      </p>
    </div>
  );
}
