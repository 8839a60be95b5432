import { useEffect, useRef } from 'react';
import { useMessages } from '../../i18n/messages';
import { SanitisedHtml } from '../../shell/sanitised-html';

interface SectionPreviewProps {
  html: string;
  /** What the text has and the page would not show, in French. */
  remarks: readonly string[];
}

/** The text as it would be read, with what was left out of it; it takes the focus when it appears. */
export function SectionPreview({ html, remarks }: SectionPreviewProps) {
  const messages = useMessages();
  const part = useRef<HTMLElement>(null);
  useEffect(() => part.current?.focus(), [html, remarks]);
  return (
    <section className="writing-preview" aria-labelledby="apercu" tabIndex={-1} ref={part}>
      <h2 className="fr-h4" id="apercu">
        {messages.text('writing.section.previewTitle')}
      </h2>
      {remarks.length > 0 && (
        <div className="fr-alert fr-alert--warning fr-alert--sm fr-mb-3w">
          <p>{messages.text('writing.section.leftOut', { count: remarks.length })}</p>
          <ul lang="fr">
            {remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </div>
      )}
      {html === '' ? (
        <p>{messages.text('writing.section.previewEmpty')}</p>
      ) : (
        <SanitisedHtml className="prose" html={html} />
      )}
    </section>
  );
}
