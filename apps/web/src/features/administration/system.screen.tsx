import { redirect, useLoaderData, type ActionFunctionArgs } from 'react-router';
import { addressOf, useAddress } from '../../addresses';
import { mutate } from '../../api/api';
import { graphql } from '../../api/graphql';
import { refusalOf, RefusalFragment, refused } from '../../api/refusal';
import { Form, Submit } from '../../forms/form';
import { languageOf } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import { plainHead } from '../../screen';
import { Breadcrumb } from '../../shell/breadcrumb';
import { Link } from '../../shell/link';
import { FailedJobs } from './failed-jobs';
import { textOf } from './form-values';
import { SystemFacts } from './system-facts';
import { systemLoader, type SystemData } from './system.loader';

const RetryJob = graphql(
  `
    mutation RetryJob($input: RetryJobInput!) {
      retryJob(input: $input) {
        __typename
        ...Refusal
      }
    }
  `,
  [RefusalFragment],
);

const RetryAll = graphql(
  `
    mutation RetryAllFailedJobs {
      retryAllFailedJobs {
        __typename
        ...Refusal
        ... on JobsRetried {
          count
        }
      }
    }
  `,
  [RefusalFragment],
);

export const loader = systemLoader;

export async function action(call: ActionFunctionArgs): Promise<unknown> {
  const form = await call.request.formData();
  const jobId = textOf(form, 'job');
  const result = jobId
    ? (await mutate(call, RetryJob, { input: { jobId } })).retryJob
    : (await mutate(call, RetryAll, {})).retryAllFailedJobs;
  const refusal = refusalOf(result);
  if (refusal) return refused(refusal, form);
  const language = languageOf(new URL(call.request.url).pathname);
  return redirect(addressOf(language, 'system', {}, { fait: jobId ? 'tache-relancee' : 'taches-relancees' }));
}

export const handle = { head: plainHead('administration.system.title', undefined, true) };

/** How the platform is, and what it gave up on. */
export function Component() {
  const { systemState, failedJobs, after } = useLoaderData<SystemData>();
  const messages = useMessages();
  const address = useAddress();
  const { nodes, pageInfo } = failedJobs;
  return (
    <div className="fr-container fr-mb-8w">
      <Breadcrumb
        above={[
          { label: messages.text('shell.nav.home'), href: address('home') },
          { label: messages.text('shell.nav.administration'), href: address('administration') },
        ]}
        here={messages.text('administration.system.title')}
      />
      <h1>{messages.text('administration.system.title')}</h1>
      <p>
        <Link className="fr-btn fr-btn--secondary" href={address('system')}>
          {messages.text('administration.system.refresh')}
        </Link>
      </p>
      <SystemFacts state={systemState} />
      <h2 className="fr-h4 fr-mt-6w">{messages.text('administration.jobs.title')}</h2>
      {nodes.length === 0 ? (
        <p>{messages.text(after ? 'administration.jobs.noMore' : 'administration.jobs.none')}</p>
      ) : (
        <>
          <FailedJobs jobs={nodes} />
          <Form intent="retry-all">
            <p className="work-measure">{messages.text('administration.jobs.what')}</p>
            <Submit intent="retry-all" sending={messages.text('forms.sending')}>
              {messages.text('administration.jobs.retryAll')}
            </Submit>
          </Form>
        </>
      )}
      {(pageInfo.hasNextPage || after) && (
        <ul className="fr-btns-group fr-btns-group--inline-sm fr-mt-4w">
          {pageInfo.hasNextPage && (
            <li>
              <Link
                className="fr-btn fr-btn--secondary"
                href={address('system', {}, { apres: pageInfo.endCursor })}
              >
                {messages.text('forms.next')}
              </Link>
            </li>
          )}
          {after && (
            <li>
              <Link className="fr-btn fr-btn--secondary" href={address('system')}>
                {messages.text('forms.first')}
              </Link>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
