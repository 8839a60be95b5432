import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { NotFound } from '#kernel';
import { ConsultationsQueries, type ConsultationView } from '#doctrine';
import type { Viewer } from '#identity';
import { Access, CurrentRequest, CurrentViewer, loaderOf, type RequestContext } from '#identity/graphql';
import { type Connection, PageInfo, VisibleTo } from '#platform/graphql';
import { CommentsQueries } from '../comments.queries';
import { ConsultationTextService } from '../consultation-text.service';
import { type PlacementCounts, PlacementsQueries, type PlacementView } from '../placements.queries';
import { PlacementsService } from '../placements.service';
import { CommentType, commentType } from './comment.type';
import { CommentsByIdLoader } from './comments-by-id.loader';
import {
  PlacementsArguments,
  SectionPlacementsArguments,
  SettlePlacementInput,
  UpdateConsultationTextInput,
} from './placement.inputs';
import { SettlePlacementResult, UpdateConsultationTextResult } from './placement.results';
import { PlacementConnection, PlacementCountsType, PlacementType } from './placement.type';
import { PlacementHistoriesLoader, PlacementsLoader } from './placements.loader';

/** Where what comments are about stands in later editions: for readers with each comment, for drafters as lists to settle. */
@Resolver(() => PlacementType)
export class PlacementsResolver {
  constructor(
    private readonly queries: PlacementsQueries,
    private readonly service: PlacementsService,
    private readonly texts: ConsultationTextService,
    private readonly consultations: ConsultationsQueries,
    private readonly comments: CommentsQueries,
  ) {}

  @Access('drafter', 'administrator')
  @Query(() => PlacementType, {
    nullable: true,
    description: 'Un rattachement, pour ceux qui rédigent la doctrine.',
  })
  async placement(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'Identifiant.' }) id: string,
  ): Promise<PlacementView | null> {
    return this.queries.forWriter(viewer, id);
  }

  @Access('drafter', 'administrator')
  @Query(() => PlacementConnection, {
    description:
      'Rattachements d’une édition, pour ceux qui rédigent la doctrine, dans l’ordre où ils ont été faits ; ceux sur lesquels un rédacteur doit se prononcer, à moins d’en demander d’autres.',
  })
  async placements(
    @CurrentViewer() viewer: Viewer,
    @Args() { releaseId, group, ...page }: PlacementsArguments,
  ): Promise<Connection<PlacementView>> {
    const { nodes, pageInfo } = await this.queries.inEdition(viewer, releaseId, group, page);
    return { nodes, pageInfo: Object.assign(new PageInfo(), pageInfo) };
  }

  @Access('public')
  @Query(() => PlacementConnection, {
    description:
      'Ce qui a été dit, dans toutes les concertations, sur ce qu’une édition contient dans une section ; les fils les plus récents d’abord.',
  })
  async sectionPlacements(
    @CurrentViewer() viewer: Viewer,
    @Args() { releaseId, sectionId, blockId = null, ...page }: SectionPlacementsArguments,
  ): Promise<Connection<PlacementView>> {
    const { nodes, pageInfo } = await this.queries.inSection(viewer, { releaseId, sectionId, blockId }, page);
    return { nodes, pageInfo: Object.assign(new PageInfo(), pageInfo) };
  }

  @Access('drafter', 'administrator')
  @Query(() => PlacementCountsType, {
    description: 'Combien de fils sont rattachés à une édition, et comment.',
  })
  async placementCounts(
    @CurrentViewer() viewer: Viewer,
    @Args('releaseId', { type: () => ID, description: 'Édition.' }) releaseId: string,
  ): Promise<PlacementCounts> {
    return this.queries.counts(viewer, releaseId);
  }

  @Access('drafter', 'administrator')
  @Mutation(() => SettlePlacementResult, {
    description: 'Confirme ou corrige un rattachement. Le précédent est conservé.',
  })
  async settlePlacement(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: SettlePlacementInput,
  ): Promise<PlacementView> {
    const placement = await this.queries.forWriter(viewer, await this.service.settle(viewer, input));
    if (!placement) throw new NotFound();
    return placement;
  }

  @Access('administrator')
  @Mutation(() => UpdateConsultationTextResult, {
    description:
      'Soumet à une concertation en cours une édition plus récente. Les contributions y sont rattachées.',
  })
  async updateConsultationText(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { consultationId, ...update }: UpdateConsultationTextInput,
  ): Promise<ConsultationView> {
    await this.texts.update(viewer, consultationId, update);
    const consultation = await this.consultations.byId(viewer, consultationId);
    if (!consultation) throw new NotFound();
    return consultation;
  }

  @ResolveField(() => CommentType, { nullable: true })
  async comment(
    @Parent() { commentId }: PlacementView,
    @CurrentRequest() request: RequestContext,
  ): Promise<CommentType | null> {
    const loader = loaderOf(
      request,
      CommentsByIdLoader,
      () => new CommentsByIdLoader(this.comments, request.viewer),
    );
    const comment = await loader.load(commentId);
    return comment && commentType(comment);
  }
}

/** What every comment tells of where it stands. */
@Resolver(() => CommentType)
export class CommentPlacementsResolver {
  constructor(private readonly queries: PlacementsQueries) {}

  @VisibleTo('comment')
  @ResolveField(() => PlacementType, {
    nullable: true,
    description:
      'Où elle se trouve dans le texte soumis aujourd’hui à la concertation ; rien tant que c’est le texte sur lequel elle a été faite.',
  })
  async placement(
    @Parent() { placementId }: CommentType,
    @CurrentRequest() request: RequestContext,
  ): Promise<PlacementView | null> {
    if (placementId === null) return null;
    return loaderOf(request, PlacementsLoader, () => new PlacementsLoader(this.queries)).load(placementId);
  }

  @VisibleTo('comment')
  @ResolveField(() => [PlacementType], {
    description: 'Tous ses rattachements, dans toutes les éditions, les derniers d’abord.',
  })
  async placements(
    @Parent() { id }: CommentType,
    @CurrentRequest() request: RequestContext,
  ): Promise<PlacementView[]> {
    return loaderOf(request, PlacementHistoriesLoader, () => new PlacementHistoriesLoader(this.queries)).load(
      id,
    );
  }
}
