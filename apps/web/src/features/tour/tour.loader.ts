import type { LoaderFunctionArgs } from 'react-router';
import { notFound, query } from '../../api/api';
import { graphql, type ResultOf } from '../../api/graphql';

const ConsultationQuery = graphql(`
  query TourConsultation($slug: String!) {
    consultation(slug: $slug) {
      id
      slug
      title
      state
      timeZone
    }
  }
`);

const TourQuery = graphql(`
  query Tour($id: ID!) {
    tourStages(consultationId: $id) {
      id
      slug
      name
      regionName
      cities
      timeZone
      venue
      state
      dateDoubtful
      days {
        day
        startsAt
        endsAt
      }
    }
    stageCommentCounts(consultationId: $id) {
      stageId
      comments
    }
    tourFacts(consultationId: $id) {
      field
      value
      note
      doubtful
      chosenReading
      sources {
        title
        url
        dated
      }
    }
  }
`);

type Consultation = NonNullable<ResultOf<typeof ConsultationQuery>['consultation']>;
type Tour = ResultOf<typeof TourQuery>;
export type Stage = Tour['tourStages'][number] & { comments: number };

export interface TourPage {
  consultation: Consultation;
  stages: Stage[];
  facts: Tour['tourFacts'];
}

/** The stages of a consultation's tour, each with what was raised there. */
export async function loadTour(call: LoaderFunctionArgs): Promise<TourPage> {
  const { consultation } = await query(call, ConsultationQuery, { slug: call.params.consultation ?? '' });
  if (!consultation) throw notFound();
  const { tourStages, stageCommentCounts, tourFacts } = await query(call, TourQuery, { id: consultation.id });
  const counts = new Map(stageCommentCounts.map(({ stageId, comments }) => [stageId, comments]));
  return {
    consultation,
    stages: tourStages.map((stage) => ({ ...stage, comments: counts.get(stage.id) ?? 0 })),
    facts: tourFacts,
  };
}
