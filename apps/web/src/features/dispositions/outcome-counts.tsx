import { useMessages } from '../../i18n/messages';
import { OUTCOMES, outcomeLabel, type Outcome } from './outcomes';

export interface OutcomeCount {
  outcome: Outcome;
  count: number;
}

/** How many contributions were given each outcome, in words. */
export function OutcomeCounts({ counts }: { counts: readonly OutcomeCount[] }) {
  const messages = useMessages();
  return (
    <ul className="outcome-counts">
      {counts.map(({ outcome, count }) => (
        <li key={outcome}>
          {messages.text('dispositions.count', { outcome: messages.text(outcomeLabel(outcome)), count })}
        </li>
      ))}
    </ul>
  );
}

/** The counts of several sections together, in the order in which outcomes are thought of. */
export const summed = (sections: readonly { byOutcome: readonly OutcomeCount[] }[]): OutcomeCount[] =>
  OUTCOMES.map((outcome) => ({
    outcome,
    count: sections
      .flatMap(({ byOutcome }) => byOutcome)
      .filter((one) => one.outcome === outcome)
      .reduce((sum, { count }) => sum + count, 0),
  })).filter(({ count }) => count > 0);
