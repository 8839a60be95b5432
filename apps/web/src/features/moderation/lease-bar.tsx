import { Form, Submit } from '../../forms/form';
import { formatTime } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import type { Case } from './case.documents';

interface LeaseBarProps {
  entry: Case;
  /** Cases of the list that the person can take, this one among them; null above what is counted. */
  remaining: number | null;
}

type Standing = 'closed' | 'ownText' | 'ownDecision' | Case['lease'];

/** What prevents a decision comes before who has the case. */
function standingOf({ isOpen, isOwnText, isOwnDecision, lease }: Case): Standing {
  if (!isOpen) return 'closed';
  if (isOwnText) return 'ownText';
  return isOwnDecision ? 'ownDecision' : lease;
}

/** Who has the case, what can be done about it, and how many others wait. */
export function LeaseBar({ entry, remaining }: LeaseBarProps) {
  const messages = useMessages();
  const language = useLanguage();
  const standing = standingOf(entry);
  const time = entry.leaseExpiresAt ? formatTime(entry.leaseExpiresAt, language, entry.timeZone) : '';
  return (
    <section className="lease" data-standing={standing} aria-labelledby="prise-en-charge">
      <div>
        <h2 id="prise-en-charge" className="fr-text--lg fr-text--bold fr-mb-0">
          {messages.text(`moderation.standing.${standing}.title`, { time })}
        </h2>
        <p className="fr-mb-0">{messages.text(`moderation.standing.${standing}.text`)}</p>
        <p className="fr-text--sm fr-mb-0 fr-mt-1w">
          {remaining === null
            ? messages.text('moderation.remainingMany')
            : messages.text('moderation.remaining', { count: remaining })}
        </p>
      </div>
      <div className="lease-actions">
        {(standing === 'free' || standing === 'mine') && (
          <Form intent="claim">
            <Submit
              intent="claim"
              id="prendre"
              className={standing === 'free' ? 'fr-btn' : 'fr-btn fr-btn--sm fr-btn--tertiary'}
            >
              {messages.text(standing === 'free' ? 'moderation.claim' : 'moderation.prolong')}
            </Submit>
          </Form>
        )}
        {standing === 'mine' && (
          <Form intent="release">
            <Submit intent="release" className="fr-btn fr-btn--sm fr-btn--tertiary">
              {messages.text('moderation.release')}
            </Submit>
          </Form>
        )}
        <Form intent="next">
          <Submit intent="next" id="suivant" className="fr-btn fr-btn--sm fr-btn--tertiary">
            {messages.text('moderation.next')}
          </Submit>
        </Form>
      </div>
    </section>
  );
}
