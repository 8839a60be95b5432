import { useMessages } from '../../i18n/messages';
import type { Conflict } from './write-section.action';

/** Of a long passage that both texts have, what is shown beside a difference, in characters. */
const NEIGHBOURS = 160;

/** The ends of a passage that touch differences; the rest of a long one would only be in the way. Null: shown whole. */
function ends(
  text: string,
  at: { isFirst: boolean; isLast: boolean },
): { before: string; after: string } | null {
  if (text.length <= 3 * NEIGHBOURS) return null;
  return {
    before: at.isFirst ? '' : text.slice(0, NEIGHBOURS),
    after: at.isLast ? '' : text.slice(-NEIGHBOURS),
  };
}

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
          case 'same': {
            const shown = ends(text, { isFirst: index === 0, isLast: index === pieces.length - 1 });
            if (!shown) return <span key={index}>{text}</span>;
            return (
              <span key={index}>
                {shown.before}
                <span className="writing-unchanged" lang={messages.language}>
                  {messages.text('writing.conflict.unchanged')}
                </span>
                {shown.after}
              </span>
            );
          }
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
