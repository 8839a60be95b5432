import type { LoaderFunctionArgs } from 'react-router';
import { fault, notFound, query, signInFirst } from '../../api/api';
import { graphql, type ResultOf } from '../../api/graphql';
import { filtersOf, type DraftingFilters } from './drafting.filters';

const ConsultationQuery = graphql(`
  query DraftedConsultation($slug: String!) {
    viewer {
      id
      roles {
        role
        consultationId
      }
    }
    consultation(slug: $slug) {
      id
      slug
      title
      state
      timeZone
    }
  }
`);

const ProgressQuery = graphql(`
  query DraftingProgress($consultation: ID!) {
    dispositionProgress(consultationId: $consultation) {
      sectionId
      slug
      number
      title
      depth
      contributions
      withDisposition
    }
    tourStages(consultationId: $consultation) {
      id
      slug
      name
    }
  }
`);

const CommentsQuery = graphql(`
  query DraftingComments(
    $consultation: ID!
    $section: ID
    $withoutDisposition: Boolean
    $outcome: DispositionOutcome
    $kind: CommentKind
    $stage: ID
    $category: StakeholderCategory
    $after: String
  ) {
    draftingComments(
      consultationId: $consultation
      sectionId: $section
      withoutDisposition: $withoutDisposition
      outcome: $outcome
      kind: $kind
      stageId: $stage
      category: $category
      after: $after
      first: 20
    ) {
      nodes {
        id
        sectionId
        depth
        kind
        position
        passage
        replyCount
        publishedAt
        anchor {
          kind
          blockId
          quote {
            exact
          }
        }
        author {
          name
          organisation
          category
        }
        provenance {
          channel
          stage {
            id
            name
          }
        }
        reactions {
          for
          mixed
          against
        }
        revision {
          id
          title
          bodyHtml
          proposedWording
        }
        disposition {
          id
          outcome
          motive
          motiveHtml
          setByName
          setAt
          publishedAt
        }
        publishedDisposition {
          id
          outcome
          publishedAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type DraftedConsultation = NonNullable<ResultOf<typeof ConsultationQuery>['consultation']>;
export type SectionProgress = ResultOf<typeof ProgressQuery>['dispositionProgress'][number];
export type DraftingStage = ResultOf<typeof ProgressQuery>['tourStages'][number];
export type DraftedComment = ResultOf<typeof CommentsQuery>['draftingComments']['nodes'][number];

export interface DraftingData {
  consultation: DraftedConsultation;
  progress: SectionProgress[];
  stages: DraftingStage[];
  filters: DraftingFilters;
  comments: DraftedComment[];
  /** Where the page begins and where the next one does. */
  after: string | null;
  next: string | null;
  /** Id of the comment whose disposition was just saved. */
  saved: string | null;
  /** Id of the one that follows it, where work goes on. */
  following: string | null;
}

/** The consultation of the address, for who drafts on it; else the page of the refusal. */
export async function draftedConsultation(call: LoaderFunctionArgs): Promise<DraftedConsultation> {
  const { viewer, consultation } = await query(call, ConsultationQuery, {
    slug: call.params.consultation ?? '',
  });
  if (!viewer) throw signInFirst(call.request) as unknown as Error;
  if (!consultation) throw notFound();
  const drafts = viewer.roles.some(
    ({ role, consultationId }) => role === 'drafter' && consultationId === consultation.id,
  );
  if (!drafts) throw fault('NOT_ALLOWED');
  return consultation;
}

export async function draftingLoader(call: LoaderFunctionArgs): Promise<DraftingData> {
  const consultation = await draftedConsultation(call);
  const search = new URL(call.request.url).searchParams;
  const filters = filtersOf(search);
  const after = search.get('apres');
  const { dispositionProgress: progress, tourStages: stages } = await query(call, ProgressQuery, {
    consultation: consultation.id,
  });
  const { nodes, pageInfo } = (
    await query(call, CommentsQuery, {
      consultation: consultation.id,
      section: progress.find(({ slug }) => slug === filters.section)?.sectionId,
      stage: stages.find(({ slug }) => slug === filters.stage)?.id,
      withoutDisposition: filters.outcome === 'sans',
      outcome: filters.outcome === 'sans' ? null : filters.outcome,
      kind: filters.kind,
      category: filters.category,
      after,
    })
  ).draftingComments;
  return {
    consultation,
    progress,
    stages,
    filters,
    comments: nodes,
    after,
    next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    saved: search.get('enregistree'),
    following: search.get('suivante'),
  };
}
