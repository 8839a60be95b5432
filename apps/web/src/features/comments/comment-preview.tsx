import { useEffect, useRef } from 'react';
import { useNavigation } from 'react-router';
import { useMessages } from '../../i18n/messages';
import { SanitisedHtml } from '../../shell/sanitised-html';
import type { Preview } from './writing.action';

interface CommentPreviewProps {
  preview: Preview;
  wording: string | undefined;
  /** The words of the text that it is about. */
  quote: string | undefined;
}

/** The text as it will be read, and what its author may want to mend: personal data first of all. */
export function CommentPreview({ preview, wording, quote }: CommentPreviewProps) {
  const messages = useMessages();
  const { bodyHtml, warnings } = preview;
  const part = useRef<HTMLElement>(null);
  // Not before: the router ends by going to the form's own place in the page.
  const isAnswered = useNavigation().state === 'idle';
  useEffect(() => {
    if (isAnswered) part.current?.focus();
  }, [preview, isAnswered]);
  return (
    <section
      className="preview"
      aria-label={messages.text('comments.preview.title')}
      tabIndex={-1}
      ref={part}
    >
      {warnings.length > 0 && (
        <div className="fr-alert fr-alert--warning fr-alert--sm">
          <p>{messages.text('comments.preview.warnings', { count: warnings.length })}</p>
          <ul lang="fr">
            {warnings.map(({ rule, explanation, hint, excerpt }, index) => (
              <li key={`${rule}-${index}`}>
                {explanation} {hint} {excerpt && <q>{excerpt}</q>}
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="opened-part-title">{messages.text('comments.preview.title')}</p>
      {quote && (
        <p className="passage-about">
          {messages.text('passages.onWords')} <q lang="fr">{quote}</q>
        </p>
      )}
      <SanitisedHtml className="prose comment-words" html={bodyHtml} />
      {wording && (
        <figure className="comment-wording">
          <figcaption>{messages.text('comments.wording')}</figcaption>
          <blockquote lang="fr">{wording}</blockquote>
        </figure>
      )}
      {warnings.length === 0 && (
        <p className="comment-details">{messages.text('comments.preview.nothing')}</p>
      )}
    </section>
  );
}
