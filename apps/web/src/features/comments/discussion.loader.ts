import { notFound, query, type Call } from '../../api/api';
import { graphql, type ResultOf } from '../../api/graphql';
import { MarkedPassagesFragment } from '../doctrine/section.fragments';
import type { Quote } from '../passages/quote.words';
import { CommentCardFragment } from './comment.fragment';
import { readChoice, type DiscussionChoice } from './discussion.address';
import { DecisionReasonsQuery, DraftQuery, SelectedPassageQuery } from './discussion.documents';

const THREADS_PER_PAGE = 20;

const DiscussionQuery = graphql(
  `
    query Discussion(
      $consultationSlug: String!
      $consultationId: ID!
      $sectionId: ID!
      $filter: CommentFilterInput
      $sort: CommentSort!
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
      consultation(slug: $consultationSlug) {
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
      tourStages(consultationId: $consultationId) {
        id
        name
      }
      blockCommentCounts(consultationId: $consultationId, sectionId: $sectionId) {
        blockId
        comments
      }
      sectionPassages(consultationId: $consultationId, sectionId: $sectionId) {
        ...MarkedPassages
      }
      sectionThreads(
        consultationId: $consultationId
        sectionId: $sectionId
        filter: $filter
        sort: $sort
        first: $first
        after: $after
      ) {
        totalCount
        nodes {
          root {
            ...CommentCard
          }
          replies {
            ...CommentCard
          }
          hasMoreReplies
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      comment(id: $sent) @include(if: $hasSent) {
        ...CommentCard
      }
    }
  `,
  [CommentCardFragment, MarkedPassagesFragment],
);

export type ThreadData = ResultOf<typeof DiscussionQuery>['sectionThreads']['nodes'][number];
type Writer = NonNullable<ResultOf<typeof DiscussionQuery>['viewer']>;
export type DiscussedConsultation = NonNullable<ResultOf<typeof DiscussionQuery>['consultation']>;
export type Stage = ResultOf<typeof DiscussionQuery>['tourStages'][number];
export type Draft = NonNullable<ResultOf<typeof DraftQuery>['commentDraft']>;
type Reasons = ResultOf<typeof DecisionReasonsQuery>['decisionReasons'];

/** What forms need to know, wherever a discussion is shown. */
export interface Scene {
  choice: DiscussionChoice;
  consultation: DiscussedConsultation;
  sectionId: string;
  writer: Writer | null;
  stages: readonly Stage[];
  /** Words of the paragraph that the address names, as the text writes them. */
  quote: Quote | null;
  /** What the person was writing at the place that is open. */
  draft: Draft | null;
  /** Of the charter; only where a comment is being reported. */
  reasons: Reasons;
  /** New names for what is sent from this page: one sending, one contribution. */
  clientKey: string;
}

/** Where a discussion takes place. */
interface Place {
  consultationSlug: string;
  consultationId: string;
  sectionId: string;
}

/** What is alive on a section's page: who looks, whether it is open, what is said, and how often of each block. */
export async function loadDiscussion(call: Call, place: Place) {
  const choice = readChoice(new URL(call.request.url).searchParams);
  const { blockId, kind, position, stageId, category, state, sort, after, sent } = choice;
  const live = await query(call, DiscussionQuery, {
    ...place,
    filter: { blockId, kind, position, stageId, category, state },
    sort,
    first: THREADS_PER_PAGE,
    after,
    sent: sent ?? '',
    hasSent: sent !== null,
  });
  const { consultation, viewer: writer, tourStages: stages, sectionThreads } = live;
  if (!consultation) throw notFound();
  const mayWrite = writer !== null && consultation.state === 'open';
  const parts = await loadForms(call, choice, { ...place, mayWrite });
  return {
    scene: { choice, consultation, sectionId: place.sectionId, writer, stages, ...parts } satisfies Scene,
    counts: live.blockCommentCounts,
    marked: live.sectionPassages,
    threads: sectionThreads,
    sent: live.comment ?? null,
  };
}

/** What the forms that are open want: the draft of their place, the reasons of the charter. */
export async function loadForms(
  call: Call,
  { blockId, words, reply, report }: DiscussionChoice,
  { consultationId, sectionId, mayWrite }: Omit<Place, 'consultationSlug'> & { mayWrite: boolean },
): Promise<Pick<Scene, 'draft' | 'quote' | 'reasons' | 'clientKey'>> {
  const place = { consultationId, sectionId, blockId: reply ? null : blockId, parentId: reply };
  const [selected, draft, reasons] = await Promise.all([
    words && blockId
      ? query(call, SelectedPassageQuery, { consultationId, sectionId, blockId, ...words })
      : null,
    mayWrite ? query(call, DraftQuery, place) : null,
    report ? query(call, DecisionReasonsQuery, {}, { lasting: true }) : null,
  ]);
  return {
    quote: selected?.selectedPassage ?? null,
    draft: draft?.commentDraft ?? null,
    reasons: reasons?.decisionReasons ?? [],
    clientKey: crypto.randomUUID(),
  };
}
