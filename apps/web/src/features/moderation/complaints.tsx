import { formatInstant } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import type { Case } from './case.documents';

/** What others say against the text, and what its author says against a decision. */
export function Complaints({ entry: { reports, appealMotive, timeZone } }: { entry: Case }) {
  const messages = useMessages();
  const language = useLanguage();
  return (
    <>
      {appealMotive && (
        <section aria-labelledby="recours">
          <h2 id="recours" className="fr-h5 fr-mb-1w">
            {messages.text('moderation.appeal.title')}
          </h2>
          <p className="fr-text--sm fr-mb-1w">{messages.text('moderation.appeal.hint')}</p>
          <blockquote className="said" lang="fr">
            {appealMotive}
          </blockquote>
        </section>
      )}
      {reports.length > 0 && (
        <section aria-labelledby="signalements">
          <h2 id="signalements" className="fr-h5 fr-mb-1w">
            {messages.text('moderation.reports.title', { count: reports.length })}
          </h2>
          <p className="fr-text--sm fr-mb-1w">{messages.text('moderation.reports.hint')}</p>
          <ol className="reports">
            {reports.map(({ reason, explanation, reportedAt }, place) => (
              <li key={`${reportedAt}-${place}`}>
                <p className="fr-mb-0 fr-text--bold" lang="fr">
                  {reason?.label}
                </p>
                <blockquote className="said" lang="fr">
                  {explanation}
                </blockquote>
                <p className="queue-detail fr-mb-0">
                  <time dateTime={reportedAt}>{formatInstant(reportedAt, language, timeZone)}</time>
                </p>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
