import { useEffect, useRef } from 'react';
import {
  data,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router';
import { mutate } from '../../api/api';
import { graphql } from '../../api/graphql';
import { RefusalFragment, refusalOf, refused } from '../../api/refusal';
import { useAddress } from '../../addresses';
import { TextField } from '../../forms/fields';
import { Form, Submit } from '../../forms/form';
import { textOf } from '../../forms/values';
import { useMessages } from '../../i18n/messages';
import { plainHead } from '../../screen';
import { useSettings } from '../../settings';
import { Link } from '../../shell/link';
import { useViewer } from '../../shell/viewer';
import { CodeForm } from './code-form';
import { Page } from './page';
import { RETURN, returnPathOf } from './return-path';

const RequestLink = graphql(
  `
    mutation RequestSignInLink($input: RequestSignInLinkInput!) {
      requestSignInLink(input: $input) {
        __typename
        ... on SignInLinkSent {
          minutes
        }
        ...Refusal
      }
    }
  `,
  [RefusalFragment],
);

/** What the page then says: where the link went, and for how long it is good. */
interface Sent {
  sent: { email: string; minutes: number };
}

export function loader({ request }: LoaderFunctionArgs) {
  const { pathname, searchParams } = new URL(request.url);
  return { returnPath: returnPathOf(searchParams.get(RETURN), pathname) };
}

export async function action(call: ActionFunctionArgs) {
  const form = await call.request.formData();
  const email = textOf(form, 'email').trim();
  const { pathname } = new URL(call.request.url);
  const returnPath = returnPathOf(textOf(form, 'returnPath'), pathname);
  const { requestSignInLink: result } = await mutate(call, RequestLink, { input: { email, returnPath } });
  const refusal = refusalOf(result);
  if (refusal) return refused(refusal, form);
  const { minutes } = result as Extract<typeof result, { __typename: 'SignInLinkSent' }>;
  return data({ sent: { email, minutes } } satisfies Sent);
}

export function Component() {
  const answer = useActionData<Sent>();
  return answer && 'sent' in answer ? <ReadYourMail {...answer.sent} /> : <AskForLink />;
}

function AskForLink() {
  const messages = useMessages();
  const address = useAddress();
  const viewer = useViewer();
  const { returnPath } = useLoaderData<typeof loader>();
  return (
    <Page title={messages.text('account.signIn.title')}>
      {viewer && (
        <div className="fr-alert fr-alert--info fr-mb-4w">
          <p>
            {messages.rich(
              'account.signIn.already',
              { back: (words) => <Link href={returnPath}>{words}</Link> },
              { name: viewer.displayName },
            )}
          </p>
        </div>
      )}
      <p>{messages.text('account.signIn.how')}</p>
      <Form intent="link">
        <input type="hidden" name="returnPath" value={returnPath} />
        <TextField
          name="email"
          type="email"
          label={messages.text('account.signIn.email')}
          hint={messages.text('account.signIn.format')}
          autoComplete="email"
          maxLength={254}
          required
        />
        <Submit intent="link" sending={messages.text('forms.sending')}>
          {messages.text('account.signIn.send')}
        </Submit>
      </Form>
      <p className="fr-mt-4w">
        {messages.rich('account.signIn.haveCode', {
          code: (words) => <Link href={address('signInLink')}>{words}</Link>,
        })}
      </p>
      <p className="fr-text--sm">
        {messages.rich('account.signIn.privacy', {
          privacy: (words) => <Link href={address('privacy')}>{words}</Link>,
        })}
      </p>
    </Page>
  );
}

function ReadYourMail({ email, minutes }: Sent['sent']) {
  const messages = useMessages();
  const address = useAddress();
  const { isSample } = useSettings();
  const { returnPath } = useLoaderData<typeof loader>();
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.focus(), []);
  return (
    <Page title={messages.text('account.sent.title')} here={messages.text('account.signIn.title')}>
      <div ref={top} tabIndex={-1} role="status" className="fr-alert fr-alert--success fr-mb-3w">
        <p className="account-long">{messages.text('account.sent.where', { email })}</p>
      </div>
      <p>{messages.text('account.sent.open', { minutes })}</p>
      {isSample && (
        <p>
          <Link className="fr-btn" href={address('mailbox')}>
            {messages.text('account.sent.mailbox')}
          </Link>
        </p>
      )}
      <h2 className="fr-h5 fr-mt-6w">{messages.text('account.sent.otherDevice')}</h2>
      <p>{messages.text('account.sent.typeCode')}</p>
      <CodeForm isMain={!isSample} />
      <h2 className="fr-h5 fr-mt-6w">{messages.text('account.sent.nothing')}</h2>
      <ul>
        <li>{messages.text('account.sent.spam')}</li>
        <li>{messages.text('account.sent.check')}</li>
        <li>
          {messages.rich('account.sent.again', {
            again: (words) => <a href={address('signIn', {}, { [RETURN]: returnPath })}>{words}</a>,
          })}
        </li>
      </ul>
    </Page>
  );
}

export const handle = { head: plainHead('account.signIn.title', 'account.signIn.how', true) };
