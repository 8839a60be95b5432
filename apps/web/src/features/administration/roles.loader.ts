import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router';
import { addressOf } from '../../addresses';
import { mutate, query, signInFirst } from '../../api/api';
import { graphql, type ResultOf } from '../../api/graphql';
import { refusalOf, RefusalFragment, refused } from '../../api/refusal';
import { languageOf } from '../../i18n/language';
import { optionalOf, textOf } from './form-values';

const PlacesQuery = graphql(`
  query RolePlaces {
    viewer {
      id
      roles {
        role
        consultationId
      }
    }
    consultations(first: 100) {
      nodes {
        id
        slug
        title
        state
      }
    }
  }
`);

const GrantsQuery = graphql(`
  query RoleGrants($consultation: ID, $after: String) {
    roleGrants(consultationId: $consultation, after: $after, first: 20) {
      nodes {
        id
        holderName
        holderEmail
        role
        consultationId
        stageId
        consultation {
          id
          slug
          title
        }
        stage {
          id
          name
        }
        grantedAt
        grantedByName
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const StagesQuery = graphql(`
  query RoleStages($consultation: ID!) {
    tourStages(consultationId: $consultation) {
      id
      name
    }
  }
`);

const GrantRole = graphql(
  `
    mutation GrantRole($input: GrantRoleInput!) {
      grantRole(input: $input) {
        __typename
        ...Refusal
      }
    }
  `,
  [RefusalFragment],
);

const RevokeRole = graphql(
  `
    mutation RevokeRole($input: GrantRoleInput!) {
      revokeRole(input: $input) {
        __typename
        ...Refusal
      }
    }
  `,
  [RefusalFragment],
);

export const ROLES = ['rapporteur', 'moderator', 'drafter', 'administrator'] as const;

export type Place = ResultOf<typeof PlacesQuery>['consultations']['nodes'][number];
export type Grant = ResultOf<typeof GrantsQuery>['roleGrants']['nodes'][number];
export type Stage = ResultOf<typeof StagesQuery>['tourStages'][number];

export interface RolesData {
  grants: Grant[];
  next: string | null;
  after: string | null;
  /** Consultations whose roles this person gives. */
  places: Place[];
  /** The one that the page is narrowed to, and its stages. */
  place: Place | null;
  stages: Stage[];
  isOfPlatform: boolean;
  /** The grant that is about to be taken back. */
  revoking: string | null;
}

export async function rolesLoader(call: LoaderFunctionArgs): Promise<RolesData> {
  const search = new URL(call.request.url).searchParams;
  const after = search.get('apres');
  const { viewer, consultations } = await query(call, PlacesQuery);
  if (!viewer) throw signInFirst(call.request) as unknown as Error;
  const held = viewer.roles.filter(({ role }) => role === 'administrator').map((role) => role.consultationId);
  const isOfPlatform = held.includes(null);
  const places = consultations.nodes.filter(({ id }) => isOfPlatform || held.includes(id));
  const place = places.find(({ slug }) => slug === search.get('concertation')) ?? null;
  const [{ roleGrants }, stages] = await Promise.all([
    query(call, GrantsQuery, { consultation: place?.id, after }),
    place ? query(call, StagesQuery, { consultation: place.id }) : null,
  ]);
  return {
    grants: roleGrants.nodes,
    next: roleGrants.pageInfo.hasNextPage ? roleGrants.pageInfo.endCursor : null,
    after,
    places,
    place,
    stages: stages?.tourStages ?? [],
    isOfPlatform,
    revoking: search.get('reprendre'),
  };
}

export async function rolesAction(call: ActionFunctionArgs): Promise<unknown> {
  const form = await call.request.formData();
  const role = ROLES.find((known) => known === textOf(form, 'role'));
  if (!role) return refused({ code: 'ROLE_MISSING', field: 'role', message: '' }, form);
  const input = {
    role,
    email: textOf(form, 'email'),
    consultationId: optionalOf(form, 'consultationId'),
    stageId: optionalOf(form, 'stageId'),
  };
  const revokes = textOf(form, 'intent') === 'revoke';
  const result = revokes
    ? (await mutate(call, RevokeRole, { input })).revokeRole
    : (await mutate(call, GrantRole, { input })).grantRole;
  const refusal = refusalOf(result);
  if (refusal) return refused(refusal, form);
  const { pathname, searchParams } = new URL(call.request.url);
  return redirect(
    addressOf(
      languageOf(pathname),
      'roles',
      {},
      { concertation: searchParams.get('concertation'), fait: revokes ? 'role-repris' : 'role-donne' },
    ),
  );
}
