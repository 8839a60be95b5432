import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#identity';
import { Access, CurrentRequest, CurrentViewer, loaderOf, type RequestContext } from '#identity/graphql';
import { NotFound } from '#kernel';
import { pageOf, type Connection } from '#platform/graphql';
import {
  consultationCursor,
  ConsultationsQueries,
  type ConsultationView,
  type TextUpdate,
} from '../consultations.queries';
import { ConsultationsService } from '../consultations.service';
import {
  CloseConsultationInput,
  CreateConsultationInput,
  OpenConsultationInput,
  ProlongConsultationInput,
  PublishOutcomeInput,
  RewriteConsultationInput,
} from './doctrine.inputs';
import {
  CloseConsultationResult,
  CreateConsultationResult,
  OpenConsultationResult,
  ProlongConsultationResult,
  PublishOutcomeResult,
  RewriteConsultationResult,
} from './doctrine.results';
import { ConsultationConnection, ConsultationTextUpdateType, ConsultationType } from './doctrine.types';
import { TextUpdatesLoader } from './text-updates.loader';

@Resolver(() => ConsultationType)
export class ConsultationsResolver {
  constructor(
    private readonly queries: ConsultationsQueries,
    private readonly service: ConsultationsService,
  ) {}

  @Access('public')
  @Query(() => ConsultationConnection, { description: 'Concertations, les dernières ouvertes d’abord.' })
  async consultations(
    @CurrentViewer() viewer: Viewer,
    @Args('first', { type: () => Int, nullable: true, description: 'Taille de la page, 100 au plus.' })
    first?: number,
    @Args('after', { type: () => String, nullable: true, description: 'Repère de la page précédente.' })
    after?: string,
  ): Promise<Connection<ConsultationView>> {
    const { rows, size } = await this.queries.list(viewer, { first, after });
    return pageOf(rows, size, consultationCursor, (row) => row);
  }

  @Access('public')
  @Query(() => ConsultationType, { nullable: true, description: 'Une concertation, par son adresse.' })
  async consultation(
    @CurrentViewer() viewer: Viewer,
    @Args('slug', { description: 'Adresse de la concertation.' }) slug: string,
  ): Promise<ConsultationView | null> {
    return this.queries.bySlug(viewer, slug);
  }

  @ResolveField(() => [ConsultationTextUpdateType])
  async textUpdates(
    @Parent() { id }: ConsultationView,
    @CurrentRequest() request: RequestContext,
  ): Promise<TextUpdate[]> {
    return loaderOf(request, TextUpdatesLoader, () => new TextUpdatesLoader(this.queries)).load(id);
  }

  @Access('administrator')
  @Mutation(() => CreateConsultationResult, {
    description: 'Prépare une concertation, sans la rendre publique.',
  })
  async createConsultation(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: CreateConsultationInput,
  ): Promise<ConsultationView> {
    return this.changed(viewer, await this.service.create(viewer, input));
  }

  @Access('administrator')
  @Mutation(() => RewriteConsultationResult, { description: 'Remplace une concertation en préparation.' })
  async rewriteConsultation(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { consultationId, ...content }: RewriteConsultationInput,
  ): Promise<ConsultationView> {
    await this.service.rewrite(viewer, consultationId, content);
    return this.changed(viewer, consultationId);
  }

  @Access('administrator')
  @Mutation(() => OpenConsultationResult, {
    description: 'Rend une concertation publique : annoncée, puis ouverte à l’instant prévu.',
  })
  async openConsultation(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { consultationId }: OpenConsultationInput,
  ): Promise<ConsultationView> {
    await this.service.open(viewer, consultationId);
    return this.changed(viewer, consultationId);
  }

  @Access('administrator')
  @Mutation(() => ProlongConsultationResult, { description: 'Repousse la clôture.' })
  async prolongConsultation(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: ProlongConsultationInput,
  ): Promise<ConsultationView> {
    await this.service.prolong(viewer, input.consultationId, input.closesAt, input.publicationDueOn);
    return this.changed(viewer, input.consultationId);
  }

  @Access('administrator')
  @Mutation(() => CloseConsultationResult, { description: 'Clôt une concertation ouverte, tout de suite.' })
  async closeConsultation(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { consultationId }: CloseConsultationInput,
  ): Promise<ConsultationView> {
    await this.service.close(viewer, consultationId);
    return this.changed(viewer, consultationId);
  }

  @Access('administrator')
  @Mutation(() => PublishOutcomeResult, {
    description: 'Nomme l’édition publiée qui est issue d’une concertation close.',
  })
  async publishOutcome(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { consultationId, releaseId }: PublishOutcomeInput,
  ): Promise<ConsultationView> {
    await this.service.publishOutcome(viewer, consultationId, releaseId);
    return this.changed(viewer, consultationId);
  }

  private async changed(viewer: Viewer, id: string): Promise<ConsultationView> {
    const consultation = await this.queries.byId(viewer, id);
    if (!consultation) throw new NotFound();
    return consultation;
  }
}
