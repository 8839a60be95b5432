import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { CurrentRequest, GrantedRoleType, loaderOf, type RequestContext } from '#identity/graphql';
import { keyed } from '#kernel';
import { TourQueries, type TourStageRow } from '../tour.queries';
import { TourStageType } from './tour.type';

/** Stages of all the roles that one request shows, in one statement. */
class StagesLoader extends DataLoader<string, TourStageRow | null> {
  constructor(queries: TourQueries) {
    super(async (ids) => keyed(ids, await queries.stagesByIds(ids), ({ id }) => id));
  }
}

/** The stage that a rapporteur's role is held for: identity keeps the id alone. */
@Resolver(() => GrantedRoleType)
export class GrantedRoleStageResolver {
  constructor(private readonly queries: TourQueries) {}

  @ResolveField(() => TourStageType, {
    nullable: true,
    description:
      'L’étape du tour d’un rapporteur ; absente : toutes, ou une concertation pas encore publique.',
  })
  async stage(
    @Parent() { stageId }: GrantedRoleType,
    @CurrentRequest() request: RequestContext,
  ): Promise<TourStageRow | null> {
    if (stageId === null) return null;
    return loaderOf(request, StagesLoader, () => new StagesLoader(this.queries)).load(stageId);
  }
}
