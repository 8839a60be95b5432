import type { LoaderFunctionArgs } from 'react-router';
import { query } from '../../api/api';
import { graphql, type ResultOf } from '../../api/graphql';
import { apiFilter, filterOf } from './case-filter';

const QueueQuery = graphql(`
  query ModerationQueue($filter: ModerationQueueFilter, $after: String) {
    moderationQueue(filter: $filter, first: 25, after: $after) {
      nodes {
        id
        queue
        reasons
        title
        body
        authorName
        sectionTitle
        sectionSlug
        consultationTitle
        consultationSlug
        timeZone
        openedAt
        dueAt
        ageSeconds
        lease
        leaseExpiresAt
        isOwnText
        isOwnDecision
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
      queueCounts {
        queue
        count
        late
      }
    }
    consultations(first: 100) {
      nodes {
        id
        slug
        title
      }
    }
  }
`);

const ReasonsQuery = graphql(`
  query ReasonLabels {
    decisionReasons {
      code
      label
    }
  }
`);

type Loaded = ResultOf<typeof QueueQuery>;
export type QueuedCase = Loaded['moderationQueue']['nodes'][number];
export type QueueCount = Loaded['moderationQueue']['queueCounts'][number];

/** One page of the cases that wait, with what its filters offer. */
export async function queueLoader(call: LoaderFunctionArgs) {
  const filter = filterOf(call.request.url);
  const [{ moderationQueue, consultations }, { decisionReasons }] = await Promise.all([
    query(call, QueueQuery, { filter: apiFilter(filter), after: filter.after }),
    query(call, ReasonsQuery, {}, { lasting: true }),
  ]);
  const labels = Object.fromEntries(decisionReasons.map(({ code, label }) => [code, label]));
  return { queue: moderationQueue, consultations: consultations.nodes, labels, filter };
}

export type QueueData = Awaited<ReturnType<typeof queueLoader>>;
