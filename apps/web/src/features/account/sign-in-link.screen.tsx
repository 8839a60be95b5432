import {
  redirectDocument,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router';
import { mutate } from '../../api/api';
import { graphql } from '../../api/graphql';
import { RefusalFragment, refusalOf, refused, type Refused } from '../../api/refusal';
import { useAddress } from '../../addresses';
import { Form, Submit } from '../../forms/form';
import { textOf } from '../../forms/values';
import { useMessages } from '../../i18n/messages';
import { plainHead } from '../../screen';
import { Link } from '../../shell/link';
import { CodeForm } from './code-form';
import { Page } from './page';
import { havingDone, returnPathOf } from './return-path';

const SignIn = graphql(
  `
    mutation SignIn($input: SignInInput!) {
      signIn(input: $input) {
        __typename
        ... on SignedIn {
          returnPath
        }
        ...Refusal
      }
    }
  `,
  [RefusalFragment],
);

/** The code stays on this page: nothing is asked of the API, and nothing used up, until the person confirms. */
export function loader({ request }: LoaderFunctionArgs) {
  return { code: new URL(request.url).searchParams.get('code') };
}

export async function action(call: ActionFunctionArgs) {
  const form = await call.request.formData();
  const token = textOf(form, 'token').trim();
  const { signIn: result } = await mutate(call, SignIn, { input: { token } });
  const refusal = refusalOf(result);
  if (refusal) return refused(refusal, form);
  const { returnPath } = result as Extract<typeof result, { __typename: 'SignedIn' }>;
  // The document is loaded anew: the browser forgets what it held for the visitor.
  return redirectDocument(
    havingDone(returnPathOf(returnPath, new URL(call.request.url).pathname), 'connexion'),
  );
}

export function Component() {
  const messages = useMessages();
  const address = useAddress();
  const { code } = useLoaderData<typeof loader>();
  const wasRefused = useActionData<Refused>() !== undefined;
  return (
    <Page
      title={messages.text('account.link.title')}
      trail={[{ href: address('signIn'), label: messages.text('account.signIn.title') }]}
    >
      {code && !wasRefused ? (
        <>
          <p>{messages.text('account.link.why')}</p>
          <Form intent="code">
            <input type="hidden" name="token" value={code} />
            <Submit intent="code" sending={messages.text('account.link.confirming')}>
              {messages.text('account.link.confirm')}
            </Submit>
          </Form>
        </>
      ) : (
        <CodeForm isMain />
      )}
      <p className="fr-mt-4w">
        {messages.rich('account.link.another', {
          another: (words) => <Link href={address('signIn')}>{words}</Link>,
        })}
      </p>
    </Page>
  );
}

export const handle = {
  head: plainHead('account.link.title', undefined, true),
  // Its address holds the code.
  // Not « no-referrer »: with it, browsers without Fetch metadata send their forms with « Origin: null », which is refused.
  referrerPolicy: 'strict-origin',
};
