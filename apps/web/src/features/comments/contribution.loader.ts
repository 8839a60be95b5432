import type { LoaderFunctionArgs } from 'react-router';
import { notFound, query } from '../../api/api';
import { graphql } from '../../api/graphql';
import { CommentCardFragment } from './comment.fragment';
import { isId, PARAM, readChoice } from './discussion.address';
import { loadForms, type Scene } from './discussion.loader';

const REPLIES_PER_PAGE = 50;

const ContributionQuery = graphql(
  `
    query Contribution(
      $id: ID!
      $consultation: String!
      $first: Int
      $after: String
      $sent: ID!
      $hasSent: Boolean!
    ) {
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
      }
      contribution: comment(id: $id) {
        ...CommentCard
        consultationId
        passage
        section {
          slug
          number
          title
        }
      }
      commentReplies(rootId: $id, first: $first, after: $after) {
        nodes {
          ...CommentCard
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      sent: comment(id: $sent) @include(if: $hasSent) {
        ...CommentCard
      }
    }
  `,
  [CommentCardFragment],
);

const AroundQuery = graphql(
  `
    query AroundContribution($consultationId: ID!, $parent: ID!, $isReply: Boolean!) {
      tourStages(consultationId: $consultationId) {
        id
        name
      }
      comment(id: $parent) @include(if: $isReply) {
        ...CommentCard
      }
    }
  `,
  [CommentCardFragment],
);

/** A contribution with its replies; or a reply with what it answers. */
export async function contributionLoader(call: LoaderFunctionArgs) {
  const { consultation: slug = '', comment: id = '' } = call.params;
  if (!isId(id)) throw notFound();
  const { searchParams } = new URL(call.request.url);
  const choice = readChoice(searchParams);
  const found = await query(call, ContributionQuery, {
    id,
    consultation: slug,
    first: REPLIES_PER_PAGE,
    after: searchParams.get(PARAM.after) || null,
    sent: choice.sent ?? '',
    hasSent: choice.sent !== null,
  });
  const { consultation, contribution, viewer: writer } = found;
  if (!consultation || contribution?.consultationId !== consultation.id) throw notFound();
  const { sectionId, parentId } = contribution;
  const [around, forms] = await Promise.all([
    query(call, AroundQuery, {
      consultationId: consultation.id,
      parent: parentId ?? '',
      isReply: parentId !== null,
    }),
    loadForms(call, choice, {
      consultationId: consultation.id,
      sectionId,
      mayWrite: writer !== null && consultation.state === 'open' && choice.reply !== null,
    }),
  ]);
  return {
    scene: { choice, consultation, sectionId, writer, stages: around.tourStages, ...forms } satisfies Scene,
    contribution,
    /** What a reply answers, as far as it is shown. */
    parent: around.comment ?? null,
    replies: found.commentReplies,
    sent: found.sent ?? null,
  };
}

export type ContributionData = Awaited<ReturnType<typeof contributionLoader>>;
