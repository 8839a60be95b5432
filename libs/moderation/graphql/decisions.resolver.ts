import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#identity';
import { Access, CurrentViewer } from '#identity/graphql';
import { isId } from '#kernel';
import { pageOf, type Connection } from '#platform/graphql';
import { DecisionQueries, logCursor, type LogEntry } from '../decision.queries';
import { allReasons, reasonOf, type ReasonView } from './decision-reason';
import { DecisionReasonType, LoggedDecisionConnection, LoggedDecisionType } from './decision.types';

type LoggedView = Omit<LogEntry, 'reasonCode'> & { reason: ReasonView | null };

@Resolver(() => LoggedDecisionType)
export class DecisionsResolver {
  constructor(private readonly decisions: DecisionQueries) {}

  @Access('public')
  @Query(() => [DecisionReasonType], {
    description: 'Motifs de la charte, tels que les décisions les nomment.',
  })
  decisionReasons(): ReasonView[] {
    return allReasons();
  }

  @Access('moderator')
  @Query(() => LoggedDecisionConnection, {
    nullable: true,
    description: 'Journal des décisions d’une concertation que la personne modère, les dernières d’abord.',
  })
  async decisionLog(
    @CurrentViewer() viewer: Viewer,
    @Args('consultationId', { type: () => ID, description: 'Concertation.' }) consultationId: string,
    @Args('first', { type: () => Int, nullable: true, description: 'Taille de la page, 100 au plus.' })
    first?: number,
    @Args('after', { type: () => String, nullable: true, description: 'Repère de la page précédente.' })
    after?: string,
  ): Promise<Connection<LoggedView> | null> {
    const page = isId(consultationId)
      ? await this.decisions.log(viewer, consultationId, { first, after })
      : null;
    return (
      page &&
      pageOf(page.rows, page.size, logCursor, ({ reasonCode, ...row }) => ({
        ...row,
        reason: reasonOf(reasonCode),
      }))
    );
  }
}
