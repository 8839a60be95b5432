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
  return (
    <p className="passage-link">
      <a href={`#${marked ? passageId(marked) : markId(passage.id)}`}>
        {messages.text(quote ? 'doctrine.aboutWords' : 'doctrine.about', { number: passage.number })}{' '}
        <q lang="fr">{quote ?? passage.text}</q>
      </a>
    </p>
  );
}
