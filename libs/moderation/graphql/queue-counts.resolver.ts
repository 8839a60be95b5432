import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#identity';
import { CurrentViewer } from '#identity/graphql';
import { ModerationCaseQueries, type QueueCountRow } from '../moderation-case.queries';
import { ModerationCaseConnection, QueueCountType } from './moderation-case.type';

/** How much waits. A queue is counted only where its number is asked for: that is one more statement each. */
@Resolver(() => ModerationCaseConnection)
export class QueueCountsResolver {
  constructor(private readonly cases: ModerationCaseQueries) {}

  @ResolveField(() => Int, {
    nullable: true,
    description: 'Nombre de dossiers sous ce filtre, toutes pages comprises ; rien au-delà de 1 000.',
  })
  totalCount(
    @Parent() { filter }: ModerationCaseConnection,
    @CurrentViewer() viewer: Viewer,
  ): Promise<number | null> {
    return this.cases.count(viewer, filter);
  }

  @ResolveField(() => [QueueCountType], {
    description:
      'Ce qui attend par file, sous le reste du filtre, parmi les 1 000 premiers à échoir ; une file vide n’y est pas.',
  })
  queueCounts(
    @Parent() { filter }: ModerationCaseConnection,
    @CurrentViewer() viewer: Viewer,
  ): Promise<QueueCountRow[]> {
    return this.cases.countByQueue(viewer, filter);
  }
}
