import { graphql, type ResultOf } from '../../api/graphql';
import { RefusalFragment } from '../../api/refusal';

export const MyAccount = graphql(`
  query MyAccount {
    viewer {
      id
      email
      displayName
      category
      organisationName
      roles {
        role
        consultationId
        stageId
      }
    }
    consultations(first: 100) {
      nodes {
        id
        title
      }
    }
  }
`);

type Account = ResultOf<typeof MyAccount>;
export type Profile = NonNullable<Account['viewer']>;
export type NamedConsultation = Account['consultations']['nodes'][number];

export const UpdateProfile = graphql(
  `
    mutation UpdateProfile($input: UpdateProfileInput!) {
      updateProfile(input: $input) {
        __typename
        ... on Viewer {
          id
          displayName
          category
          organisationName
        }
        ...Refusal
      }
    }
  `,
  [RefusalFragment],
);

export const SignOutEverywhere = graphql(`
  mutation SignOutEverywhere {
    signOutEverywhere {
      __typename
    }
  }
`);

/** What a participant or an organisation is. */
export const CATEGORIES = [
  'health_professional',
  'users_representative',
  'manufacturer',
  'vendor',
  'start_up',
  'establishment',
  'institution',
  'citizen',
] as const satisfies readonly NonNullable<Profile['category']>[];

/** The category of that name; none for anything else. */
export const categoryOf = (name: string): (typeof CATEGORIES)[number] | null =>
  CATEGORIES.find((category) => category === name) ?? null;
