import type { LoaderFunctionArgs } from 'react-router';
import { notFound, query } from '../../api/api';
import { graphql } from '../../api/graphql';
import { tourSpan, type TourSpan } from './calendar';
import { ConsultationBriefFragment, type ConsultationBrief } from './consultation.fragment';
import { treeOf, type Branch } from './section-tree';

const ConsultationQuery = graphql(
  `
    query Consultation($slug: String!) {
      consultation(slug: $slug) {
        ...ConsultationBrief
        doctrineSlug
        descriptionHtml
        methodHtml
        charterHtml
        moderationNotice
        moderationPolicy
        textUpdates {
          id
          updatedAt
          reason
          to {
            id
            label
          }
        }
        release {
          id
          label
          sections {
            id
            slug
            number
            title
            parentId
          }
        }
      }
    }
  `,
  [ConsultationBriefFragment],
);

const AroundQuery = graphql(`
  query ConsultationAround($id: ID!) {
    commentCounts(consultationId: $id) {
      sectionId
      comments
      replies
    }
    tourStages(consultationId: $id) {
      id
      days {
        day
      }
    }
  }
`);

/** Where an edition that came out of a consultation is read: in the consultation that it was then put to. */
const OutcomeQuery = graphql(`
  query ConsultationOutcome {
    consultations(first: 100) {
      nodes {
        id
        slug
        title
        release {
          id
        }
      }
    }
  }
`);

export interface ConsultationPage {
  consultation: ConsultationBrief & {
    doctrineSlug: string;
    descriptionHtml: string;
    methodHtml: string;
    charterHtml: string;
    moderationNotice: string;
    moderationPolicy: 'before' | 'after' | 'automatic' | null;
    textUpdates: { id: string; updatedAt: string; reason: string; to: { label: string } }[];
  };
  edition: string | null;
  tree: Branch[];
  stages: number;
  tour: TourSpan | null;
  outcomeAt: { slug: string; title: string } | null;
  /** When the page was asked for, milliseconds since 1970. */
  now: number;
}

/** Reads a consultation with its contents, numbers and tour: two requests, and one more when an edition came out of it. */
export async function loadConsultation(call: LoaderFunctionArgs): Promise<ConsultationPage> {
  const { consultation } = await query(call, ConsultationQuery, { slug: call.params.consultation ?? '' });
  if (!consultation) throw notFound();
  const { release, ...rest } = consultation;
  const outcomeId = rest.outcomeRelease?.id;
  const [{ commentCounts, tourStages }, outcome] = await Promise.all([
    query(call, AroundQuery, { id: rest.id }),
    outcomeId ? query(call, OutcomeQuery) : null,
  ]);
  const outcomeAt = outcome?.consultations.nodes.find((other) => other.release?.id === outcomeId) ?? null;
  return {
    consultation: rest,
    edition: release?.label ?? null,
    tree: treeOf(release?.sections ?? [], commentCounts),
    stages: tourStages.length,
    tour: tourSpan(tourStages),
    outcomeAt: outcomeAt && { slug: outcomeAt.slug, title: outcomeAt.title },
    now: Date.now(),
  };
}
