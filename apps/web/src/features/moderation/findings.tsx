import { useMessages, type Messages } from '../../i18n/messages';
import type { Finding } from './case.documents';
import { findingId, passageId } from './finding-ids';
import { isOfPassage } from './marked-text';
import { Reason } from './why';

/** How sure a rule is, in words: figures would seem more exact than they are. */
function sureness(messages: Messages, score: number): string {
  if (score === 0) return messages.text('moderation.sure.none');
  if (score >= 0.9) return messages.text('moderation.sure.high');
  return messages.text(score >= 0.6 ? 'moderation.sure.middle' : 'moderation.sure.low');
}

interface FindingsProps {
  findings: readonly Finding[];
  /** Of the screened text. */
  length: number;
}

/** What the checks saw, numbered as in the text. */
export function Findings({ findings, length }: FindingsProps) {
  const messages = useMessages();
  return (
    <>
      <h3 className="fr-h6 fr-mt-3w fr-mb-1w">
        {messages.text('moderation.findings.title', { count: findings.length })}
      </h3>
      <p className="fr-text--sm fr-mb-1w">{messages.text('moderation.findings.hint')}</p>
      <ol className="findings">
        {findings.map((finding, place) => (
          <li key={finding.id} id={findingId(place)} tabIndex={-1}>
            <p className="fr-mb-0 fr-text--bold">
              <Reason code={finding.rule} labels={{}} />
            </p>
            <p className="fr-mb-0" lang="fr">
              {finding.explanation}
            </p>
            <p className="queue-detail fr-mb-0">
              {messages.text(`moderation.severity.${finding.severity}`)} · {sureness(messages, finding.score)}
              {' · '}
              {isOfPassage(finding, length) ? (
                <a
                  href={`#${passageId(place)}`}
                  aria-label={messages.text('moderation.findings.backTo', { number: place + 1 })}
                >
                  {messages.text('moderation.findings.back')}
                </a>
              ) : (
                messages.text('moderation.findings.whole')
              )}
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}
