import { useMessages } from '../../i18n/messages';
import type { Conflict } from './write-section.action';

/** Two texts in one: what only theirs has is struck out, what only yours has is underlined, and both are said in words. */
export function TextDifference({ pieces }: { pieces: Conflict['difference'] }) {
  const messages = useMessages();
  return (
    <div
      className="writing-difference"
      lang="fr"
      role="region"
      aria-label={messages.text('writing.conflict.difference')}
      tabIndex={0}
    >
      {pieces.map(({ kind, text }, index) => {
        switch (kind) {
          case 'same':
            return <span key={index}>{text}</span>;
          case 'removed':
            return (
              <del key={index}>
                <span className="fr-sr-only">{messages.text('writing.conflict.removed')} </span>
                {text}
              </del>
            );
          case 'added':
            return (
              <ins key={index}>
                <span className="fr-sr-only">{messages.text('writing.conflict.added')} </span>
                {text}
              </ins>
            );
          default:
            return kind satisfies never;
        }
      })}
    </div>
  );
}
