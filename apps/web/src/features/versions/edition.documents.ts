import { graphql } from '../../api/graphql';
import { SectionDispositionsFragment } from '../dispositions/disposition.documents';

/** An edition as lists and headings name it. */
export const EditionFragment = graphql(`
  fragment Edition on Release @_unmask {
    id
    slug
    label
    state
    publishedAt
    reason
  }
`);

export const ReleasesQuery = graphql(
  `
    query Editions($doctrine: String!) {
      releases(doctrineSlug: $doctrine) {
        ...Edition
      }
    }
  `,
  [EditionFragment],
);

export const ReleasePageQuery = graphql(
  `
    query EditionPage($doctrine: String!, $slug: String) {
      releasePage(doctrineSlug: $doctrine, slug: $slug) {
        doctrineSlug
        doctrineTitle
        release {
          ...Edition
          publishedBy
        }
        previous {
          ...Edition
        }
        next {
          ...Edition
        }
        consultations {
          id
          slug
          title
          state
          release {
            id
          }
        }
      }
    }
  `,
  [EditionFragment],
);

export const ContentsQuery = graphql(`
  query EditionContents($id: ID!) {
    release(id: $id) {
      id
      sections {
        id
        slug
        number
        title
        depth
        parentId
      }
    }
  }
`);

export const ReleaseChangesQuery = graphql(
  `
    query EditionChanges($from: ID!, $to: ID!) {
      releaseComparison(fromReleaseId: $from, toReleaseId: $to) {
        isComplete
        dispositions {
          ...SectionDispositions
        }
        changes {
          sectionId
          kinds
          before {
            slug
            number
            title
          }
          after {
            slug
            number
            title
          }
          related {
            slug
            number
            title
          }
          fromVersionId
          toVersionId
          wordsAdded
          wordsRemoved
          reasons
        }
      }
    }
  `,
  [SectionDispositionsFragment],
);
