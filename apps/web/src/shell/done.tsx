import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { useMessages } from '../i18n/messages';

/** Name of the parameter that says what has just been done; its values are the `shell.done.*` messages, nothing else. */
export const DONE = 'fait';

/** « Votre contribution est envoyée… »: what a form led to, read out and in view. It works without scripts. */
export function Done() {
  const messages = useMessages();
  const [search] = useSearchParams();
  const note = useRef<HTMLDivElement>(null);
  const key = `shell.done.${search.get(DONE) ?? ''}`;
  const isKnown = messages.has(key);
  useEffect(() => {
    if (isKnown) note.current?.focus();
  }, [isKnown, key]);
  if (!isKnown) return null;
  return (
    <div className="fr-container fr-mt-2w">
      <div className="fr-alert fr-alert--success" role="status" tabIndex={-1} ref={note}>
        <p>{messages.text(key)}</p>
      </div>
    </div>
  );
}
