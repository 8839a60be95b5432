import type { LoaderFunctionArgs } from 'react-router';
import { fault, query, signInFirst } from '../../api/api';
import { graphql, type ResultOf } from '../../api/graphql';

const ConsultationsQuery = graphql(`
  query AdministeredConsultations($after: String) {
    viewer {
      id
      roles {
        role
        consultationId
      }
    }
    consultations(first: 20, after: $after) {
      nodes {
        id
        slug
        title
        state
        opensAt
        closesAt
        publicationDueOn
        timeZone
        outcomeRelease {
          id
        }
        newerRelease {
          id
          slug
          label
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const HealthQuery = graphql(`
  query PlatformHealth {
    systemState {
      database {
        ok
      }
      jobs {
        failed
        oldestWaitingSeconds
      }
      mails {
        failed
      }
    }
  }
`);

type Listed = ResultOf<typeof ConsultationsQuery>['consultations']['nodes'][number];
type Health = ResultOf<typeof HealthQuery>['systemState'];
export type AdministeredConsultation = Listed & { isOverdue: boolean };

export interface AdministrationData {
  consultations: AdministeredConsultation[];
  after: string | null;
  next: string | null;
  /** For administrators of the whole platform. */
  health: Health | null;
}

/** Seconds after which a job that waits is worth a look. */
export const LONG_WAIT_SECONDS = 600;

export async function administrationLoader(call: LoaderFunctionArgs): Promise<AdministrationData> {
  const after = new URL(call.request.url).searchParams.get('apres');
  const { viewer, consultations } = await query(call, ConsultationsQuery, { after });
  if (!viewer) throw signInFirst(call.request) as unknown as Error;
  const held = viewer.roles.filter(({ role }) => role === 'administrator').map((role) => role.consultationId);
  if (held.length === 0) throw fault('NOT_ALLOWED');
  const isOfPlatform = held.includes(null);
  const today = new Date().toISOString().slice(0, 10);
  const { nodes, pageInfo } = consultations;
  return {
    consultations: nodes
      .filter(({ id }) => isOfPlatform || held.includes(id))
      .map((consultation) => ({ ...consultation, isOverdue: isOverdue(consultation, today) })),
    after,
    next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    health: isOfPlatform ? (await query(call, HealthQuery)).systemState : null,
  };
}

/** Results were announced for a day that is over, and are not out. */
const isOverdue = ({ state, publicationDueOn, outcomeRelease }: Listed, today: string): boolean =>
  state === 'closed' && publicationDueOn !== null && publicationDueOn < today && outcomeRelease === null;
