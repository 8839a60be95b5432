import { useEffect } from 'react';
import { useMatches, type UIMatch } from 'react-router';
import { useMessages, type Messages } from '../i18n/messages';
import type { Head, ScreenHandle } from '../screen';

/** What the deepest screen says of itself; what went wrong says it too. */
export function headOf(matches: readonly UIMatch[], messages: Messages, failed: boolean): Head {
  const last = matches.at(-1);
  const handle = last?.handle as ScreenHandle | undefined;
  const isThere = last?.loaderData !== undefined || handle?.loadsNothing;
  if (failed || !handle?.head || !isThere || !last)
    return { title: messages.text('shell.error.title'), isPrivate: true };
  return handle.head(messages, last.loaderData as never, last.params);
}

/** « Section – Concertation », as shown in the browser's tab. */
export const documentTitle = (head: Head, messages: Messages): string =>
  `${head.title} – ${messages.text('shell.siteName')}`;

/** Keeps the tab's title when the page changes without being loaded. */
export function useHead(failed: boolean): void {
  const matches = useMatches();
  const messages = useMessages();
  const title = documentTitle(headOf(matches, messages, failed), messages);
  useEffect(() => {
    document.title = title;
  }, [title]);
}
