import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CommentType } from '#comments/graphql';
import { CurrentRequest, loaderOf, type RequestContext } from '#identity/graphql';
import { VisibleTo } from '#platform/graphql';
import { DecisionQueries, type ToldDecision } from '../decision.queries';
import { CommentDecisionsLoader } from './comment-decisions.loader';
import { reasonOf, type ReasonView } from './decision-reason';
import { CommentDecisionType, DecisionReasonType } from './decision.types';

type DecisionView = Omit<ToldDecision, 'reasonCode'> & { reason: ReasonView | null };

/** What a comment says of the decisions taken on it: the coded reason to whoever sees its trace, the rest to its author. */
@Resolver(() => CommentType)
export class CommentDecisionsResolver {
  constructor(private readonly decisions: DecisionQueries) {}

  @VisibleTo('comment')
  @ResolveField(() => DecisionReasonType, {
    nullable: true,
    description: 'Motif pour lequel elle est masquée, tel que la charte le nomme.',
  })
  moderationReason(@Parent() { traceReason }: CommentType): ReasonView | null {
    return reasonOf(traceReason);
  }

  @VisibleTo('self')
  @ResolveField(() => [CommentDecisionType], {
    description:
      'Décisions prises sur ses textes, de la plus ancienne ; pour son auteur et les modérateurs, vide pour les autres.',
  })
  async moderationDecisions(
    @Parent() { id, isOwn, consultationId }: CommentType,
    @CurrentRequest() request: RequestContext,
  ): Promise<DecisionView[]> {
    if (!isOwn && !request.viewer.has('moderator', consultationId)) return [];
    const loader = loaderOf(
      request,
      CommentDecisionsLoader,
      () => new CommentDecisionsLoader(this.decisions),
    );
    const told = await loader.load(id);
    return told.map(({ reasonCode, ...decision }) => ({ ...decision, reason: reasonOf(reasonCode) }));
  }
}
