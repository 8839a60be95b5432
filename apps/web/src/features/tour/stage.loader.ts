import type { LoaderFunctionArgs } from 'react-router';
import { notFound, query } from '../../api/api';
import { graphql, type ResultOf } from '../../api/graphql';
import { CommentCardFragment, type CommentCardData } from '../comments/comment.fragment';

const ConsultationQuery = graphql(`
  query StageConsultation($slug: String!) {
    consultation(slug: $slug) {
      id
      slug
      title
      timeZone
    }
  }
`);

const StageQuery = graphql(`
  query Stage($consultation: ID!, $slug: String!) {
    tourStage(consultationId: $consultation, slug: $slug) {
      stage {
        id
        slug
        name
        regionName
        cities
        timeZone
        venue
        capacity
        capacityText
        attendance
        attendanceText
        nextStageText
        state
        dateDoubtful
        days {
          day
          startsAt
          endsAt
        }
      }
      programme {
        part
        title
        description
        orientations
        speakers {
          name
          role
        }
      }
      media {
        kind
        text
        url
      }
      facts {
        field
        value
        note
        doubtful
        chosenReading
        recap
        sources {
          title
          url
          dated
        }
      }
      discrepancies {
        statement
        decision
        certainty
      }
    }
    tourStages(consultationId: $consultation) {
      id
      slug
      name
    }
  }
`);

const CommentsQuery = graphql(
  `
    query StageComments($stage: ID!, $after: String) {
      stageComments(stageId: $stage, first: 20, after: $after) {
        nodes {
          ...CommentCard
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

type Consultation = NonNullable<ResultOf<typeof ConsultationQuery>['consultation']>;
type Told = NonNullable<ResultOf<typeof StageQuery>['tourStage']>;
type Connection = ResultOf<typeof CommentsQuery>['stageComments'];

export interface StagePage extends Told {
  consultation: Consultation;
  comments: {
    nodes: (CommentCardData & Pick<Connection['nodes'][number], 'section'>)[];
    pageInfo: Connection['pageInfo'];
    /** The first page, or one after. */
    isFirst: boolean;
  };
  previous: { slug: string; name: string } | null;
  next: { slug: string; name: string } | null;
}

/** One stage with all that is known of it, and a page of what was raised there. */
export async function loadStage(call: LoaderFunctionArgs): Promise<StagePage> {
  const { consultation } = await query(call, ConsultationQuery, { slug: call.params.consultation ?? '' });
  if (!consultation) throw notFound();
  const { tourStage, tourStages } = await query(call, StageQuery, {
    consultation: consultation.id,
    slug: call.params.stage ?? '',
  });
  if (!tourStage) throw notFound();
  const after = new URL(call.request.url).searchParams.get('apres');
  const { stageComments } = await query(call, CommentsQuery, { stage: tourStage.stage.id, after });
  const at = tourStages.findIndex(({ id }) => id === tourStage.stage.id);
  return {
    ...tourStage,
    consultation,
    comments: { ...stageComments, isFirst: after === null },
    previous: tourStages[at - 1] ?? null,
    next: tourStages[at + 1] ?? null,
  };
}
