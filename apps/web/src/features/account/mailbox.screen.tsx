import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { notFound, query } from '../../api/api';
import { graphql } from '../../api/graphql';
import { useAddress } from '../../addresses';
import { formatInstant } from '../../i18n/format';
import { useMessages } from '../../i18n/messages';
import { plainHead } from '../../screen';
import { Link } from '../../shell/link';
import { LinkedText } from './linked-text';
import { Page } from './page';

const Mails = graphql(`
  query SampleMails {
    sampleMails {
      id
      toAddress
      subject
      textBody
      createdAt
    }
  }
`);

/** The sample's mailbox; it exists in sample mode only. */
export async function loader(call: LoaderFunctionArgs) {
  const { sampleMails } = await query(call, Mails);
  if (!sampleMails) throw notFound();
  return { mails: sampleMails };
}

export function Component() {
  const messages = useMessages();
  const address = useAddress();
  const { mails } = useLoaderData<typeof loader>();
  return (
    <Page title={messages.text('account.mailbox.title')}>
      <p>{messages.text('account.mailbox.what')}</p>
      <p>
        <Link className="fr-btn fr-btn--secondary" href={address('mailbox')}>
          {messages.text('account.mailbox.refresh')}
        </Link>
      </p>
      {mails.length === 0 && <p>{messages.text('account.mailbox.empty')}</p>}
      {mails.map((mail, index) => (
        <details key={mail.id} className="mail" open={index === 0}>
          <summary>
            <h2 className="fr-h6 fr-mb-1v" lang="fr">
              {mail.subject}
            </h2>
            <span className="fr-text--sm account-long">
              {messages.text('account.mailbox.sent', {
                address: mail.toAddress,
                date: formatInstant(mail.createdAt, messages.language, 'Europe/Paris'),
              })}
            </span>
          </summary>
          {mail.textBody && <LinkedText text={mail.textBody} />}
        </details>
      ))}
    </Page>
  );
}

export const handle = { head: plainHead('account.mailbox.title', undefined, true) };
