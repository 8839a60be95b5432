import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Access } from '#identity/graphql';
import { isId } from '#kernel';
import type { FactRow } from '../tour.queries';
import { TourQueries } from '../tour.queries';
import { TourFactType, TourStagePageType } from './tour-fact.type';
import { TourStageType } from './tour.type';

const factType = ({ value, ...fact }: FactRow): TourFactType =>
  Object.assign(new TourFactType(), {
    ...fact,
    value: typeof value === 'string' ? value : JSON.stringify(value),
  });

@Resolver(() => TourStageType)
export class TourResolver {
  constructor(private readonly tour: TourQueries) {}

  @Access('public')
  @Query(() => [TourStageType], { description: 'Les étapes du tour d’une concertation, dans l’ordre.' })
  async tourStages(
    @Args('consultationId', { type: () => ID, description: 'Concertation.' }) consultationId: string,
  ): Promise<TourStageType[]> {
    return isId(consultationId) ? this.tour.stages(consultationId) : [];
  }

  @Access('public')
  @Query(() => TourStagePageType, { nullable: true, description: 'Une étape du tour, par son nom.' })
  async tourStage(
    @Args('consultationId', { type: () => ID, description: 'Concertation.' }) consultationId: string,
    @Args('slug', { description: 'Nom de l’étape dans les adresses.' }) slug: string,
  ): Promise<TourStagePageType | null> {
    if (!isId(consultationId) || slug.includes('\0')) return null;
    const page = await this.tour.stage(consultationId, slug);
    return page && Object.assign(new TourStagePageType(), { ...page, facts: page.facts.map(factType) });
  }

  @Access('public')
  @Query(() => [TourFactType], {
    description: 'Les faits sur le tour d’une concertation dans son ensemble, avec leurs sources.',
  })
  async tourFacts(
    @Args('consultationId', { type: () => ID, description: 'Concertation.' }) consultationId: string,
  ): Promise<TourFactType[]> {
    if (!isId(consultationId)) return [];
    return (await this.tour.facts(consultationId, null)).map(factType);
  }
}
