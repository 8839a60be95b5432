import { graphql } from '../../api/graphql';
import { RefusalFragment } from '../../api/refusal';

export const WorkingSectionFragment = graphql(`
  fragment WrittenSection on WorkingSection @_unmask {
    id
    slug
    number
    title
    parentId
    depth
    position
    isRetired
    mergedIntoId
    isPublished
    publishedVersionId
    publishedSlug
    versionId
    state
    savedBy
    savedAt
    reason
    commentCount
  }
`);

export const WorkspaceQuery = graphql(
  `
    query Workspace($doctrine: String!) {
      doctrineWorkspace(doctrineSlug: $doctrine) {
        id
        slug
        title
        draftCount
        lastRelease {
          id
          slug
          label
          publishedAt
        }
        sections {
          ...WrittenSection
        }
      }
      sectionEvents(doctrineSlug: $doctrine, first: 10) {
        nodes {
          id
          kind
          sectionId
          otherSectionId
          before {
            number
            title
          }
          after {
            number
            title
          }
          doneBy
          doneAt
          reason
        }
      }
    }
  `,
  [WorkingSectionFragment],
);

/** What a section may be split at. */
export const BlocksQuery = graphql(`
  query WorkingBlocks($section: ID!) {
    workingText(sectionId: $section) {
      id
      blocks {
        id
        kind
        text
      }
    }
  }
`);

export const WorkingTextQuery = graphql(
  `
    query WorkingText($doctrine: String!, $section: ID!) {
      doctrineWorkspace(doctrineSlug: $doctrine) {
        id
        slug
        title
        lastRelease {
          id
          slug
        }
        consultations {
          id
          slug
          title
          state
        }
      }
      workingText(sectionId: $section) {
        id
        markdown
        html
        section {
          ...WrittenSection
        }
        writing {
          baseVersionId
          number
          title
          markdown
          reason
          updatedAt
        }
      }
    }
  `,
  [WorkingSectionFragment],
);

/** What the latest saved text is, to be compared with one that is typed. */
export const SavedTextQuery = graphql(`
  query SavedText($section: ID!) {
    workingText(sectionId: $section) {
      id
      markdown
      html
      section {
        id
        title
      }
    }
  }
`);

export const KeepMutation = graphql(
  `
    mutation KeepSectionWriting($input: KeepSectionWritingInput!) {
      keepSectionWriting(input: $input) {
        __typename
        ... on SectionWriting {
          updatedAt
        }
        ...Refusal
      }
    }
  `,
  [RefusalFragment],
);

export const ForgetMutation = graphql(
  `
    mutation DiscardSectionWriting($input: DiscardSectionWritingInput!) {
      discardSectionWriting(input: $input) {
        __typename
        ...Refusal
      }
    }
  `,
  [RefusalFragment],
);

export const PreviewQuery = graphql(`
  query SectionPreview($section: ID!, $title: String!, $markdown: String!) {
    sectionPreview(sectionId: $section, title: $title, markdown: $markdown) {
      html
      remarks
    }
  }
`);

export const SaveMutation = graphql(
  `
    mutation SaveSectionText($input: SaveSectionTextInput!) {
      saveSectionText(input: $input) {
        __typename
        ... on WorkingSection {
          id
          versionId
        }
        ... on VersionConflict {
          versionId
          savedBy
          savedAt
          title
          markdown
          difference {
            kind
            text
          }
        }
        ...Refusal
      }
    }
  `,
  [RefusalFragment],
);

export const DiscardMutation = graphql(
  `
    mutation DiscardSectionDraft($input: DiscardSectionDraftInput!) {
      discardSectionDraft(input: $input) {
        __typename
        ... on WorkingSection {
          id
          versionId
        }
        ...Refusal
      }
    }
  `,
  [RefusalFragment],
);

export const AddMutation = graphql(
  `
    mutation AddSection($input: AddSectionInput!) {
      addSection(input: $input) {
        __typename
        ... on WorkingSection {
          id
        }
        ...Refusal
      }
    }
  `,
  [RefusalFragment],
);

export const MoveMutation = graphql(
  `
    mutation MoveSection($input: MoveSectionInput!) {
      moveSection(input: $input) {
        __typename
        ...Refusal
      }
    }
  `,
  [RefusalFragment],
);

export const RenameMutation = graphql(
  `
    mutation RenameSection($input: RenameSectionInput!) {
      renameSection(input: $input) {
        __typename
        ...Refusal
      }
    }
  `,
  [RefusalFragment],
);

export const SplitMutation = graphql(
  `
    mutation SplitSection($input: SplitSectionInput!) {
      splitSection(input: $input) {
        __typename
        ... on WorkingSection {
          id
        }
        ...Refusal
      }
    }
  `,
  [RefusalFragment],
);

export const MergeMutation = graphql(
  `
    mutation MergeSections($input: MergeSectionsInput!) {
      mergeSections(input: $input) {
        __typename
        ... on WorkingSection {
          id
        }
        ...Refusal
      }
    }
  `,
  [RefusalFragment],
);

export const RetireMutation = graphql(
  `
    mutation RetireSection($input: RetireSectionInput!) {
      retireSection(input: $input) {
        __typename
        ...Refusal
      }
    }
  `,
  [RefusalFragment],
);

export const RestoreMutation = graphql(
  `
    mutation RestoreSection($input: RestoreSectionInput!) {
      restoreSection(input: $input) {
        __typename
        ...Refusal
      }
    }
  `,
  [RefusalFragment],
);

export const PendingChangesQuery = graphql(`
  query PendingChanges($doctrine: String!) {
    doctrineWorkspace(doctrineSlug: $doctrine) {
      id
      slug
      title
      lastRelease {
        id
        slug
        label
        publishedAt
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
    pendingChanges(doctrineSlug: $doctrine) {
      sectionId
      slug
      number
      title
      changes
      fromVersionId
      toVersionId
      commentCount
    }
  }
`);

export const PublishMutation = graphql(
  `
    mutation PublishRelease($input: PublishReleaseInput!) {
      publishRelease(input: $input) {
        __typename
        ... on Release {
          id
        }
        ...Refusal
      }
    }
  `,
  [RefusalFragment],
);

/** How many threads the edition has, and how they came to their places in it. */
export const PlacementCountsQuery = graphql(`
  query EditionPlacements($release: ID!) {
    placementCounts(releaseId: $release) {
      exact
      moved
      fuzzy
      changed
      lost
      unplaced
      waiting
    }
  }
`);
