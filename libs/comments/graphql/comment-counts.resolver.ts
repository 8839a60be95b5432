import { Args, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isId } from '#kernel';
import type { Viewer } from '#identity';
import { Access, CurrentViewer } from '#identity/graphql';
import { CommentCountsQueries } from '../comment-counts.queries';
import {
  BlockCommentCountType,
  CommentThreadConnection,
  SectionCommentCountType,
  StageCommentCountType,
} from './comment.type';

/** How many comments there are. A list is counted only where its number is asked for: that is one more statement. */
@Resolver(() => CommentThreadConnection)
export class CommentCountsResolver {
  constructor(private readonly counts: CommentCountsQueries) {}

  @ResolveField(() => Int, {
    nullable: true,
    description: 'Nombre de fils que la personne voit sous ce filtre ; rien au-delà de 1 000.',
  })
  async totalCount(
    @Parent() { list }: CommentThreadConnection,
    @CurrentViewer() viewer: Viewer,
  ): Promise<number | null> {
    return this.counts.threads(viewer, list, list.filters);
  }

  @Access('public')
  @Query(() => [SectionCommentCountType], {
    description: 'Nombre de contributions publiées, par section qui en a.',
  })
  async commentCounts(
    @Args('consultationId', { type: () => ID, description: 'Concertation.' }) consultationId: string,
  ): Promise<SectionCommentCountType[]> {
    return isId(consultationId) ? this.counts.bySection(consultationId) : [];
  }

  @Access('public')
  @Query(() => [StageCommentCountType], {
    description: 'Nombre de contributions et de réponses publiées, par étape du tour où il y en a eu.',
  })
  async stageCommentCounts(
    @Args('consultationId', { type: () => ID, description: 'Concertation.' }) consultationId: string,
  ): Promise<StageCommentCountType[]> {
    return isId(consultationId) ? this.counts.byStage(consultationId) : [];
  }

  @Access('public')
  @Query(() => [BlockCommentCountType], {
    description:
      'Nombre de fils visibles de tous, par paragraphe qui en a, d’une section du texte soumis à la concertation.',
  })
  async blockCommentCounts(
    @Args('consultationId', { type: () => ID, description: 'Concertation.' }) consultationId: string,
    @Args('sectionId', { type: () => ID, description: 'Section.' }) sectionId: string,
  ): Promise<BlockCommentCountType[]> {
    return isId(consultationId) && isId(sectionId) ? this.counts.byBlock(consultationId, sectionId) : [];
  }
}
