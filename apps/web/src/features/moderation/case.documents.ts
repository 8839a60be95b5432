import { graphql, type ResultOf } from '../../api/graphql';
import { RefusalFragment } from '../../api/refusal';
import { CommentCardFragment } from '../comments/comment.fragment';

export const CaseQuery = graphql(`
  query ModerationCase($id: ID!, $filter: ModerationQueueFilter) {
    moderationCase(id: $id) {
      id
      version
      queue
      reasons
      commentId
      revisionId
      title
      body
      bodyHtml
      proposedWording
      screenedText
      authorName
      appealMotive
      sectionTitle
      sectionSlug
      consultationTitle
      consultationSlug
      timeZone
      openedAt
      dueAt
      ageSeconds
      isOpen
      isOwnText
      isOwnDecision
      lease
      leaseExpiresAt
      allowedDecisions
      findings {
        id
        rule
        severity
        start
        end
        score
        explanation
      }
      reports {
        explanation
        reportedAt
        reason {
          code
          label
        }
      }
    }
    moderationQueue(filter: $filter, first: 1) {
      totalCount
    }
  }
`);

export const ReasonsQuery = graphql(`
  query DecisionReasons {
    decisionReasons {
      code
      label
      description
      charterClause
      legalGround
    }
  }
`);

/** The comment that the text belongs to. */
export const JudgedCommentQuery = graphql(`
  query JudgedComment($id: ID!) {
    comment(id: $id) {
      id
      kind
      position
      state
      parentId
      rootId
      depth
      createdAt
      passage
      anchor {
        kind
        quote {
          exact
          start
        }
      }
      author {
        name
        category
        organisation
      }
      provenance {
        channel
        raisedBy
        stage {
          id
          name
        }
      }
      revision {
        id
        ordinal
        state
        bodyHtml
      }
      pendingRevision {
        id
        ordinal
      }
      moderationDecisions {
        id
        kind
        byRule
        decidedAt
        statement
        reason {
          code
          label
        }
      }
    }
  }
`);

/** The thread above a reply: what it answers, and what opened the thread. */
export const ThreadQuery = graphql(
  `
    query JudgedThread($parent: ID!, $root: ID!) {
      parent: comment(id: $parent) {
        ...CommentCard
      }
      root: comment(id: $root) {
        ...CommentCard
      }
    }
  `,
  [CommentCardFragment],
);

export const DecideMutation = graphql(
  `
    mutation DecideCase($input: DecideCaseInput!) {
      decideCase(input: $input) {
        __typename
        ...Refusal
        ... on ModerationCase {
          id
          isOpen
          version
          allowedDecisions
        }
      }
    }
  `,
  [RefusalFragment],
);

export type Case = NonNullable<ResultOf<typeof CaseQuery>['moderationCase']>;
export type Finding = Case['findings'][number];
export type DecisionKind = Case['allowedDecisions'][number];
export type DecisionReason = ResultOf<typeof ReasonsQuery>['decisionReasons'][number];
export type JudgedComment = NonNullable<ResultOf<typeof JudgedCommentQuery>['comment']>;
export type Thread = ResultOf<typeof ThreadQuery>;

/** The first case of a list. */
export const NextCaseQuery = graphql(`
  query NextCase($filter: ModerationQueueFilter, $after: String) {
    moderationQueue(filter: $filter, first: 1, after: $after) {
      nodes {
        id
      }
      pageInfo {
        endCursor
      }
    }
  }
`);
