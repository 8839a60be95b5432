import { useAddress } from '../../addresses';
import { formatInstant } from '../../i18n/format';
import { useMessages, type MessageKey } from '../../i18n/messages';
import { Link } from '../../shell/link';
import type { Contribution, Decision } from './contribution.documents';
import { LinkedText } from './linked-text';

/** What was decided on the texts of a contribution, the last first, each with its reasons in full. */
export function Decisions({ comment, timeZone }: { comment: Contribution; timeZone: string }) {
  const messages = useMessages();
  if (comment.moderationDecisions.length === 0) return null;
  return (
    <section className="fr-mt-6w" aria-labelledby="decisions">
      <h2 className="fr-h5" id="decisions">
        {messages.text('account.decisions.title')}
      </h2>
      {comment.moderationDecisions.toReversed().map((decision, index) => (
        <OneDecision
          key={decision.id}
          decision={decision}
          comment={comment}
          timeZone={timeZone}
          isLast={index === 0}
        />
      ))}
    </section>
  );
}

interface OneDecisionProps {
  decision: Decision;
  comment: Contribution;
  timeZone: string;
  isLast: boolean;
}

function OneDecision({ decision, comment, timeZone, isLast }: OneDecisionProps) {
  const messages = useMessages();
  const address = useAddress();
  const { kind, decidedAt, reason, statement, appealedAt, canBeAppealed, byRule } = decision;
  const day = (instant: string): string => formatInstant(instant, messages.language, timeZone);
  return (
    <article className="account-decision">
      <h3 className="fr-h6 fr-mb-1v">{messages.text(`account.decision.${kind}`)}</h3>
      <p className="fr-text--sm fr-mb-1w">
        {messages.text(byRule ? 'account.decision.byRule' : 'account.decision.byPerson', {
          date: day(decidedAt),
        })}{' '}
        {messages.text(whichText(decision, comment))}
      </p>
      {reason && (
        <p className="fr-mb-1w">
          {messages.rich('account.decision.reason', {
            reason: () => (
              <span lang="fr">
                <strong>{reason.label}</strong> – {reason.description}
              </span>
            ),
          })}
        </p>
      )}
      {statement && (
        <details open={isLast} className="account-statement">
          <summary>{messages.text('account.decision.statement')}</summary>
          <LinkedText text={statement} />
        </details>
      )}
      {appealedAt && <p>{messages.text('account.appeal.made', { date: day(appealedAt) })}</p>}
      {canBeAppealed && (
        <p className="fr-mt-2w">
          <Link
            className="fr-btn fr-btn--secondary"
            href={address('myContribution', { comment: comment.id }, { recours: decision.id })}
          >
            {messages.text('account.appeal.action')}
          </Link>
        </p>
      )}
    </article>
  );
}

/** The text that was judged, where it is one of those above. */
function whichText({ revisionId }: Decision, { revision, pendingRevision }: Contribution): MessageKey {
  if (revisionId === pendingRevision?.id) return 'account.decision.onNew';
  if (revisionId === revision?.id)
    return pendingRevision ? 'account.decision.onFormer' : 'account.decision.onCurrent';
  return 'account.decision.onEarlier';
}
