import { useMessages } from '../../i18n/messages';
import type { Milestone } from './calendar';

/** A consultation's calendar as a list: read from top to bottom, what is over is said in words too. */
export function Timeline({ milestones }: { milestones: readonly Milestone[] }) {
  const messages = useMessages();
  return (
    <ol className="timeline">
      {milestones.map(({ key, date, isPast, isNow }) => (
        <li key={key} data-past={isPast || undefined} data-now={isNow || undefined}>
          <span className="timeline-what">
            {messages.text(`consultations.milestone.${key === 'publication' && isPast ? 'published' : key}`)}
          </span>
          <span className="timeline-when">{date}</span>
          {(isPast || isNow) && (
            <span className="fr-sr-only">
              {messages.text(isNow ? 'consultations.milestone.now' : 'consultations.milestone.past')}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
