import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router';
import { addressOf } from '../../addresses';
import { fault, mutate, notFound, query, signInFirst } from '../../api/api';
import { graphql } from '../../api/graphql';
import { refusalOf, RefusalFragment, refused } from '../../api/refusal';
import { textOf } from '../../forms/values';
import { languageOf } from '../../i18n/language';

const ConsultationQuery = graphql(`
  query ConsultationToPublish($slug: String!) {
    viewer {
      id
      roles {
        role
        consultationId
      }
    }
    consultation(slug: $slug) {
      id
      slug
      title
      timeZone
    }
  }
`);

const ToPublishQuery = graphql(`
  query DispositionsToPublish($consultation: ID!) {
    dispositionsToPublish(consultationId: $consultation) {
      count
      replacing
      authors
      byOutcome {
        outcome
        count
      }
      publications {
        id
        publishedAt
        dispositionCount
      }
    }
  }
`);

const PublishDispositions = graphql(
  `
    mutation PublishDispositions($input: PublishDispositionsInput!) {
      publishDispositions(input: $input) {
        __typename
        ...Refusal
        ... on DispositionPublication {
          id
        }
      }
    }
  `,
  [RefusalFragment],
);

/** What would become public, for the drafters and administrators of the consultation. */
export async function publishDispositionsLoader(call: LoaderFunctionArgs) {
  const { viewer, consultation } = await query(call, ConsultationQuery, {
    slug: call.params.consultation ?? '',
  });
  if (!viewer) throw signInFirst(call.request) as unknown as Error;
  if (!consultation) throw notFound();
  const { dispositionsToPublish: ready } = await query(call, ToPublishQuery, {
    consultation: consultation.id,
  });
  if (!ready) throw fault('NOT_ALLOWED');
  return {
    consultation,
    ready,
    /** Where contributions are worked on is for drafters alone. */
    isDrafter: viewer.roles.some(
      ({ role, consultationId }) => role === 'drafter' && consultationId === consultation.id,
    ),
    clientKey: crypto.randomUUID(),
  };
}

export type PublishDispositionsData = Awaited<ReturnType<typeof publishDispositionsLoader>>;

export async function publishDispositionsAction(call: ActionFunctionArgs): Promise<unknown> {
  const form = await call.request.formData();
  const { publishDispositions: result } = await mutate(call, PublishDispositions, {
    input: { consultationId: textOf(form, 'consultationId'), clientKey: textOf(form, 'clientKey') },
  });
  const refusal = refusalOf(result);
  if (refusal) return refused(refusal, form);
  const language = languageOf(new URL(call.request.url).pathname);
  return redirect(addressOf(language, 'publishDispositions', call.params, { fait: 'suites-publiees' }));
}
