import { graphql, type ResultOf } from '../../api/graphql';

/** What every list and page says of a consultation: `...ConsultationBrief`. */
export const ConsultationBriefFragment = graphql(`
  fragment ConsultationBrief on Consultation @_unmask {
    id
    slug
    title
    state
    summary
    opensAt
    closesAt
    publicationDueOn
    timeZone
    outcomeRelease {
      id
      label
      publishedAt
    }
  }
`);

export type ConsultationBrief = ResultOf<typeof ConsultationBriefFragment>;
export type ConsultationState = ConsultationBrief['state'];
