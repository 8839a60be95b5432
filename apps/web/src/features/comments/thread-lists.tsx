import type { ReactNode } from 'react';
import { useMessages } from '../../i18n/messages';
import type { CommentCardData } from './comment.fragment';

/** A thread, by the contribution that it begins with. */
interface Begun {
  root: Pick<CommentCardData, 'id' | 'placement'>;
}

interface ThreadListsProps<Thread extends Begun> {
  threads: readonly Thread[];
  /** Where in the text a thread belongs: its passage among the marked ones, its paragraph. */
  placeOf: (root: Thread['root']) => { passage: number | null; block: string | null } | undefined;
  children: (thread: Thread) => ReactNode;
}

/** Threads in the order given; apart from them those on words that are no longer in the text, with these words. */
export function ThreadLists<Thread extends Begun>({ threads, ...rest }: ThreadListsProps<Thread>) {
  const messages = useMessages();
  const lost = threads.filter(isLost);
  return (
    <>
      <ThreadList threads={threads.filter((thread) => !isLost(thread))} {...rest} />
      {lost.length > 0 && (
        <section className="lost-threads" aria-labelledby="lost-h">
          <h3 className="fr-h6" id="lost-h">
            {messages.text('comments.discussion.lost')}
          </h3>
          <ThreadList threads={lost} {...rest} />
        </section>
      )}
    </>
  );
}

function ThreadList<Thread extends Begun>({ threads, placeOf, children }: ThreadListsProps<Thread>) {
  if (threads.length === 0) return null;
  return (
    <ul className="threads">
      {threads.map((thread) => {
        const { id } = thread.root;
        const place = placeOf(thread.root);
        return (
          <li key={id} data-passage={place?.passage ?? undefined} data-of={place?.block ?? undefined}>
            {children(thread)}
          </li>
        );
      })}
    </ul>
  );
}

const isLost = ({ root: { placement } }: Begun): boolean =>
  placement?.status === 'lost' && placement.isCertain;
