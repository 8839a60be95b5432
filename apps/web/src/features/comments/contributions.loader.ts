import type { LoaderFunctionArgs } from 'react-router';
import { notFound, query } from '../../api/api';
import { graphql } from '../../api/graphql';
import { CommentCardFragment } from './comment.fragment';
import { filterCount, readChoice } from './discussion.address';
import type { Scene } from './discussion.loader';

const PER_PAGE = 20;

/** Parameters of this list beside those of every discussion. */
export const SEARCH = 'recherche';
export const SECTION = 'section';

const PlaceQuery = graphql(`
  query ContributionsPlace($consultation: String!) {
    viewer {
      id
      displayName
      category
      organisationName
    }
    consultation(slug: $consultation) {
      id
      slug
      title
      state
      opensAt
      closesAt
      timeZone
      moderationNotice
      moderationPolicy
      release {
        id
        sections {
          id
          number
          title
          depth
        }
      }
    }
  }
`);

const ContributionsQuery = graphql(
  `
    query Contributions(
      $consultationId: ID!
      $filter: ConsultationCommentFilterInput
      $sort: CommentSort!
      $first: Int
      $after: String
      $isWhole: Boolean!
    ) {
      commentCounts(consultationId: $consultationId) @include(if: $isWhole) {
        sectionId
        comments
        replies
      }
      tourStages(consultationId: $consultationId) {
        id
        name
      }
      consultationComments(
        consultationId: $consultationId
        filter: $filter
        sort: $sort
        first: $first
        after: $after
      ) {
        nodes {
          ...CommentCard
          passage
          section {
            slug
            number
            title
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [CommentCardFragment],
);

/** All that is said in a consultation, searched and narrowed. */
export async function contributionsLoader(call: LoaderFunctionArgs) {
  const { searchParams } = new URL(call.request.url);
  const { consultation: slug = '' } = call.params;
  const { consultation, viewer: writer } = await query(call, PlaceQuery, { consultation: slug });
  if (!consultation) throw notFound();
  const choice = readChoice(searchParams);
  const { kind, position, stageId, category, state, sort, after } = choice;
  const { release, ...shown } = consultation;
  const sections = release?.sections ?? [];
  const search = searchParams.get(SEARCH)?.trim().slice(0, 200) ?? '';
  const sectionId = sections.find(({ id }) => id === searchParams.get(SECTION))?.id ?? null;
  const isNarrowed = search !== '' || sectionId !== null || filterCount(choice) > 0;
  const found = await query(call, ContributionsQuery, {
    consultationId: consultation.id,
    isWhole: !isNarrowed,
    filter: { search: search || null, sectionId, kind, position, stageId, category, state },
    ...{ sort, after, first: PER_PAGE },
  });
  const scene: Scene = {
    ...{ choice, consultation: shown, sectionId: sectionId ?? '', writer, stages: found.tourStages },
    ...{ quote: null, draft: null, reasons: [], clientKey: '' },
  };
  const comments = found.consultationComments;
  // What is found is counted by the page only: counting all of it would cost by the contribution.
  const count =
    found.commentCounts?.reduce((sum, section) => sum + section.comments + section.replies, 0) ??
    comments.nodes.length;
  return { scene, search, sectionId, sections, comments, isNarrowed, count };
}

export type ContributionsData = Awaited<ReturnType<typeof contributionsLoader>>;
