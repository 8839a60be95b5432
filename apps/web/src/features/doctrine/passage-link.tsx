import { useMessages } from '../../i18n/messages';
import type { Passage } from '../comments/passage';
import { markId } from './section-text';

interface PassageLinkProps {
  passage: Passage | undefined;
  /** Words of the paragraph, where it is about them. */
  quote: string | undefined;
  isShown: boolean;
}

/** Which paragraph a contribution is about, as a link to it in the text. */
export function PassageLink({ passage, quote, isShown }: PassageLinkProps) {
  const messages = useMessages();
  if (!isShown || !passage) return null;
  return (
    <p className="passage-link">
      <a href={`#${markId(passage.id)}`}>
        {messages.text('doctrine.about', { number: passage.number })} <q lang="fr">{quote ?? passage.text}</q>
      </a>
    </p>
  );
}
