import { formatInstant } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import type { Case, JudgedComment } from './case.documents';
import { durationOf, secondsLeft } from './duration';
import { durationWords, LateBadge, QueueBadge, Reason, type ReasonLabels } from './why';

interface CaseHeadProps {
  title: string;
  entry: Case;
  labels: ReasonLabels;
  comment: JudgedComment | null;
}

/** What the case is, why it is there and by when it is due. */
export function CaseHead({ title, entry, labels, comment }: CaseHeadProps) {
  const messages = useMessages();
  const language = useLanguage();
  const left = secondsLeft(entry);
  const age = durationWords(messages, durationOf(entry.ageSeconds));
  const due = formatInstant(entry.dueAt, language, entry.timeZone);
  return (
    <header>
      <h1 className="fr-mb-1w">{title}</h1>
      <ul className="case-badges" aria-label={messages.text('moderation.case.badges')}>
        <li>
          <QueueBadge queue={entry.queue} />
        </li>
        {comment?.position && (
          <li>
            <span className="fr-badge fr-badge--sm" data-position={comment.position}>
              {messages.text(`comments.position.${comment.position}`)}
            </span>
          </li>
        )}
        {entry.isOpen && left < 0 && (
          <li>
            <LateBadge secondsLeft={left} />
          </li>
        )}
      </ul>
      <dl className="case-facts">
        <div>
          <dt>{messages.text('moderation.column.why')}</dt>
          <dd>
            <ul className="case-reasons">
              {entry.reasons.map((code) => (
                <li key={code}>
                  <Reason code={code} labels={labels} />
                </li>
              ))}
            </ul>
          </dd>
        </div>
        <div>
          <dt>{messages.text('moderation.column.due')}</dt>
          <dd>
            {messages.rich(
              'moderation.case.due',
              { time: (words) => <time dateTime={entry.dueAt}>{words}</time> },
              { due, age },
            )}
          </dd>
        </div>
      </dl>
    </header>
  );
}
