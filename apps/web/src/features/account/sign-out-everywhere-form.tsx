import { useAddress } from '../../addresses';
import { Form, Submit } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { Page } from './page';

/** Asks once more before every browser of the account is signed out, this one among them. */
export function SignOutEverywhereForm() {
  const messages = useMessages();
  const address = useAddress();
  return (
    <Page
      title={messages.text('account.sessions.action')}
      trail={[{ href: address('account'), label: messages.text('account.account.title') }]}
    >
      <p>{messages.text('account.sessions.ask')}</p>
      <Form intent="everywhere">
        <div className="account-links">
          <Submit intent="everywhere" sending={messages.text('forms.sending')}>
            {messages.text('account.sessions.confirm')}
          </Submit>
          <Link href={address('account')}>{messages.text('forms.cancel')}</Link>
        </div>
      </Form>
    </Page>
  );
}
