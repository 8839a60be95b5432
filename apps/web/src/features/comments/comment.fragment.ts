import { graphql, type ResultOf } from '../../api/graphql';

/** Where a contribution stands in the present text, and the text that it was made on. */
export const PlacedFragment = graphql(`
  fragment Placed on Placement @_unmask {
    id
    status
    isCertain
    passage {
      blockId
    }
    madeOn {
      doctrineSlug
      releaseSlug
      releaseLabel
      sectionId
      sectionSlug
      sectionNumber
      sectionTitle
      publishedAt
    }
  }
`);

/**
 * What `CommentCard` shows of a contribution or of a reply: `node { ...CommentCard }`, with `CommentCardFragment` among the
 * document's fragments. About 90 of the 600 words that a document may have.
 */
export const CommentCardFragment = graphql(
  `
    fragment CommentCard on Comment @_unmask {
      id
      sectionId
      parentId
      rootId
      depth
      kind
      position
      state
      moderationReason {
        code
        label
      }
      anchor {
        kind
        blockId
        quote {
          exact
        }
      }
      passage
      placement {
        ...Placed
      }
      provenance {
        channel
        raisedBy
        verbatim
        stage {
          id
          slug
          name
        }
      }
      author {
        name
        category
        organisation
      }
      revision {
        id
        ordinal
        title
        bodyHtml
        proposedWording
      }
      pendingRevision {
        id
        state
      }
      replyCount
      reactions {
        for
        mixed
        against
      }
      viewerReaction
      sources {
        title
        url
        body
        category
        votes
      }
      tallies {
        label
        for
        mixed
        against
        total
      }
      isOwn
      createdAt
      publishedAt
      publishedDisposition {
        id
        outcome
        motiveHtml
        publishedAt
      }
    }
  `,
  [PlacedFragment],
);

export type CommentCardData = ResultOf<typeof CommentCardFragment>;

/** The paragraph at which a contribution stands in the present text; null: none, or not yet for certain. */
export const blockOf = ({
  anchor,
  placement,
}: Pick<CommentCardData, 'anchor' | 'placement'>): string | null => {
  if (!placement) return anchor.blockId;
  return placement.isCertain ? (placement.passage?.blockId ?? null) : null;
};

export type CommentKind = CommentCardData['kind'];
export type Position = NonNullable<CommentCardData['position']>;
export type CommentState = CommentCardData['state'];
export type Category = NonNullable<NonNullable<CommentCardData['author']>['category']>;

/** In the order in which forms and filters offer them. */
export const KINDS = ['remark', 'question', 'amendment'] as const satisfies readonly CommentKind[];
export const POSITIONS = ['for', 'mixed', 'against'] as const satisfies readonly Position[];
export const STATES = [
  'published',
  'submitted',
  'in_review',
  'refused',
  'hidden',
  'withdrawn',
] as const satisfies readonly CommentState[];
export const CATEGORIES = [
  'health_professional',
  'users_representative',
  'establishment',
  'vendor',
  'manufacturer',
  'start_up',
  'institution',
  'citizen',
] as const satisfies readonly Category[];
