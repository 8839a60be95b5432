import { mutate, query, type Call } from '../../api/api';
import { graphql } from '../../api/graphql';
import { RefusalFragment, refusalOf, type Refusal } from '../../api/refusal';
import { apiFilter, type CaseFilter } from './case-filter';
import { NextCaseQuery } from './case.documents';

const ClaimMutation = graphql(
  `
    mutation ClaimCase($input: ClaimCaseInput!) {
      claimCase(input: $input) {
        __typename
        ...Refusal
        ... on ModerationCase {
          id
          version
          lease
          leaseExpiresAt
        }
      }
    }
  `,
  [RefusalFragment],
);

const ReleaseMutation = graphql(
  `
    mutation ReleaseCase($input: ReleaseCaseInput!) {
      releaseCase(input: $input) {
        __typename
        ...Refusal
        ... on ModerationCase {
          id
          lease
          leaseExpiresAt
        }
      }
    }
  `,
  [RefusalFragment],
);

/** Takes a case, or keeps it for longer. Returns the refusal, if it is refused. */
export async function claim(call: Call, caseId: string): Promise<Refusal | null> {
  const { claimCase } = await mutate(call, ClaimMutation, { input: { caseId } });
  return refusalOf(claimCase);
}

/** Gives a case back. Returns the refusal, if it is refused. */
export async function release(call: Call, caseId: string): Promise<Refusal | null> {
  const { releaseCase } = await mutate(call, ReleaseMutation, { input: { caseId } });
  return refusalOf(releaseCase);
}

/** Cases that somebody else may take between reading the list and claiming, before we give up. */
const MOST_TRIES = 8;

/**
 * Takes the next case of the list that the person can take: the first due after `after`, then from the beginning, never
 * `except`. Null when there is none. `cursor` is its place in the list.
 */
export async function takeNext(
  call: Call,
  filter: CaseFilter,
  after: string | null,
  except: string | null = null,
): Promise<{ id: string; cursor: string | null } | null> {
  let cursor = after;
  let mayStartAgain = after !== null;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const { moderationQueue } = await query(call, NextCaseQuery, {
      filter: { ...apiFilter(filter), available: true },
      after: cursor,
    });
    const [found] = moderationQueue.nodes;
    if (!found) {
      if (!mayStartAgain) return null;
      mayStartAgain = false;
      cursor = null;
      continue;
    }
    cursor = moderationQueue.pageInfo.endCursor;
    if (found.id !== except && (await claim(call, found.id)) === null) return { id: found.id, cursor };
  }
  return null;
}
