import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#identity';
import { Access, CurrentViewer } from '#identity/graphql';
import { ConsultationsQueries, type ConsultationView } from '../consultations.queries';
import { DoctrineQueries, type SectionView, type VersionView } from '../doctrine.queries';
import {
  EditionsQueries,
  type HistoryVersion,
  type ReleasePage,
  type SectionHistory,
} from '../editions.queries';
import { ConsultationType, SectionType, SectionVersionType } from './doctrine.types';
import { HistoryVersionType, ReleasePageType, SectionHistoryType } from './editions.types';

/** Sections over time. */
@Resolver(() => SectionHistoryType)
export class SectionHistoryResolver {
  constructor(private readonly queries: EditionsQueries) {}

  @Access('public')
  @Query(() => SectionHistoryType, { nullable: true, description: 'Une section au fil de ses versions.' })
  async sectionHistory(
    @CurrentViewer() viewer: Viewer,
    @Args('doctrineSlug', { description: 'Adresse de la doctrine.' }) doctrineSlug: string,
    @Args('section', { description: 'Identité de la section, ou adresse qu’elle a ou a eue.' })
    section: string,
  ): Promise<SectionHistory | null> {
    return this.queries.sectionHistory(viewer, doctrineSlug, section);
  }

  @ResolveField(() => [HistoryVersionType])
  async versions(
    @Parent() { id }: SectionHistory,
    @CurrentViewer() viewer: Viewer,
  ): Promise<HistoryVersion[]> {
    return this.queries.historyVersions(viewer, id);
  }

  @Access('public')
  @Query(() => SectionVersionType, { nullable: true, description: 'Une version, par son identifiant.' })
  async sectionVersion(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'Identifiant de la version.' }) id: string,
  ): Promise<VersionView | null> {
    return this.queries.version(viewer, id);
  }
}

/** Editions over time. */
@Resolver(() => ReleasePageType)
export class ReleasePageResolver {
  constructor(
    private readonly queries: EditionsQueries,
    private readonly doctrine: DoctrineQueries,
    private readonly consultationsOf: ConsultationsQueries,
  ) {}

  @Access('public')
  @Query(() => ReleasePageType, {
    nullable: true,
    description: 'Une édition d’une doctrine, avec celles qui la précèdent et la suivent.',
  })
  async releasePage(
    @CurrentViewer() viewer: Viewer,
    @Args('doctrineSlug', { description: 'Adresse de la doctrine.' }) doctrineSlug: string,
    @Args('slug', {
      type: () => String,
      nullable: true,
      description: 'Adresse de l’édition ; sans elle, la dernière publiée.',
    })
    slug?: string,
  ): Promise<ReleasePage | null> {
    return this.queries.releasePage(viewer, doctrineSlug, slug ?? null);
  }

  @ResolveField(() => [ConsultationType])
  async consultations(
    @Parent() { release }: ReleasePage,
    @CurrentViewer() viewer: Viewer,
  ): Promise<ConsultationView[]> {
    return this.consultationsOf.ofRelease(viewer, release.id);
  }

  @Access('public')
  @Query(() => SectionType, { nullable: true, description: 'Une section avec son texte dans une édition.' })
  async releaseSection(
    @CurrentViewer() viewer: Viewer,
    @Args('releaseId', { type: () => ID, description: 'Édition.' }) releaseId: string,
    @Args('slug', { description: 'Adresse de la section dans cette édition.' }) slug: string,
  ): Promise<SectionView | null> {
    return this.doctrine.sectionInRelease(viewer, releaseId, slug);
  }
}
