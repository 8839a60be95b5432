import { useMessages } from '../../i18n/messages';
import { FoldedAct } from '../writing/folded-act';

/** A file that is not wanted is thrown away. */
export function DiscardPart() {
  const messages = useMessages();
  return (
    <FoldedAct
      intent="discard"
      summary={messages.text('imports.discard')}
      button={messages.text('imports.discard.do')}
      className="fr-mt-3w"
    >
      <p className="fr-mb-1w">{messages.text('imports.discard.what')}</p>
    </FoldedAct>
  );
}
