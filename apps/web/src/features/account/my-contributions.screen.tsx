import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { query } from '../../api/api';
import { useAddress } from '../../addresses';
import { formatInstant } from '../../i18n/format';
import { useMessages } from '../../i18n/messages';
import { plainHead } from '../../screen';
import { Link } from '../../shell/link';
import { outcomeLabel } from '../dispositions/outcomes';
import { MyContributions } from './contribution.documents';
import { DraftList } from './draft-list';
import { Page } from './page';
import { Place } from './place';
import { nameOf, statusOf } from './standing';
import { Status } from './status';

export async function loader(call: LoaderFunctionArgs) {
  const after = new URL(call.request.url).searchParams.get('apres');
  const { myContributions, myDrafts } = await query(call, MyContributions, {
    after,
    withDrafts: after === null,
  });
  return { ...myContributions, drafts: myDrafts?.nodes ?? [], isFirstPage: after === null };
}

type Loaded = Awaited<ReturnType<typeof loader>>;

export function Component() {
  const messages = useMessages();
  const address = useAddress();
  const { nodes, pageInfo, drafts, isFirstPage } = useLoaderData<typeof loader>();
  return (
    <Page title={messages.text('account.contributions.title')}>
      <DraftList drafts={drafts} />
      {nodes.length === 0 ? (
        <Nothing />
      ) : (
        <>
          {drafts.length > 0 && <h2>{messages.text('account.contributions.sent')}</h2>}
          <ul className="account-list">
            {nodes.map((comment) => (
              <Contribution key={comment.id} comment={comment} isBelowTitle={drafts.length === 0} />
            ))}
          </ul>
        </>
      )}
      {(pageInfo.hasNextPage || !isFirstPage) && (
        <nav aria-label={messages.text('account.contributions.pages')} className="account-links fr-mt-4w">
          {pageInfo.hasNextPage && (
            <Link
              className="fr-btn fr-btn--secondary"
              href={address('myContributions', {}, { apres: pageInfo.endCursor })}
            >
              {messages.text('forms.next')}
            </Link>
          )}
          {!isFirstPage && <Link href={address('myContributions')}>{messages.text('forms.first')}</Link>}
        </nav>
      )}
    </Page>
  );
}

function Contribution({
  comment,
  isBelowTitle,
}: {
  comment: Loaded['nodes'][number];
  isBelowTitle: boolean;
}) {
  const messages = useMessages();
  const address = useAddress();
  const Heading = isBelowTitle ? 'h2' : 'h3';
  const text = comment.pendingRevision ?? comment.revision;
  const sentAt = formatInstant(
    comment.createdAt,
    messages.language,
    comment.section?.timeZone ?? 'Europe/Paris',
  );
  return (
    <li>
      <Heading className="fr-h6 fr-mb-1v account-long">
        <Link lang="fr" href={address('myContribution', { comment: comment.id })}>
          {text ? nameOf(text) : messages.text('account.contribution.title')}
        </Link>
      </Heading>
      <p className="fr-text--sm fr-mb-1w">
        {messages.text(comment.parentId ? 'account.kind.reply' : `account.kind.${comment.kind}`, {
          date: sentAt,
        })}
        <br />
        <Place place={comment.section} />
      </p>
      <Status
        status={statusOf(comment)}
        decision={address('myContribution', { comment: comment.id }, {}, 'decisions')}
      />
      {comment.publishedDisposition && (
        <p className="fr-mb-1w fr-text--bold">
          {messages.text('dispositions.given', {
            outcome: messages.text(outcomeLabel(comment.publishedDisposition.outcome)),
          })}
        </p>
      )}
    </li>
  );
}

function Nothing() {
  const messages = useMessages();
  const address = useAddress();
  return (
    <>
      <p>{messages.text('account.contributions.none')}</p>
      <p>
        <Link className="fr-btn" href={address('consultations')}>
          {messages.text('account.contributions.start')}
        </Link>
      </p>
    </>
  );
}

export const handle = { head: plainHead('account.contributions.title', undefined, true) };
