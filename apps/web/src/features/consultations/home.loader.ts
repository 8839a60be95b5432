import type { LoaderFunctionArgs } from 'react-router';
import { query, type Call } from '../../api/api';
import { graphql, type ResultOf } from '../../api/graphql';
import { tourSpan, type TourSpan } from './calendar';
import {
  ConsultationBriefFragment,
  type ConsultationBrief,
  type ConsultationState,
} from './consultation.fragment';

const HomeQuery = graphql(
  `
    query Home {
      consultations(first: 20) {
        nodes {
          ...ConsultationBrief
        }
      }
    }
  `,
  [ConsultationBriefFragment],
);

const FeaturedQuery = graphql(`
  query HomeFeatured($id: ID!) {
    commentCounts(consultationId: $id) {
      sectionId
      comments
      replies
    }
    tourStages(consultationId: $id) {
      id
      slug
      name
      regionName
      venue
      state
      timeZone
      days {
        day
        startsAt
        endsAt
      }
    }
    consultationComments(consultationId: $id, first: 5, filter: { state: published }) {
      nodes {
        id
        kind
        parentId
        publishedAt
        author {
          name
          organisation
        }
        revision {
          id
          title
          body
        }
        section {
          slug
          number
          title
        }
      }
    }
  }
`);

type Around = ResultOf<typeof FeaturedQuery>;
export type NextStage = Around['tourStages'][number];
type CommentNode = Around['consultationComments']['nodes'][number];

export interface Latest {
  id: string;
  kind: CommentNode['kind'];
  isReply: boolean;
  body: string;
  author: string;
  section: { number: string; title: string } | null;
  publishedAt: string | null;
}

/** The consultation of the moment, with what is new in it. */
export interface Featured {
  consultation: ConsultationBrief;
  comments: number;
  latest: Latest[];
  next: NextStage | null;
  tour: TourSpan | null;
  /** When the page was asked for, milliseconds since 1970. */
  now: number;
}

export interface HomePage {
  featured: Featured | null;
  others: ConsultationBrief[];
}

/** What one can take part in, else what comes next, else what was last. */
const RANK: Record<ConsultationState, number> = { open: 0, announced: 1, closed: 2, draft: 3 };

/** Consultations in preparation, which only their people see, are not for the face of the platform. */
export async function loadHome(call: LoaderFunctionArgs): Promise<HomePage> {
  const { consultations } = await query(call, HomeQuery);
  const shown = consultations.nodes.filter(({ state }) => state !== 'draft');
  const [first, ...others] = shown.toSorted((one, other) => RANK[one.state] - RANK[other.state]);
  return { featured: first ? await featured(call, first) : null, others: others.slice(0, 4) };
}

async function featured(call: Call, consultation: ConsultationBrief): Promise<Featured> {
  const { commentCounts, tourStages, consultationComments } = await query(call, FeaturedQuery, {
    id: consultation.id,
  });
  return {
    consultation,
    comments: commentCounts.reduce((sum, { comments, replies }) => sum + comments + replies, 0),
    latest: consultationComments.nodes.flatMap((comment) => latestOf(comment)),
    next: nextOf(tourStages),
    tour: tourSpan(tourStages),
    now: Date.now(),
  };
}

function latestOf({ id, kind, parentId, revision, author, section, publishedAt }: CommentNode): Latest[] {
  if (!revision) return [];
  return [
    {
      ...{ id, kind, isReply: parentId !== null, publishedAt },
      body: revision.title ?? revision.body,
      author: [author?.name, author?.organisation].filter(Boolean).join(', '),
      section: section && { number: section.number, title: section.title },
    },
  ];
}

/** What is under way, else what is first to come. */
function nextOf(stages: readonly NextStage[]): NextStage | null {
  const live = stages.find(({ state }) => state === 'live');
  const coming = stages
    .filter(({ state, days }) => state === 'announced' && days.length > 0)
    .toSorted((one, other) => (one.days.at(-1)?.endsAt ?? '').localeCompare(other.days.at(-1)?.endsAt ?? ''));
  return live ?? coming[0] ?? null;
}
