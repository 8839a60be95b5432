import { useMessages, type Messages } from '../../i18n/messages';
import { durationOf, type Duration } from './duration';
import type { Queue } from './case-filter';

/** « 3 heures ». */
export const durationWords = (messages: Messages, { unit, count }: Duration): string =>
  messages.text(`moderation.duration.${unit}`, { count });

/** The charter's words for a code; they come from the API, in French. */
export type ReasonLabels = Readonly<Record<string, string>>;

/** Why a case is there, in words: what a check saw, what readers say, what the consultation wants. */
export function Reason({ code, labels }: { code: string; labels: ReasonLabels }) {
  const messages = useMessages();
  const reported = /^report\.(.+)$/.exec(code)?.[1];
  if (reported !== undefined) {
    return messages.rich('moderation.reported', {
      reason: () => <span lang="fr">{labels[reported] ?? reported}</span>,
    });
  }
  const known = `moderation.rule.${code}`;
  if (messages.has(known)) return messages.text(known);
  if (code.endsWith('.failed')) return messages.text('moderation.ruleFailed');
  return messages.text('moderation.ruleUnknown', { rule: code });
}

const QUEUE_LOOK: Record<Queue, string> = {
  review: 'fr-badge--blue-cumulus',
  personal_data: 'fr-badge--purple-glycine',
  reported: 'fr-badge--brown-caramel',
  appeal: 'fr-badge--green-menthe',
};

export function QueueBadge({ queue }: { queue: Queue }) {
  const messages = useMessages();
  return (
    <span className={`fr-badge fr-badge--sm ${QUEUE_LOOK[queue]}`}>
      {messages.text(`moderation.queue.${queue}`)}
    </span>
  );
}

/** « En retard de 8 heures », with a mark; nothing while there is time. */
export function LateBadge({ secondsLeft }: { secondsLeft: number }) {
  const messages = useMessages();
  if (secondsLeft >= 0) return null;
  return (
    <span className="fr-badge fr-badge--sm fr-badge--error">
      {messages.text('moderation.late', { duration: durationWords(messages, durationOf(-secondsLeft)) })}
    </span>
  );
}
