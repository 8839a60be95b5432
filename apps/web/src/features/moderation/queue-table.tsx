import type { ReactNode } from 'react';
import { useAddress } from '../../addresses';
import { Submit } from '../../forms/form';
import { formatInstant } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { searchOf, type CaseFilter } from './case-filter';
import { durationOf, secondsLeft } from './duration';
import { Holder } from './holder';
import type { QueuedCase } from './queue.loader';
import { durationWords, LateBadge, QueueBadge, Reason, type ReasonLabels } from './why';

interface QueueTableProps {
  cases: readonly QueuedCase[];
  labels: ReasonLabels;
  filter: CaseFilter;
}

const COLUMNS = ['text', 'why', 'place', 'due', 'holder', 'action'] as const;

/**
 * What waits, the first due first. On small screens each row is a card: six columns would have to be scrolled through. The
 * roles are written because a table that is laid out otherwise is no longer one for every browser.
 */
export function QueueTable({ cases, labels, filter }: QueueTableProps) {
  const messages = useMessages();
  return (
    <table className="queue" role="table">
      <caption className="fr-sr-only">{messages.text('moderation.caption')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {COLUMNS.map((column) => (
            <th key={column} scope="col" role="columnheader">
              {messages.text(`moderation.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {cases.map((entry) => (
          <Row key={entry.id} entry={entry} labels={labels} filter={filter} />
        ))}
      </tbody>
    </table>
  );
}

/** Characters of a text that the list shows. */
const EXCERPT = 110;

/** The beginning of a text, in whole words, without what could hide or turn around the rest of the row. */
function excerptOf({ title, body }: QueuedCase): string {
  const text = (title ?? body)
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
  if (text.length <= EXCERPT) return text;
  const cut = text.slice(0, EXCERPT);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), EXCERPT / 2))}…`;
}

function Row({ entry, labels, filter }: Omit<QueueTableProps, 'cases'> & { entry: QueuedCase }) {
  const messages = useMessages();
  const language = useLanguage();
  const address = useAddress();
  const author = entry.authorName ?? messages.text('moderation.noAuthor');
  const left = secondsLeft(entry);
  const isOurs = entry.isOwnText || entry.isOwnDecision;
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        <Link href={address('moderationCase', { case: entry.id }, searchOf(filter))} lang="fr">
          {excerptOf(entry) || messages.text('moderation.noText')}
        </Link>
        <span className="queue-author">{messages.text('moderation.by', { author })}</span>
      </th>
      <Cell column="why">
        <QueueBadge queue={entry.queue} />
        <ul className="queue-reasons">
          {entry.reasons.map((code) => (
            <li key={code}>
              <Reason code={code} labels={labels} />
            </li>
          ))}
        </ul>
      </Cell>
      <Cell column="place">
        <Link
          lang="fr"
          href={address('section', { consultation: entry.consultationSlug, section: entry.sectionSlug })}
        >
          {entry.sectionTitle}
        </Link>
        <span className="queue-detail" lang="fr">
          {entry.consultationTitle}
        </span>
      </Cell>
      <Cell column="due">
        <LateBadge secondsLeft={left} />
        {left >= 0 && (
          <span>
            {messages.text('moderation.left', { duration: durationWords(messages, durationOf(left)) })}
          </span>
        )}
        <span className="queue-detail">
          <time dateTime={entry.dueAt}>{formatInstant(entry.dueAt, language, entry.timeZone)}</time>
        </span>
        <span className="queue-detail">
          {messages.text('moderation.age', {
            duration: durationWords(messages, durationOf(entry.ageSeconds)),
          })}
        </span>
      </Cell>
      <Cell column="holder">
        <Holder entry={entry} />
      </Cell>
      <Cell column="action">
        {entry.lease !== 'other' && !isOurs && (
          <Submit
            intent="claim"
            name="caseId"
            value={entry.id}
            className="fr-btn fr-btn--sm fr-btn--secondary"
          >
            {messages.text(entry.lease === 'mine' ? 'moderation.resume' : 'moderation.claim')}
            <span className="fr-sr-only"> {messages.text('moderation.claimOf', { author })}</span>
          </Submit>
        )}
        {isOurs && (
          <span className="queue-detail">
            {messages.text(entry.isOwnText ? 'moderation.ownText.short' : 'moderation.ownDecision.short')}
          </span>
        )}
      </Cell>
    </tr>
  );
}

/** A cell with its column's name, which cards show; the table's header says it otherwise. */
function Cell({
  column,
  children,
}: {
  column: Exclude<(typeof COLUMNS)[number], 'text'>;
  children: ReactNode;
}) {
  const messages = useMessages();
  return (
    <td role="cell">
      <span className="queue-label" aria-hidden="true">
        {messages.text(`moderation.column.${column}`)}
      </span>
      <div>{children}</div>
    </td>
  );
}
