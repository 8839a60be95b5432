import { graphql } from '../../api/graphql';

/** A section's text and its place in an edition: never changes once that is published. */
export const SectionWithTextFragment = graphql(`
  fragment SectionWithText on Section @_unmask {
    id
    slug
    number
    title
    ancestors {
      id
      slug
      number
      title
    }
    previous {
      id
      slug
      number
      title
    }
    next {
      id
      slug
      number
      title
    }
    version {
      id
      html
      blocks {
        id
        position
        text
      }
    }
  }
`);

/** The passages of a text that contributions quote, and where they stand in its HTML. */
export const MarkedPassagesFragment = graphql(`
  fragment MarkedPassages on SectionPassages @_unmask {
    passages {
      passage {
        blockId
      }
      exact
      comments
      rootIds
    }
    pieces {
      start
      end
      passages
    }
  }
`);
