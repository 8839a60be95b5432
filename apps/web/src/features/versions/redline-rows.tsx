import { useMessages } from '../../i18n/messages';
import { SanitisedHtml } from '../../shell/sanitised-html';

interface Row {
  before: string;
  after: string;
}

/** Two texts side by side, what belongs together at the same height; one under the other where there is no room. */
export function RedlineRows({ rows }: { rows: readonly Row[] }) {
  const messages = useMessages();
  return (
    <div>
      {rows.map(({ before, after }, at) => (
        <div className="redline-row" key={at}>
          <Cell label={messages.text('versions.before')} html={before} />
          <Cell label={messages.text('versions.after')} html={after} />
        </div>
      ))}
    </div>
  );
}

function Cell({ label, html }: { label: string; html: string }) {
  const messages = useMessages();
  return (
    <div className="redline-cell" data-empty={html === ''}>
      <p className="fr-sr-only">{html === '' ? messages.text('versions.nothing', { side: label }) : label}</p>
      {html !== '' && <SanitisedHtml className="prose redline" html={html} />}
    </div>
  );
}
