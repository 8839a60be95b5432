import { RefusalFragment } from '../../api/refusal';
import { graphql } from '../../api/graphql';

export const PostCommentMutation = graphql(
  `
    mutation PostComment($input: PostCommentInput!) {
      postComment(input: $input) {
        __typename
        ...Refusal
        ... on Comment {
          id
        }
      }
    }
  `,
  [RefusalFragment],
);

export const ReplyToCommentMutation = graphql(
  `
    mutation ReplyToComment($input: ReplyToCommentInput!) {
      replyToComment(input: $input) {
        __typename
        ...Refusal
        ... on Comment {
          id
        }
      }
    }
  `,
  [RefusalFragment],
);

export const ReactMutation = graphql(
  `
    mutation React($input: ReactInput!) {
      react(input: $input) {
        __typename
        ...Refusal
        ... on Comment {
          id
        }
      }
    }
  `,
  [RefusalFragment],
);

export const WithdrawReactionMutation = graphql(
  `
    mutation WithdrawReaction($input: CommentInput!) {
      withdrawReaction(input: $input) {
        __typename
        ...Refusal
        ... on Comment {
          id
        }
      }
    }
  `,
  [RefusalFragment],
);

export const WithdrawCommentMutation = graphql(
  `
    mutation WithdrawComment($input: CommentInput!) {
      withdrawComment(input: $input) {
        __typename
        ...Refusal
        ... on Comment {
          id
          state
        }
      }
    }
  `,
  [RefusalFragment],
);

export const ReportCommentMutation = graphql(
  `
    mutation ReportComment($input: ReportCommentInput!) {
      reportComment(input: $input) {
        __typename
        ...Refusal
      }
    }
  `,
  [RefusalFragment],
);

export const SaveDraftMutation = graphql(
  `
    mutation SaveCommentDraft($input: SaveCommentDraftInput!) {
      saveCommentDraft(input: $input) {
        __typename
        ...Refusal
        ... on CommentDraft {
          id
          updatedAt
        }
      }
    }
  `,
  [RefusalFragment],
);

export const PreviewQuery = graphql(`
  query PreviewComment($body: String!, $proposedWording: String, $isReply: Boolean!) {
    previewComment(body: $body, proposedWording: $proposedWording, isReply: $isReply) {
      bodyHtml
      warnings {
        rule
        explanation
        hint
        excerpt
      }
    }
  }
`);

export const DecisionReasonsQuery = graphql(`
  query DecisionReasons {
    decisionReasons {
      code
      label
      description
    }
  }
`);

export const SelectedPassageQuery = graphql(`
  query SelectedPassage(
    $consultationId: ID!
    $sectionId: ID!
    $blockId: ID!
    $exact: String!
    $prefix: String
    $suffix: String
  ) {
    selectedPassage(
      consultationId: $consultationId
      sectionId: $sectionId
      blockId: $blockId
      exact: $exact
      prefix: $prefix
      suffix: $suffix
    ) {
      exact
      prefix
      suffix
    }
  }
`);

export const DraftQuery = graphql(`
  query CommentDraft($consultationId: ID!, $sectionId: ID!, $blockId: ID, $parentId: ID) {
    commentDraft(
      consultationId: $consultationId
      sectionId: $sectionId
      blockId: $blockId
      parentId: $parentId
    ) {
      id
      body
      kind
      position
      proposedWording
      quote {
        exact
        prefix
        suffix
      }
      stageId
      updatedAt
    }
  }
`);
