import { graphql, type ResultOf } from '../../api/graphql';
import { RefusalFragment } from '../../api/refusal';

export const ImportsQuery = graphql(`
  query Imports($doctrine: String!) {
    doctrineWorkspace(doctrineSlug: $doctrine) {
      id
      slug
      title
      sections {
        id
        number
        title
        depth
        isRetired
      }
    }
    doctrineImports(doctrineSlug: $doctrine) {
      id
      fileName
      byteSize
      scope
      sectionTitle
      state
      requestedBy
      requestedAt
    }
  }
`);

export const ImportQuery = graphql(`
  query Import($id: ID!) {
    doctrineImport(id: $id) {
      id
      doctrineSlug
      doctrineTitle
      fileName
      byteSize
      scope
      sectionTitle
      state
      refusal
      digest
      requestedBy
      requestedAt
      appliedBy
      appliedAt
      reason
      discardedBy
      discardedAt
      plan {
        comments
        nothingToDo
        missingImages
        missingLinks
        totals {
          added
          changed
          moved
          renumbered
          renamed
          retired
          unchanged
        }
        sections {
          currentSlug
          importedSlug
          number
          title
          changes
          why
          comments
          commentsOnRemoved
        }
        remarks {
          file
          line
          message
        }
      }
    }
  }
`);

export const ImportedTextQuery = graphql(`
  query ImportedText($import: ID!, $slug: String!) {
    importedText(importId: $import, slug: $slug) {
      html
    }
  }
`);

export const InlineComparisonQuery = graphql(`
  query InlineImportComparison($import: ID!, $slug: String!) {
    importComparison(importId: $import, slug: $slug) {
      wordsAdded
      wordsRemoved
      html
    }
  }
`);

export const BesideComparisonQuery = graphql(`
  query ImportComparisonBeside($import: ID!, $slug: String!) {
    importComparison(importId: $import, slug: $slug) {
      wordsAdded
      wordsRemoved
      rows {
        before
        after
      }
    }
  }
`);

export const ApplyImport = graphql(
  `
    mutation ApplyImport($input: ApplyDoctrineImportInput!) {
      applyDoctrineImport(input: $input) {
        __typename
        ...Refusal
        ... on DoctrineImport {
          id
          state
        }
      }
    }
  `,
  [RefusalFragment],
);

export const PlanImport = graphql(
  `
    mutation PlanImport($input: PlanDoctrineImportInput!) {
      planDoctrineImport(input: $input) {
        __typename
        ...Refusal
        ... on DoctrineImport {
          id
          state
        }
      }
    }
  `,
  [RefusalFragment],
);

export const DiscardImport = graphql(
  `
    mutation DiscardImport($input: DiscardDoctrineImportInput!) {
      discardDoctrineImport(input: $input) {
        __typename
        ...Refusal
        ... on DoctrineImport {
          id
          state
        }
      }
    }
  `,
  [RefusalFragment],
);

export type ImportEntry = ResultOf<typeof ImportsQuery>['doctrineImports'][number];
export type ShownImport = NonNullable<ResultOf<typeof ImportQuery>['doctrineImport']>;
export type ShownPlan = NonNullable<ShownImport['plan']>;
export type PlannedSection = ShownPlan['sections'][number];
