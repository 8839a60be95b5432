import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#identity';
import { Access, CurrentRequest, CurrentViewer, loaderOf, type RequestContext } from '#identity/graphql';
import { isId, NotFound } from '#kernel';
import { pageOf, type Connection } from '#platform/graphql';
import { AppealsService } from '../appeals.service';
import { decisionsFor, type DecisionKind } from '../decision.rules';
import {
  caseCursor,
  ModerationCaseQueries,
  type CaseRow,
  type FindingRow,
  type QueueFilter,
} from '../moderation-case.queries';
import { ModerationService } from '../moderation.service';
import { ReportsService } from '../reports.service';
import { screenedText } from '../screening';
import { reasonOf, type ReasonView } from './decision-reason';
import { FindingsLoader } from './findings.loader';
import { FindingType, ModerationCaseConnection, ModerationCaseType } from './moderation-case.type';
import {
  AppealDecisionInput,
  ClaimCaseInput,
  DecideCaseInput,
  ModerationQueueFilter,
  ReleaseCaseInput,
  ReportCommentInput,
} from './moderation.inputs';
import {
  AppealDecisionResult,
  AppealReceived,
  ClaimCaseResult,
  DecideCaseResult,
  ReleaseCaseResult,
  ReportCommentResult,
  ReportReceived,
} from './moderation.results';

@Resolver(() => ModerationCaseType)
export class ModerationResolver {
  constructor(
    private readonly cases: ModerationCaseQueries,
    private readonly moderation: ModerationService,
    private readonly reports: ReportsService,
    private readonly appeals: AppealsService,
  ) {}

  @Access('moderator')
  @Query(() => ModerationCaseConnection, {
    description: 'Dossiers ouverts des concertations que la personne modère, les premiers à échoir d’abord.',
  })
  async moderationQueue(
    @CurrentViewer() viewer: Viewer,
    @Args('filter', { nullable: true, description: 'Ce que la file montre.' }) filter?: ModerationQueueFilter,
    @Args('first', { type: () => Int, nullable: true, description: 'Taille de la page, 100 au plus.' })
    first?: number,
    @Args('after', { type: () => String, nullable: true, description: 'Repère de la page précédente.' })
    after?: string,
  ): Promise<Connection<CaseView> & { filter: QueueFilter }> {
    const { rows, size } = await this.cases.queue(viewer, Object.assign({ first, after }, filter));
    return { ...pageOf(rows, size, caseCursor, viewOf), filter: filter ?? {} };
  }

  @Access('moderator')
  @Query(() => ModerationCaseType, { nullable: true, description: 'Un dossier de modération.' })
  async moderationCase(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'Identifiant du dossier.' }) id: string,
  ): Promise<CaseView | null> {
    const row = isId(id) ? await this.cases.byId(viewer, id) : null;
    return row && viewOf(row);
  }

  @Access('moderator')
  @Mutation(() => ClaimCaseResult, {
    description: 'Prend un dossier en charge pour 15 minutes, ou prolonge la prise en charge.',
  })
  async claimCase(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { caseId }: ClaimCaseInput,
  ): Promise<CaseView> {
    await this.moderation.claim(viewer, caseId);
    return this.changed(viewer, caseId);
  }

  @Access('moderator')
  @Mutation(() => ReleaseCaseResult, { description: 'Rend un dossier pris en charge.' })
  async releaseCase(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { caseId }: ReleaseCaseInput,
  ): Promise<CaseView> {
    await this.moderation.release(viewer, caseId);
    return this.changed(viewer, caseId);
  }

  @Access('moderator')
  @Mutation(() => DecideCaseResult, {
    description: 'Décide sur un dossier pris en charge ; l’auteur en est informé, motif à l’appui.',
  })
  async decideCase(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: DecideCaseInput,
  ): Promise<CaseView> {
    await this.moderation.decide(viewer, input);
    return this.changed(viewer, input.caseId);
  }

  @Access('participant')
  @Mutation(() => ReportCommentResult, { description: 'Signale aux modérateurs une contribution publique.' })
  async reportComment(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: ReportCommentInput,
  ): Promise<ReportReceived> {
    await this.reports.report(viewer, input);
    return Object.assign(new ReportReceived(), {
      message: 'Votre signalement est transmis aux modérateurs. Merci.',
    });
  }

  @Access('participant')
  @Mutation(() => AppealDecisionResult, {
    description:
      'Demande qu’un autre modérateur revoie un refus ou un masquage ; pour l’auteur, une fois par décision.',
  })
  async appealDecision(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: AppealDecisionInput,
  ): Promise<AppealReceived> {
    await this.appeals.appeal(viewer, input);
    return Object.assign(new AppealReceived(), {
      message:
        'Votre recours est enregistré. Un autre modérateur reverra la décision et un courriel vous fera connaître sa réponse.',
    });
  }

  @ResolveField(() => [FindingType], { description: 'Signalements automatiques, dans l’ordre du texte.' })
  findings(
    @Parent() { revisionId }: ModerationCaseType,
    @CurrentRequest() request: RequestContext,
  ): Promise<FindingRow[]> {
    return loaderOf(request, FindingsLoader, () => new FindingsLoader(this.cases)).load(revisionId);
  }

  private async changed(viewer: Viewer, caseId: string): Promise<CaseView> {
    const row = await this.cases.byId(viewer, caseId);
    if (!row) throw new NotFound();
    return viewOf(row);
  }
}

type CaseView = Omit<CaseRow, 'state' | 'revisionState' | 'reports'> & {
  reports: { reason: ReasonView | null; explanation: string; reportedAt: Date }[];
  screenedText: string;
  isOpen: boolean;
  allowedDecisions: DecisionKind[];
};

const viewOf = ({ state, revisionState, reports, ...row }: CaseRow): CaseView => ({
  ...row,
  screenedText: screenedText(row),
  reports: reports.map(({ reasonCode, explanation, reportedAt }) => ({
    reason: reasonOf(reasonCode),
    explanation,
    reportedAt: new Date(reportedAt),
  })),
  isOpen: state === 'open',
  allowedDecisions: state === 'open' ? decisionsFor(revisionState) : [],
});
