import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { useAddress } from '../../addresses';
import { query, signInFirst } from '../../api/api';
import { graphql, type ResultOf } from '../../api/graphql';
import { formatInstant } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import { plainHead } from '../../screen';
import { Breadcrumb } from '../../shell/breadcrumb';
import { Link } from '../../shell/link';
import { OfWhat } from '../../shell/of-what';
import { Completion } from './completion';

const WorkplaceQuery = graphql(`
  query DraftingWorkplace {
    viewer {
      id
      roles {
        role
        consultationId
      }
    }
    consultations(first: 100) {
      nodes {
        id
        slug
        title
        state
        closesAt
        publicationDueOn
        timeZone
      }
    }
    doctrineWorkspaces {
      id
      slug
      title
      draftCount
      lastRelease {
        id
      }
    }
  }
`);

const WaitingQuery = graphql(`
  query WaitingPlacements($release: ID!) {
    placementCounts(releaseId: $release) {
      waiting
    }
  }
`);

const CountsQuery = graphql(`
  query DraftingCounts($consultation: ID!) {
    dispositionProgress(consultationId: $consultation) {
      sectionId
      contributions
      withDisposition
    }
  }
`);

type Consultation = ResultOf<typeof WorkplaceQuery>['consultations']['nodes'][number];
type Drafted = Consultation & { contributions: number; withDisposition: number };

type Doctrine = ResultOf<typeof WorkplaceQuery>['doctrineWorkspaces'][number] & {
  /** Placements of its last edition on which somebody must decide. */
  waiting: number;
};

interface DraftingHome {
  consultations: Drafted[];
  doctrines: Doctrine[];
}

export async function loader(call: LoaderFunctionArgs): Promise<DraftingHome> {
  const { viewer, consultations, doctrineWorkspaces: doctrines } = await query(call, WorkplaceQuery);
  if (!viewer) throw signInFirst(call.request) as unknown as Error;
  const held = viewer.roles.filter(({ role }) => role === 'drafter').map((role) => role.consultationId);
  const drafted = await Promise.all(
    consultations.nodes
      .filter(({ id }) => held.includes(id))
      .map(async (consultation) => {
        const counts = await query(call, CountsQuery, { consultation: consultation.id });
        const total = (key: 'contributions' | 'withDisposition'): number =>
          counts.dispositionProgress.reduce((sum, section) => sum + section[key], 0);
        return {
          ...consultation,
          contributions: total('contributions'),
          withDisposition: total('withDisposition'),
        };
      }),
  );
  const written = await Promise.all(
    doctrines.map(async (doctrine) => {
      const release = doctrine.lastRelease?.id;
      const counts = release && (await query(call, WaitingQuery, { release })).placementCounts;
      return { ...doctrine, waiting: counts ? counts.waiting : 0 };
    }),
  );
  return { consultations: drafted, doctrines: written };
}

export const handle = { head: plainHead('drafting.title', undefined, true) };

/** The doctrines that one writes, then the consultations that one drafts and how far each is. */
export function Component() {
  const { consultations, doctrines } = useLoaderData<DraftingHome>();
  const messages = useMessages();
  const address = useAddress();
  const mostPressing = consultations.find((one) => one.contributions > one.withDisposition);
  return (
    <div className="fr-container fr-mb-8w">
      <Breadcrumb
        above={[{ label: messages.text('shell.nav.home'), href: address('home') }]}
        here={messages.text('drafting.title')}
      />
      <h1>{messages.text('drafting.title')}</h1>
      <p className="fr-text--lead work-measure">{messages.text('drafting.lead')}</p>
      {doctrines.length > 0 && <Doctrines doctrines={doctrines} />}
      {consultations.length === 0 && <p>{messages.text('drafting.none')}</p>}
      {consultations.map((consultation) => (
        <Workplace
          key={consultation.id}
          consultation={consultation}
          isFirst={consultation === mostPressing}
        />
      ))}
    </div>
  );
}

/** The doctrines that one writes. */
function Doctrines({ doctrines }: { doctrines: readonly Doctrine[] }) {
  const messages = useMessages();
  const address = useAddress();
  return (
    <section className="workplace" aria-labelledby="doctrines">
      <h2 className="fr-h4 fr-mb-1w" id="doctrines">
        {messages.text('drafting.doctrines')}
      </h2>
      <ul>
        {doctrines.map(({ id, slug, title, draftCount, waiting }) => (
          <li key={id}>
            <Link href={address('writing', { doctrine: slug })} lang="fr">
              {title}
            </Link>{' '}
            {draftCount > 0 && messages.text('drafting.draftCount', { count: draftCount })}
            <ul className="fr-mb-1w">
              <li>
                <Link className="fr-link fr-link--sm" href={address('imports', { doctrine: slug })}>
                  {messages.text('drafting.imports')}
                  <OfWhat>{title}</OfWhat>
                </Link>
              </li>
              <li>
                <Link className="fr-link fr-link--sm" href={address('placements', { doctrine: slug })}>
                  {messages.text('placements.title')}
                  <OfWhat>{title}</OfWhat>
                </Link>{' '}
                {waiting > 0 && messages.text('drafting.waiting', { count: waiting })}
              </li>
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface WorkplaceProps {
  consultation: Drafted;
  /** Where to go on first. */
  isFirst: boolean;
}

function Workplace({ consultation, isFirst }: WorkplaceProps) {
  const messages = useMessages();
  const language = useLanguage();
  const address = useAddress();
  const { id, slug, title, state, closesAt, timeZone, contributions, withDisposition } = consultation;
  const params = { consultation: slug };
  const left = contributions - withDisposition;
  return (
    <article className="workplace" aria-labelledby={`w-${id}`}>
      <h2 className="fr-h4 fr-mb-1w" id={`w-${id}`}>
        <Link href={address('draftingComments', params)} lang="fr">
          {title}
        </Link>
      </h2>
      <p className="fr-text--sm work-facts">
        <span className="fr-badge fr-badge--sm fr-badge--no-icon">
          {messages.text(`drafting.state.${state}`)}
        </span>
        {closesAt && (
          <span>
            {messages.text(state === 'closed' ? 'drafting.closedOn' : 'drafting.closesOn', {
              when: formatInstant(closesAt, language, timeZone),
            })}
          </span>
        )}
      </p>
      <p className="fr-mb-1w" id={`p-${id}`}>
        {messages.text('drafting.progress.summary', { done: withDisposition, all: contributions })}
      </p>
      {contributions > 0 && <Completion done={withDisposition} of={contributions} labelledBy={`p-${id}`} />}
      <ul className="fr-btns-group fr-btns-group--inline-sm fr-btns-group--sm fr-mt-3w">
        <li>
          <Link
            className={isFirst ? 'fr-btn' : 'fr-btn fr-btn--secondary'}
            href={address('draftingComments', params, { suite: left > 0 ? 'sans' : null })}
          >
            {messages.text(
              left > 0 ? 'drafting.goOn' : contributions > 0 ? 'drafting.reread' : 'drafting.openList',
            )}
            <OfWhat>{title}</OfWhat>
          </Link>
        </li>
        <li>
          <Link className="fr-btn fr-btn--secondary" href={address('snapshots', params)}>
            {messages.text('drafting.snapshots.link')}
            <OfWhat>{title}</OfWhat>
          </Link>
        </li>
      </ul>
    </article>
  );
}
