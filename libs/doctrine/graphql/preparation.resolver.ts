import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#identity';
import { Access, CurrentViewer } from '#identity/graphql';
import { type ConsultationSource, type DoctrineView, PreparationQueries } from '../preparation.queries';
import { ConsultationSourceType, DoctrineType } from './preparation.types';

/** What administrators prepare consultations with. */
@Resolver(() => ConsultationSourceType)
export class PreparationResolver {
  constructor(private readonly queries: PreparationQueries) {}

  @Access('administrator')
  @Query(() => [DoctrineType], {
    description:
      'Doctrines, par titre (100 au plus) ; pour un administrateur de concertations, celles de ses concertations.',
  })
  async doctrines(@CurrentViewer() viewer: Viewer): Promise<DoctrineView[]> {
    return this.queries.doctrines(viewer);
  }

  @Access('administrator')
  @Query(() => ConsultationSourceType, {
    nullable: true,
    description:
      'Les textes d’une concertation tels qu’ils ont été écrits, et ce qui lui manque pour être publique.',
  })
  async consultationSource(
    @CurrentViewer() viewer: Viewer,
    @Args('consultationId', { type: () => ID, description: 'Concertation.' }) consultationId: string,
  ): Promise<ConsultationSource | null> {
    return this.queries.source(viewer, consultationId);
  }
}
