import { graphql, type ResultOf } from '../../api/graphql';
import { RefusalFragment } from '../../api/refusal';
import { PlacedFragment } from '../comments/comment.fragment';

export const PlaceFragment = graphql(`
  fragment Place on CommentSection @_unmask {
    slug
    number
    title
    consultationSlug
    consultationTitle
    timeZone
    isOpen
  }
`);

export const StandingFragment = graphql(`
  fragment Standing on Comment @_unmask {
    id
    kind
    state
    createdAt
    publishedAt
    withdrawnAt
    publishedDisposition {
      id
      outcome
      publishedAt
    }
    revision {
      id
      title
      body
      createdAt
      state
    }
    pendingRevision {
      id
      title
      body
      createdAt
      state
    }
  }
`);

/** A contribution as the list of one's own knows it. */
export type Standing = ResultOf<typeof StandingFragment>;
export type Place = ResultOf<typeof PlaceFragment>;

export const MyContributions = graphql(
  `
    query MyContributions($after: String, $withDrafts: Boolean!) {
      myContributions(first: 20, after: $after) {
        nodes {
          ...Standing
          parentId
          moderationDecisions {
            id
            revisionId
            reason {
              code
              label
            }
          }
          section {
            ...Place
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      myDrafts(first: 50) @include(if: $withDrafts) {
        nodes {
          id
          blockId
          parentId
          title
          body
          updatedAt
          section {
            ...Place
          }
        }
      }
    }
  `,
  [StandingFragment, PlaceFragment],
);

export const MyContribution = graphql(
  `
    query MyContribution($id: ID!) {
      viewer {
        id
      }
      comment(id: $id) {
        ...Standing
        isOwn
        parentId
        sectionId
        passage
        anchor {
          kind
          quote {
            exact
          }
        }
        placement {
          ...Placed
        }
        section {
          ...Place
        }
        publishedDisposition {
          motiveHtml
        }
        revision {
          bodyHtml
          proposedWording
        }
        pendingRevision {
          bodyHtml
          proposedWording
        }
        moderationDecisions {
          id
          revisionId
          kind
          byRule
          decidedAt
          statement
          appealedAt
          canBeAppealed
          reason {
            code
            label
            description
          }
        }
      }
    }
  `,
  [StandingFragment, PlaceFragment, PlacedFragment],
);

export type Contribution = NonNullable<ResultOf<typeof MyContribution>['comment']>;
export type Revision = NonNullable<Contribution['revision']>;
export type Decision = Contribution['moderationDecisions'][number];

export const Revise = graphql(
  `
    mutation Revise($input: ReviseCommentInput!) {
      result: reviseComment(input: $input) {
        __typename
        ... on Comment {
          id
        }
        ...Refusal
      }
    }
  `,
  [RefusalFragment],
);

export const Withdraw = graphql(
  `
    mutation WithdrawMine($input: CommentInput!) {
      result: withdrawComment(input: $input) {
        __typename
        ... on Comment {
          id
        }
        ...Refusal
      }
    }
  `,
  [RefusalFragment],
);

export const Appeal = graphql(
  `
    mutation Appeal($input: AppealDecisionInput!) {
      result: appealDecision(input: $input) {
        __typename
        ...Refusal
      }
    }
  `,
  [RefusalFragment],
);
