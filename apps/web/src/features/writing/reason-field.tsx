import { useState } from 'react';
import { TextField } from '../../forms/fields';
import { useMessages } from '../../i18n/messages';

/** What the API takes, in characters. Nothing is cut off here: what is too long is said, and stays. */
const LONGEST = 500;

/** Why: asked for each act, read in the history. */
export function ReasonField({ defaultValue }: { defaultValue?: string }) {
  const messages = useMessages();
  const [count, setCount] = useState(0);
  return (
    <div className="writing-reason">
      <TextField
        name="reason"
        label={messages.text('writing.field.reason')}
        hint={messages.text('writing.field.reasonHint')}
        required
        lang="fr"
        defaultValue={defaultValue}
        onInput={({ currentTarget }) => {
          setCount(currentTarget.value.length);
        }}
      />
      {count > 0 && count <= LONGEST && (
        <p className="fr-hint-text" aria-hidden>
          {messages.text('writing.field.count', { count, most: LONGEST })}
        </p>
      )}
      <div role="status">
        {count > LONGEST && (
          <p className="fr-error-text">{messages.text('writing.field.excess', { count, most: LONGEST })}</p>
        )}
      </div>
    </div>
  );
}
