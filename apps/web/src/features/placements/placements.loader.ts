import type { LoaderFunctionArgs } from 'react-router';
import { notFound, query } from '../../api/api';
import { graphql, type ResultOf } from '../../api/graphql';

const ReleasesQuery = graphql(`
  query PlacementEditions($doctrine: String!) {
    doctrineWorkspace(doctrineSlug: $doctrine) {
      id
      slug
      title
    }
    releases(doctrineSlug: $doctrine) {
      id
      slug
      label
      publishedAt
    }
  }
`);

const PlacementsQuery = graphql(`
  query PlacementsOfEdition($release: ID!, $group: PlacementGroup!, $first: Int, $after: String) {
    placementCounts(releaseId: $release) {
      exact
      moved
      fuzzy
      changed
      lost
      waiting
      settled
      unplaced
    }
    placements(releaseId: $release, group: $group, first: $first, after: $after) {
      nodes {
        id
        status
        isCertain
        isSettled
        score
        why
        sectionNumber
        sectionTitle
        comment {
          id
          createdAt
          author {
            name
          }
          anchor {
            kind
            quote {
              exact
            }
          }
          revision {
            id
            title
            body
          }
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

export type ListedPlacement = ResultOf<typeof PlacementsQuery>['placements']['nodes'][number];

/** In the order in which the page counts them. */
export const GROUPS = ['waiting', 'settled', 'exact', 'moved', 'fuzzy', 'changed', 'lost'] as const;
export type Group = (typeof GROUPS)[number];

const PAGE = 20;

/** What waits for a drafter in an edition (the last, unless the address names another), or another group; and how many each group has. */
export async function placementsLoader(call: LoaderFunctionArgs) {
  const search = new URL(call.request.url).searchParams;
  const { doctrine = '' } = call.params;
  const { doctrineWorkspace: workspace, releases } = await query(call, ReleasesQuery, { doctrine });
  if (!workspace) throw notFound();
  const published = releases
    .filter(({ publishedAt }) => publishedAt !== null)
    .sort((a, b) => String(b.publishedAt).localeCompare(String(a.publishedAt)));
  const asked = search.get('edition');
  const release = asked ? published.find(({ slug }) => slug === asked) : published[0];
  const group = GROUPS.find((one) => one === (search.get('groupe') ?? 'waiting'));
  if ((asked && !release) || !group) throw notFound();
  const found =
    release &&
    (await query(call, PlacementsQuery, {
      release: release.id,
      group,
      first: PAGE,
      after: search.get('apres'),
    }));
  return {
    doctrine: workspace,
    releases: published,
    release: release ?? null,
    group,
    counts: found?.placementCounts ?? null,
    placements: found?.placements.nodes ?? [],
    next: found?.placements.pageInfo.hasNextPage ? found.placements.pageInfo.endCursor : null,
  };
}

export type PlacementsData = Awaited<ReturnType<typeof placementsLoader>>;
