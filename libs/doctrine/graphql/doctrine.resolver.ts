import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#identity';
import { Access, CurrentRequest, CurrentViewer, loaderOf, type RequestContext } from '#identity/graphql';
import type { ReleaseView } from '../consultations.queries';
import {
  DoctrineQueries,
  type SectionEntry,
  type SectionView,
  type Surroundings,
  type VersionView,
} from '../doctrine.queries';
import type { Block } from '../text';
import { type BlockOrigin, EditionsQueries, type ReleaseAccount } from '../editions.queries';
import { BlockOriginsLoader } from './block-origins.loader';
import {
  BlockOriginType,
  BlockType,
  ReleaseType,
  SectionEntryType,
  SectionType,
  SectionVersionType,
} from './doctrine.types';
import { ReleaseAccountsLoader } from './release-accounts.loader';
import { ReleaseTreesLoader } from './release-trees.loader';

@Resolver(() => SectionType)
export class SectionResolver {
  constructor(private readonly queries: DoctrineQueries) {}

  @Access('public')
  @Query(() => SectionType, {
    nullable: true,
    description: 'Une section, avec son texte dans l’édition soumise à la concertation.',
  })
  async section(
    @CurrentViewer() viewer: Viewer,
    @Args('consultationSlug', { description: 'Adresse de la concertation.' }) consultationSlug: string,
    @Args('slug', { description: 'Adresse de la section.' }) slug: string,
  ): Promise<SectionView | null> {
    return this.queries.section(viewer, consultationSlug, slug);
  }

  @ResolveField(() => [SectionEntryType])
  async ancestors(
    @Parent() section: SectionView,
    @CurrentRequest() request: RequestContext,
  ): Promise<SectionEntry[]> {
    return (await this.around(section, request)).ancestors;
  }

  @ResolveField(() => SectionEntryType, { nullable: true })
  async previous(
    @Parent() section: SectionView,
    @CurrentRequest() request: RequestContext,
  ): Promise<SectionEntry | null> {
    return (await this.around(section, request)).previous;
  }

  @ResolveField(() => SectionEntryType, { nullable: true })
  async next(
    @Parent() section: SectionView,
    @CurrentRequest() request: RequestContext,
  ): Promise<SectionEntry | null> {
    return (await this.around(section, request)).next;
  }

  /** One statement for the three fields of one section. */
  private around(section: SectionView, request: RequestContext): Promise<Surroundings> {
    return loaderOf(request, section, () => this.queries.surroundings(section));
  }
}

@Resolver(() => SectionVersionType)
export class SectionVersionResolver {
  constructor(private readonly queries: DoctrineQueries) {}

  @ResolveField(() => [BlockType])
  async blocks(
    @Parent() { id: versionId }: VersionView,
    @CurrentViewer() viewer: Viewer,
  ): Promise<PlacedBlock[]> {
    return (await this.queries.blocks(viewer, versionId)).map((block) => ({ ...block, versionId }));
  }
}

/** A block with the version that it was read in; of a text that is being typed there is none. */
type PlacedBlock = Block & { versionId?: string };

@Resolver(() => BlockType)
export class BlockResolver {
  constructor(private readonly queries: EditionsQueries) {}

  @ResolveField(() => [BlockOriginType])
  async origins(
    @Parent() { id: blockId, versionId }: PlacedBlock,
    @CurrentRequest() request: RequestContext,
  ): Promise<BlockOrigin[]> {
    if (versionId === undefined) return [];
    return loaderOf(
      request,
      BlockOriginsLoader,
      () => new BlockOriginsLoader(this.queries, request.viewer),
    ).load({ versionId, blockId });
  }
}

@Resolver(() => ReleaseType)
export class ReleaseResolver {
  constructor(
    private readonly queries: DoctrineQueries,
    private readonly editions: EditionsQueries,
  ) {}

  @Access('public')
  @Query(() => ReleaseType, { nullable: true, description: 'Une édition, par son identifiant.' })
  async release(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'Identifiant de l’édition.' }) id: string,
  ): Promise<ReleaseView | null> {
    return this.queries.release(viewer, id);
  }

  @Access('public')
  @Query(() => [ReleaseType], {
    description: 'Éditions d’une doctrine, les dernières d’abord (100 au plus).',
  })
  async releases(
    @CurrentViewer() viewer: Viewer,
    @Args('doctrineSlug', { description: 'Adresse de la doctrine.' }) doctrineSlug: string,
  ): Promise<ReleaseView[]> {
    return this.queries.releases(viewer, doctrineSlug);
  }

  @ResolveField(() => [SectionEntryType])
  async sections(
    @Parent() release: ReleaseView,
    @CurrentRequest() request: RequestContext,
  ): Promise<SectionEntry[]> {
    const loader = loaderOf(
      request,
      ReleaseTreesLoader,
      () => new ReleaseTreesLoader(this.queries, request.viewer),
    );
    return loader.load(release.id);
  }

  @ResolveField()
  async reason(@Parent() release: ReleaseView, @CurrentRequest() request: RequestContext): Promise<string> {
    return (await this.account(release, request))?.reason ?? '';
  }

  @ResolveField()
  async publishedBy(
    @Parent() release: ReleaseView,
    @CurrentRequest() request: RequestContext,
  ): Promise<string | null> {
    return (await this.account(release, request))?.publishedBy ?? null;
  }

  /** One statement for both fields of all the editions of a request. */
  private account({ id }: ReleaseView, request: RequestContext): Promise<ReleaseAccount | null> {
    return loaderOf(
      request,
      ReleaseAccountsLoader,
      () => new ReleaseAccountsLoader(this.editions, request.viewer),
    ).load(id);
  }
}
