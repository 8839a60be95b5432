import type { ReactNode } from 'react';
import { formatBytes, formatInstant, formatNumber } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { type Messages, useMessages } from '../../i18n/messages';
import { OPERATOR_TIME_ZONE } from './failed-jobs';
import type { SystemState } from './system.loader';

type Fact = readonly [label: string, value: ReactNode];

/** « Numéro 104 » of « KeepingOfTextsIsCounted1700000000104 »: the number of its file, which the notes of each version name. */
function migrationOf(name: string, messages: Messages): ReactNode {
  const [, number] = /1700000000(\d{3})$/.exec(name) ?? [];
  return number ? (
    <span title={name}>
      {messages.text('administration.database.migrationNumber', { number: Number(number) })}
    </span>
  ) : (
    <code>{name}</code>
  );
}

/** The database, the jobs, the mails and the running version, in figures. */
export function SystemFacts({ state }: { state: SystemState }) {
  const messages = useMessages();
  const language = useLanguage();
  const { database, jobs, mails, version, startedAt, lastMigration, jobBackend } = state;
  const number = (value: number): string => formatNumber(value, language);
  return (
    <>
      <Facts
        title={messages.text('administration.database.title')}
        isWell={database.ok}
        verdict={messages.text(database.ok ? 'administration.database.ok' : 'administration.database.down')}
        facts={[
          [
            messages.text('administration.database.latency'),
            database.latencyMs !== null &&
              messages.text('administration.database.milliseconds', { time: database.latencyMs }),
          ],
          [
            messages.text('administration.database.size'),
            database.sizeBytes !== null && formatBytes(database.sizeBytes, language),
          ],
          [
            messages.text('administration.database.connections'),
            database.connectionsUsed !== null &&
              messages.text('administration.database.connectionsOf', {
                used: database.connectionsUsed,
                max: database.connectionsMax ?? 0,
              }),
          ],
          [
            messages.text('administration.database.migration'),
            lastMigration && migrationOf(lastMigration, messages),
          ],
        ]}
      />
      {jobs && (
        <Facts
          title={messages.text('administration.jobs.state')}
          isWell={jobs.failed === 0}
          verdict={messages.text('administration.jobs.failedCount', { count: jobs.failed })}
          facts={[
            [messages.text('administration.jobs.waiting'), number(jobs.waiting)],
            [
              messages.text('administration.jobs.oldest'),
              jobs.oldestWaitingSeconds !== null &&
                messages.text('administration.jobs.seconds', { seconds: jobs.oldestWaitingSeconds }),
            ],
            [messages.text('administration.jobs.lastHour'), number(jobs.completedLastHour)],
            [
              messages.text('administration.jobs.backend'),
              messages.text(`administration.jobs.backend.${jobBackend}`),
            ],
          ]}
        />
      )}
      {mails && (
        <Facts
          title={messages.text('administration.mails.title')}
          isWell={mails.failed === 0}
          verdict={messages.text('administration.mails.failed', { count: mails.failed })}
          facts={[[messages.text('administration.mails.waiting'), number(mails.waiting)]]}
        />
      )}
      <Facts
        title={messages.text('administration.version.title')}
        facts={[
          [messages.text('administration.version.number'), version],
          [
            messages.text('administration.version.startedAt'),
            formatInstant(startedAt, language, OPERATOR_TIME_ZONE),
          ],
        ]}
      />
    </>
  );
}

interface FactsProps {
  title: string;
  isWell?: boolean;
  verdict?: string;
  facts: readonly Fact[];
}

function Facts({ title, isWell = true, verdict, facts }: FactsProps) {
  return (
    <section className="system-part">
      <h2 className="fr-h5 fr-mb-1w">{title}</h2>
      {verdict && (
        <p className="fr-mb-1w">
          <span className={`fr-badge ${isWell ? 'fr-badge--success' : 'fr-badge--error'}`}>{verdict}</span>
        </p>
      )}
      <dl className="facts-list">
        {facts
          .filter(([, value]) => value !== false && value !== null)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="figure">{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
