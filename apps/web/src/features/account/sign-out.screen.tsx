import { redirectDocument, type ActionFunctionArgs } from 'react-router';
import { mutate } from '../../api/api';
import { graphql } from '../../api/graphql';
import { addressOf, useAddress } from '../../addresses';
import { languageOf } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import { plainHead } from '../../screen';
import { Link } from '../../shell/link';
import { useViewer } from '../../shell/viewer';
import { Page } from './page';

const SignOut = graphql(`
  mutation SignOut {
    signOut {
      __typename
    }
  }
`);

/** The only refusal is that nobody is signed in, which is what was asked for. */
export async function action(call: ActionFunctionArgs) {
  await mutate(call, SignOut, {});
  const language = languageOf(new URL(call.request.url).pathname);
  return redirectDocument(addressOf(language, 'home', {}, { fait: 'deconnexion' }));
}

export function Component() {
  const messages = useMessages();
  const address = useAddress();
  const viewer = useViewer();
  return (
    <Page title={messages.text('account.signOut.title')}>
      {viewer ? (
        // Not through the router: the browser forgets all that it held for this person.
        <form method="post">
          <p>{messages.text('account.signOut.ask', { name: viewer.displayName })}</p>
          <button type="submit" className="fr-btn">
            {messages.text('account.signOut.confirm')}
          </button>
        </form>
      ) : (
        <p>
          {messages.rich('account.signOut.already', {
            signIn: (words) => <Link href={address('signIn')}>{words}</Link>,
          })}
        </p>
      )}
    </Page>
  );
}

export const handle = { head: plainHead('account.signOut.title', undefined, true), loadsNothing: true };
