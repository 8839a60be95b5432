import { useAddress } from '../../addresses';
import { TextField } from '../../forms/fields';
import { Form, Submit } from '../../forms/form';
import { useMessages } from '../../i18n/messages';

/** For whoever reads mail on another device: the code of the mail, typed by hand. */
export function CodeForm({ isMain }: { isMain: boolean }) {
  const messages = useMessages();
  const address = useAddress();
  return (
    <Form intent="code" action={address('signInLink')}>
      <TextField
        name="token"
        label={messages.text('account.code.label')}
        hint={messages.text('account.code.hint')}
        autoComplete="one-time-code"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        required
      />
      <Submit
        intent="code"
        sending={messages.text('account.link.confirming')}
        className={isMain ? 'fr-btn' : 'fr-btn fr-btn--secondary'}
      >
        {messages.text('account.link.confirm')}
      </Submit>
    </Form>
  );
}
