import { graphql, type ResultOf } from '../../api/graphql';

/** A contribution in a list of what became of contributions. */
export const DisposedCommentFragment = graphql(`
  fragment DisposedComment on Comment @_unmask {
    id
    parentId
    author {
      name
    }
    section {
      consultationSlug
    }
    publishedDisposition {
      id
      outcome
      motiveStart
      reference
    }
  }
`);

export type DisposedComment = ResultOf<typeof DisposedCommentFragment>;

/** What became of contributions, by section of the newer edition. */
export const SectionDispositionsFragment = graphql(
  `
    fragment SectionDispositions on SectionDispositions @_unmask {
      sectionId
      slug
      number
      title
      isInEdition
      count
      byOutcome {
        outcome
        count
      }
      comments {
        ...DisposedComment
      }
    }
  `,
  [DisposedCommentFragment],
);

export type SectionDispositions = ResultOf<typeof SectionDispositionsFragment>;

export const EditionDispositionsQuery = graphql(`
  query EditionDispositions($from: ID!, $to: ID!) {
    releaseComparison(fromReleaseId: $from, toReleaseId: $to) {
      dispositions {
        sectionId
        slug
        number
        title
        count
        byOutcome {
          outcome
          count
        }
      }
    }
  }
`);

export const ReleaseDispositionsQuery = graphql(
  `
    query ReleaseDispositions($release: ID!, $section: ID, $outcome: DispositionOutcome, $after: String) {
      releaseDispositions(
        releaseId: $release
        sectionId: $section
        outcome: $outcome
        after: $after
        first: 50
      ) {
        nodes {
          ...DisposedComment
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [DisposedCommentFragment],
);
