import type { LoaderFunctionArgs } from 'react-router';
import { query } from '../../api/api';
import { graphql, type ResultOf } from '../../api/graphql';

const SystemQuery = graphql(`
  query System($after: String) {
    systemState {
      version
      startedAt
      jobBackend
      lastMigration
      database {
        ok
        latencyMs
        sizeBytes
        connectionsUsed
        connectionsMax
      }
      jobs {
        waiting
        failed
        completedLastHour
        oldestWaitingSeconds
      }
      mails {
        waiting
        failed
      }
    }
    failedJobs(after: $after, first: 20) {
      nodes {
        id
        name
        attempts
        createdAt
        lastError
        correlationId
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type SystemData = ResultOf<typeof SystemQuery> & { after: string | null };
export type SystemState = SystemData['systemState'];
export type FailedJob = SystemData['failedJobs']['nodes'][number];

/** How the platform is, and one page of what it gave up on. */
export async function systemLoader(call: LoaderFunctionArgs): Promise<SystemData> {
  const after = new URL(call.request.url).searchParams.get('apres');
  return { ...(await query(call, SystemQuery, { after })), after };
}
