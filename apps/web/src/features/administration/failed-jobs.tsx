import { Form, Submit } from '../../forms/form';
import { formatInstant, formatNumber } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import type { FailedJob } from './system.loader';

/** Instants of the platform itself are told on the clocks of its operator. */
export const OPERATOR_TIME_ZONE = 'Europe/Paris';

/** Jobs that were given up, each with its reason, its reference in the logs, and a button to try again. */
export function FailedJobs({ jobs }: { jobs: readonly FailedJob[] }) {
  const messages = useMessages();
  const language = useLanguage();
  return (
    <div className="scroll-table" role="region" aria-labelledby="failed-jobs" tabIndex={0}>
      <table className="work-table">
        <caption id="failed-jobs">{messages.text('administration.jobs.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{messages.text('administration.jobs.name')}</th>
            <th scope="col">{messages.text('administration.jobs.since')}</th>
            <th scope="col" className="figure">
              {messages.text('administration.jobs.attempts')}
            </th>
            <th scope="col">{messages.text('administration.jobs.error')}</th>
            <th scope="col">{messages.text('administration.jobs.retry')}</th>
          </tr>
        </thead>
        <tbody>
          {jobs.map(({ id, name, createdAt, attempts, lastError, correlationId }) => (
            <tr key={id}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>{formatInstant(createdAt, language, OPERATOR_TIME_ZONE)}</td>
              <td className="figure">{formatNumber(attempts, language)}</td>
              <td>
                {lastError && <span lang="fr">{lastError}</span>}
                <span className="fr-text--xs fr-mb-0 block">
                  {messages.text('administration.jobs.reference')}{' '}
                  <code className="digest">{correlationId}</code>
                </span>
              </td>
              <td>
                <Form intent={`retry:${id}`}>
                  <input type="hidden" name="job" value={id} />
                  <Submit
                    intent={`retry:${id}`}
                    className="fr-btn fr-btn--secondary fr-btn--sm"
                    sending={messages.text('forms.sending')}
                    aria-label={messages.text('administration.jobs.retryOne', { name })}
                  >
                    {messages.text('administration.jobs.retry')}
                  </Submit>
                </Form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
