import { graphql } from '../../api/graphql';

/** A section with its versions, the latest first. */
export const HistoryFragment = graphql(`
  fragment History on SectionHistory @_unmask {
    id
    slug
    number
    title
    doctrineSlug
    doctrineTitle
    isCurrent
    isWritable
    versions {
      id
      ordinal
      state
      title
      reason
      createdAt
      publishedAt
      madeBy
      authorName
      releases {
        slug
        label
      }
    }
  }
`);
