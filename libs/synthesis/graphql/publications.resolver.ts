import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#identity';
import { Access, CurrentViewer } from '#identity/graphql';
import {
  DispositionPublicationsService,
  type DispositionsToPublish,
  type PublicationRow,
} from '../disposition-publications.service';
import { DispositionPublicationType, DispositionsToPublishType } from './publication.type';
import { PublishDispositionsInput } from './synthesis.inputs';
import { PublishDispositionsResult } from './synthesis.results';

/** What is ready, with the consultation that it is ready in. */
type Shown = DispositionsToPublish & { consultationId: string };

/** How what drafters decided becomes public. */
@Resolver(() => DispositionsToPublishType)
export class PublicationsResolver {
  constructor(private readonly publicationsOf: DispositionPublicationsService) {}

  @Access('drafter', 'administrator')
  @Query(() => DispositionsToPublishType, {
    nullable: true,
    description:
      'Ce qu’une publication des suites rendrait public ; rien pour qui n’est ni rédacteur ni administrateur de la concertation.',
  })
  async dispositionsToPublish(
    @CurrentViewer() viewer: Viewer,
    @Args('consultationId', { type: () => ID, description: 'Concertation.' }) consultationId: string,
  ): Promise<Shown | null> {
    const found = await this.publicationsOf.toPublish(viewer, consultationId);
    return found && { ...found, consultationId };
  }

  @ResolveField(() => [DispositionPublicationType])
  async publications(
    @Parent() { consultationId }: Shown,
    @CurrentViewer() viewer: Viewer,
  ): Promise<DispositionPublicationType[]> {
    const rows = await this.publicationsOf.list(viewer, consultationId);
    return rows.map(publicationOf);
  }

  @Access('drafter', 'administrator')
  @Mutation(() => PublishDispositionsResult, {
    description:
      'Rend publiques, en une fois, les suites données aux contributions publiques d’une concertation ; leurs auteurs en sont informés par courriel. Envoyée deux fois avec la même clé, une seule publication.',
  })
  async publishDispositions(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: PublishDispositionsInput,
  ): Promise<DispositionPublicationType> {
    return publicationOf(await this.publicationsOf.publish(viewer, input));
  }
}

const publicationOf = (row: PublicationRow): DispositionPublicationType =>
  Object.assign(new DispositionPublicationType(), row);
