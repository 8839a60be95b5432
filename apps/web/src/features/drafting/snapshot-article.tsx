import { useActionData } from 'react-router';
import type { Refused } from '../../api/refusal';
import { RadioField } from '../../forms/fields';
import { Form, Submit } from '../../forms/form';
import { formatBytes, formatInstant, formatNumber } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import { exportIntent, FORMATS, type Export, type Snapshot } from './snapshots.loader';

interface SnapshotProps {
  snapshot: Snapshot;
  timeZone: string;
}

/** One snapshot: what was frozen and when, the digest that proves it, and the files made of it. */
export function SnapshotArticle({ snapshot, timeZone, isNewest }: SnapshotProps & { isNewest: boolean }) {
  const { id, label, state } = snapshot;
  return (
    <article className="snapshot" id={`a-${id}`} aria-labelledby={`s-${id}`}>
      <h3 className="fr-h5 fr-mb-1w" id={`s-${id}`}>
        {label}
      </h3>
      {state === 'ready' ? (
        <Ready snapshot={snapshot} timeZone={timeZone} isNewest={isNewest} />
      ) : (
        <UnderWay snapshot={snapshot} timeZone={timeZone} />
      )}
    </article>
  );
}

function UnderWay({ snapshot, timeZone }: SnapshotProps) {
  const messages = useMessages();
  const language = useLanguage();
  const { id, state, progress, requestedAt, error } = snapshot;
  return (
    <>
      <p className="fr-text--sm">
        {messages.text('drafting.snapshot.requested', {
          when: formatInstant(requestedAt, language, timeZone),
        })}
      </p>
      {state === 'failed' ? (
        <div className="fr-alert fr-alert--error fr-alert--sm">
          <p>{messages.text('drafting.snapshot.failed')}</p>
          {error && <p lang="fr">{error}</p>}
        </div>
      ) : (
        <Waiting
          id={`s-${id}`}
          words={messages.text(
            state === 'running' ? 'drafting.snapshot.running' : 'drafting.snapshot.waiting',
          )}
          progress={progress}
        />
      )}
    </>
  );
}

/** What is being made: in words, and as a bar once something can be measured. */
function Waiting({ id, words, progress }: { id: string; words: string; progress: number }) {
  const messages = useMessages();
  return (
    <p className="completion fr-mb-0" role="status">
      <progress
        className="completion-bar"
        max={100}
        value={progress > 0 ? progress : undefined}
        aria-labelledby={id}
      />
      <span className="figure">
        {progress > 0 ? messages.text('drafting.snapshot.progress', { words, progress }) : words}
      </span>
    </p>
  );
}

function Ready({ snapshot, timeZone, isNewest }: SnapshotProps & { isNewest: boolean }) {
  const messages = useMessages();
  const language = useLanguage();
  const { id, takenAt, commentCount, digest, exports } = snapshot;
  const answer = useActionData<Refused>();
  return (
    <>
      <dl className="facts-list">
        <div>
          <dt>{messages.text('drafting.snapshot.takenAt')}</dt>
          <dd>{takenAt && formatInstant(takenAt, language, timeZone)}</dd>
        </div>
        <div>
          <dt>{messages.text('drafting.snapshot.count')}</dt>
          <dd className="figure">{commentCount !== null && formatNumber(commentCount, language)}</dd>
        </div>
        <div>
          <dt>{messages.text('drafting.snapshot.digest')}</dt>
          <dd>
            <code className="digest">{digest}</code>
          </dd>
        </div>
      </dl>
      {exports.length > 0 && <Exports snapshot={snapshot} timeZone={timeZone} />}
      <details className="fr-mt-2w" open={isNewest || answer?.intent === exportIntent(id) || undefined}>
        <summary>{messages.text('drafting.export.another')}</summary>
        <RequestForm key={exports.length} snapshotId={id} />
      </details>
    </>
  );
}

function RequestForm({ snapshotId }: { snapshotId: string }) {
  const messages = useMessages();
  const intent = exportIntent(snapshotId);
  return (
    <Form intent={intent} className="fr-mt-2w" action={`#a-${snapshotId}`}>
      <input type="hidden" name="snapshot" value={snapshotId} />
      <RadioField
        name="format"
        inline
        label={messages.text('drafting.export.format')}
        defaultValue="docx"
        options={FORMATS.map((format) => ({
          value: format,
          label: messages.text(`drafting.format.${format}`),
        }))}
      />
      <Submit intent={intent} className="fr-btn fr-btn--secondary" sending={messages.text('forms.sending')}>
        {messages.text('drafting.export.request')}
      </Submit>
    </Form>
  );
}

function Exports({ snapshot: { id, label, exports }, timeZone }: SnapshotProps) {
  const messages = useMessages();
  const language = useLanguage();
  return (
    <div className="scroll-table" role="region" aria-labelledby={`e-${id}`} tabIndex={0}>
      <table className="work-table">
        <caption id={`e-${id}`}>{messages.text('drafting.export.caption', { label })}</caption>
        <thead>
          <tr>
            <th scope="col">{messages.text('drafting.export.file')}</th>
            <th scope="col">{messages.text('drafting.export.requestedAt')}</th>
            <th scope="col">{messages.text('drafting.export.state')}</th>
            <th scope="col" className="figure">
              {messages.text('drafting.export.size')}
            </th>
            <th scope="col">{messages.text('drafting.export.sha256')}</th>
          </tr>
        </thead>
        <tbody>
          {exports.map((file) => (
            <tr key={file.id}>
              <th scope="row" id={`f-${file.id}`}>
                {file.state === 'ready' ? (
                  <a
                    className="fr-link fr-icon-download-line fr-link--icon-left"
                    href={`/exports/${file.id}`}
                    download
                  >
                    {file.fileName ?? messages.text(`drafting.format.${file.format}`)}
                  </a>
                ) : (
                  messages.text(`drafting.format.${file.format}`)
                )}
              </th>
              <td className="nowrap">{formatInstant(file.requestedAt, language, timeZone)}</td>
              <td>
                <ExportState file={file} />
              </td>
              <td className="figure">{file.byteSize !== null && formatBytes(file.byteSize, language)}</td>
              <td>{file.sha256 && <code className="digest">{file.sha256}</code>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ExportState({ file: { id, state, progress, error } }: { file: Export }) {
  const messages = useMessages();
  switch (state) {
    case 'ready':
      return messages.text('drafting.export.ready');
    case 'failed':
      return (
        <>
          <span className="fr-error-text fr-mt-0">{messages.text('drafting.export.failed')}</span>
          {error && (
            <span className="fr-text--sm" lang="fr">
              {error}
            </span>
          )}
        </>
      );
    case 'waiting':
    case 'running':
      return <Waiting id={`f-${id}`} words={messages.text(`drafting.export.${state}`)} progress={progress} />;
  }
}
