import { useMessages } from '../../i18n/messages';

interface CompletionProps {
  done: number;
  of: number;
  /** Id of what names it. */
  labelledBy?: string;
}

/** Whole per cent, never 100 before the last one. */
export const percent = (done: number, of: number): number => (of === 0 ? 0 : Math.floor((done * 100) / of));

/** How far something is: a plain bar, and the figure beside it. */
export function Completion({ done, of, labelledBy }: CompletionProps) {
  const messages = useMessages();
  const share = percent(done, of);
  return (
    <span className="completion">
      <progress
        className="completion-bar"
        value={done}
        max={of || 1}
        aria-labelledby={labelledBy}
        aria-label={labelledBy ? undefined : messages.text('drafting.progress.label')}
      />
      <span className="figure completion-figure">
        {messages.text('drafting.progress.percent', { share })}
      </span>
    </span>
  );
}
