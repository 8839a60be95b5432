import { useEffect, useRef } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { useMessages } from '../i18n/messages';

/** Name of the parameter that says what has just been done; its values are the `shell.done.*` messages, nothing else. */
export const DONE = 'fait';

/**
 * « Votre contribution est envoyée… »: what a form led to, read out and in view. It works without scripts.
 * Where the address names a place in the page, that place stays in view: one comes back to where one was.
 */
export function Done() {
  const messages = useMessages();
  const [search] = useSearchParams();
  const place = useLocation().hash.slice(1);
  const note = useRef<HTMLDivElement>(null);
  const key = `shell.done.${search.get(DONE) ?? ''}`;
  const isKnown = messages.has(key);
  useEffect(() => {
    if (!isKnown) return;
    note.current?.focus({ preventScroll: place !== '' });
    if (place) document.getElementById(place)?.scrollIntoView();
  }, [isKnown, key, place]);
  if (!isKnown) return null;
  return (
    <div className="fr-container fr-mt-2w">
      <div className="fr-alert fr-alert--success" role="status" tabIndex={-1} ref={note}>
        <p>{messages.text(key)}</p>
      </div>
    </div>
  );
}
