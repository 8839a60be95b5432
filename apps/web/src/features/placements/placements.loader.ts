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
  query UncertainPlacements($release: ID!, $first: Int, $after: String) {
    placementCounts(releaseId: $release) {
      exact
      moved
      fuzzy
      changed
      lost
      waiting
      unplaced
    }
    uncertainPlacements(releaseId: $release, first: $first, after: $after) {
      nodes {
        id
        status
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

export type UncertainPlacement = ResultOf<typeof PlacementsQuery>['uncertainPlacements']['nodes'][number];

const PAGE = 20;

/** What waits for a drafter in an edition, the last one unless the address names another; and how the others stand. */
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
  if (asked && !release) throw notFound();
  const found =
    release &&
    (await query(call, PlacementsQuery, { release: release.id, first: PAGE, after: search.get('apres') }));
  return {
    doctrine: workspace,
    releases: published,
    release: release ?? null,
    counts: found?.placementCounts ?? null,
    placements: found?.uncertainPlacements.nodes ?? [],
    next: found?.uncertainPlacements.pageInfo.hasNextPage
      ? found.uncertainPlacements.pageInfo.endCursor
      : null,
  };
}

export type PlacementsData = Awaited<ReturnType<typeof placementsLoader>>;
