import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import type { Viewer } from '#identity';
import { CurrentRequest, GrantedRoleType, loaderOf, type RequestContext } from '#identity/graphql';
import { keyed } from '#kernel';
import { ConsultationsQueries, type ConsultationView } from '../consultations.queries';
import { ConsultationType } from './doctrine.types';

/** Consultations of all the roles that one request shows, in one statement. */
class ConsultationsLoader extends DataLoader<string, ConsultationView | null> {
  constructor(queries: ConsultationsQueries, viewer: Viewer) {
    super(async (ids) => keyed(ids, await queries.byIds(viewer, ids), ({ id }) => id));
  }
}

/** What a role is held for: identity keeps the id alone. */
@Resolver(() => GrantedRoleType)
export class GrantedRoleResolver {
  constructor(private readonly queries: ConsultationsQueries) {}

  @ResolveField(() => ConsultationType, {
    nullable: true,
    description: 'La concertation concernée ; absente : toute la plateforme.',
  })
  async consultation(
    @Parent() { consultationId }: GrantedRoleType,
    @CurrentRequest() request: RequestContext,
  ): Promise<ConsultationView | null> {
    if (consultationId === null) return null;
    const { viewer } = request;
    const loader = loaderOf(
      request,
      ConsultationsLoader,
      () => new ConsultationsLoader(this.queries, viewer),
    );
    return loader.load(consultationId);
  }
}
