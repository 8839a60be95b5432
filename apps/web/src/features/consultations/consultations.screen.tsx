import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { useAddress } from '../../addresses';
import { query } from '../../api/api';
import { graphql, type ResultOf } from '../../api/graphql';
import { useMessages } from '../../i18n/messages';
import { plainHead } from '../../screen';
import { Breadcrumb } from '../../shell/breadcrumb';
import { Link } from '../../shell/link';
import { ConsultationBriefFragment, type ConsultationState } from './consultation.fragment';
import { ConsultationItem } from './consultation-item';

const ConsultationsQuery = graphql(
  `
    query Consultations($after: String) {
      consultations(first: 50, after: $after) {
        nodes {
          ...ConsultationBrief
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [ConsultationBriefFragment],
);

export const loader = (call: LoaderFunctionArgs) =>
  query(call, ConsultationsQuery, { after: new URL(call.request.url).searchParams.get('apres') });

export const handle = { head: plainHead('consultations.list.title', 'consultations.list.description') };

/** What one can take part in first, what is over last. */
const ORDER: readonly ConsultationState[] = ['open', 'announced', 'closed', 'draft'];

export function Component() {
  const messages = useMessages();
  const address = useAddress();
  const {
    consultations: { nodes, pageInfo },
  } = useLoaderData<ResultOf<typeof ConsultationsQuery>>();
  const groups = ORDER.map((state) => ({ state, found: nodes.filter((one) => one.state === state) }));
  return (
    <div className="fr-container fr-mb-8w">
      <Breadcrumb
        above={[{ label: messages.text('shell.nav.home'), href: address('home') }]}
        here={messages.text('consultations.list.title')}
      />
      <h1>{messages.text('consultations.list.title')}</h1>
      <p className="fr-text--lead measure">{messages.text('consultations.list.description')}</p>
      {nodes.length === 0 && <p>{messages.text('consultations.list.none')}</p>}
      {groups.map(
        ({ state, found }) =>
          found.length > 0 && (
            <section key={state} aria-labelledby={`state-${state}`} className="fr-mb-6w">
              <h2 className="fr-h3" id={`state-${state}`}>
                {messages.text(`consultations.list.${state}`)}
              </h2>
              <ul className="plain-list consultation-items">
                {found.map((consultation) => (
                  <li key={consultation.id}>
                    <ConsultationItem consultation={consultation} showsState={false} />
                  </li>
                ))}
              </ul>
            </section>
          ),
      )}
      {pageInfo.hasNextPage && (
        <Link
          className="fr-link fr-icon-arrow-right-line fr-link--icon-right"
          href={address('consultations', {}, { apres: pageInfo.endCursor })}
        >
          {messages.text('consultations.list.next')}
        </Link>
      )}
    </div>
  );
}
