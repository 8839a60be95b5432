import { formatDay } from '../../i18n/format';
import { useMessages } from '../../i18n/messages';
import { SanitisedHtml } from '../../shell/sanitised-html';
import { outcomeLabel, type Outcome } from './outcomes';

interface PublishedDispositionProps {
  disposition: { outcome: Outcome; motiveHtml: string; publishedAt: string };
  /** The consultation's. */
  timeZone: string;
}

/** What became of a contribution, and why, below its words. */
export function PublishedDisposition({ disposition, timeZone }: PublishedDispositionProps) {
  const messages = useMessages();
  const { outcome, motiveHtml, publishedAt } = disposition;
  return (
    <div className="published-disposition">
      <p>
        <strong>
          {messages.text('dispositions.given', { outcome: messages.text(outcomeLabel(outcome)) })}
        </strong>{' '}
        <span className="published-disposition-day">
          {messages.text('dispositions.publishedOn', {
            date: formatDay(publishedAt, messages.language, timeZone),
          })}
        </span>
      </p>
      {motiveHtml && <SanitisedHtml className="prose" html={motiveHtml} />}
    </div>
  );
}
