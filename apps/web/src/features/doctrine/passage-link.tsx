import { useMessages } from '../../i18n/messages';
import type { Passage } from '../comments/passage';
import { markId, passageId } from './section-text';

interface PassageLinkProps {
  passage: Passage | undefined;
  /** Words of the paragraph, where it is about them. */
  quote: string | undefined;
  /** The newest thread on these words, when they are marked in the text. */
  marked: string | undefined;
  isShown: boolean;
}

/** Which paragraph a contribution is about, as a link to it in the text. */
export function PassageLink({ passage, quote, marked, isShown }: PassageLinkProps) {
  const messages = useMessages();
  if (!isShown || !passage) return null;
  const { number } = passage;
  const count = quote?.split('\n').length ?? 1;
  return (
    <p className="passage-link">
      <a href={`#${marked ? passageId(marked) : markId(passage.id)}`}>
        {quote
          ? messages.text('doctrine.aboutWords', { count, number, last: number + count - 1 })
          : messages.text('doctrine.about', { number })}{' '}
        <q lang="fr">{quote ?? passage.text}</q>
      </a>
    </p>
  );
}
