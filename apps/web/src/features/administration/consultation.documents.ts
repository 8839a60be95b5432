import { graphql, type ResultOf } from '../../api/graphql';
import { RefusalFragment } from '../../api/refusal';

export const SettingsQuery = graphql(`
  query ConsultationSettings($slug: String!) {
    consultation(slug: $slug) {
      id
      slug
      title
      state
      summary
      moderationNotice
      moderationPolicy
      timeZone
      opensAt
      closesAt
      publicationDueOn
      release {
        id
        slug
        label
        publishedAt
      }
      outcomeRelease {
        id
      }
      textUpdates {
        id
        updatedAt
        reason
        to {
          id
          label
        }
      }
    }
  }
`);

export const SourceQuery = graphql(`
  query ConsultationTexts($consultation: ID!) {
    consultationSource(consultationId: $consultation) {
      doctrine {
        id
        slug
        title
      }
      description
      method
      charter
      missing
    }
  }
`);

export const ReleasesQuery = graphql(`
  query Editions($doctrine: String!) {
    releases(doctrineSlug: $doctrine) {
      id
      label
      slug
      state
      publishedAt
    }
  }
`);

/** Where the contributions would stand in a newer edition. */
export const NewerTextQuery = graphql(`
  query NewerText($release: ID!) {
    placementCounts(releaseId: $release) {
      exact
      moved
      fuzzy
      changed
      lost
      waiting
      unplaced
    }
  }
`);

export const CreateConsultation = graphql(
  `
    mutation CreateConsultation($input: CreateConsultationInput!) {
      createConsultation(input: $input) {
        __typename
        ...Refusal
        ... on Consultation {
          id
          slug
        }
      }
    }
  `,
  [RefusalFragment],
);

export const RewriteConsultation = graphql(
  `
    mutation RewriteConsultation($input: RewriteConsultationInput!) {
      rewriteConsultation(input: $input) {
        __typename
        ...Refusal
        ... on Consultation {
          id
          slug
        }
      }
    }
  `,
  [RefusalFragment],
);

export const OpenConsultation = graphql(
  `
    mutation OpenConsultation($input: OpenConsultationInput!) {
      openConsultation(input: $input) {
        __typename
        ...Refusal
        ... on Consultation {
          id
          state
        }
      }
    }
  `,
  [RefusalFragment],
);

export const ProlongConsultation = graphql(
  `
    mutation ProlongConsultation($input: ProlongConsultationInput!) {
      prolongConsultation(input: $input) {
        __typename
        ...Refusal
        ... on Consultation {
          id
          closesAt
          publicationDueOn
        }
      }
    }
  `,
  [RefusalFragment],
);

export const CloseConsultation = graphql(
  `
    mutation CloseConsultation($input: CloseConsultationInput!) {
      closeConsultation(input: $input) {
        __typename
        ...Refusal
        ... on Consultation {
          id
          state
          closesAt
        }
      }
    }
  `,
  [RefusalFragment],
);

export const UpdateConsultationText = graphql(
  `
    mutation UpdateConsultationText($input: UpdateConsultationTextInput!) {
      updateConsultationText(input: $input) {
        __typename
        ...Refusal
        ... on Consultation {
          id
          release {
            id
          }
        }
      }
    }
  `,
  [RefusalFragment],
);

export const PublishOutcome = graphql(
  `
    mutation PublishOutcome($input: PublishOutcomeInput!) {
      publishOutcome(input: $input) {
        __typename
        ...Refusal
        ... on Consultation {
          id
          outcomeRelease {
            id
          }
        }
      }
    }
  `,
  [RefusalFragment],
);

export type SetConsultation = NonNullable<ResultOf<typeof SettingsQuery>['consultation']>;
export type ConsultationTexts = NonNullable<ResultOf<typeof SourceQuery>['consultationSource']>;
export type NewerCounts = ResultOf<typeof NewerTextQuery>['placementCounts'];
export type Edition = ResultOf<typeof ReleasesQuery>['releases'][number];
