import { useActionData } from 'react-router';
import type { Refused } from '../../api/refusal';
import { Form, Submit } from '../../forms/form';
import { useMessages } from '../../i18n/messages';

/** A file that is not wanted: folded, so that it takes two acts to throw it away. */
export function DiscardPart() {
  const messages = useMessages();
  const given = useActionData<Refused>();
  return (
    <details className="fr-mt-3w import-discard" open={given?.intent === 'discard' || undefined}>
      <summary>{messages.text('imports.discard')}</summary>
      <Form intent="discard">
        <p className="fr-mb-1w">{messages.text('imports.discard.what')}</p>
        <Submit
          intent="discard"
          className="fr-btn fr-btn--secondary"
          sending={messages.text('forms.sending')}
        >
          {messages.text('imports.discard.do')}
        </Submit>
      </Form>
    </details>
  );
}
