import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CommentsQueries } from '#comments';
import { CommentConnection, CommentsByIdLoader, CommentType, commentType } from '#comments/graphql';
import { ReleaseComparisonType } from '#doctrine/graphql';
import type { Viewer } from '#identity';
import { Access, CurrentRequest, CurrentViewer, loaderOf, type RequestContext } from '#identity/graphql';
import { type Connection, PageInfo, VisibleTo } from '#platform/graphql';
import { EditionDispositionsQueries, type SectionDispositions } from '../edition-dispositions.queries';
import { SectionDispositionsType } from './edition-dispositions.type';
import { ReleaseDispositionsArguments } from './synthesis.inputs';

/** What the change log of an edition tells of the contributions to the one before. */
@Resolver(() => ReleaseComparisonType)
export class EditionDispositionsResolver {
  constructor(
    private readonly queries: EditionDispositionsQueries,
    private readonly comments: CommentsQueries,
  ) {}

  @VisibleTo('public')
  @ResolveField(() => [SectionDispositionsType], {
    description:
      'Suites rendues publiques, données aux contributions des concertations tenues sur l’ancienne édition ou dont la nouvelle est issue ; par section de la nouvelle, dans l’ordre de lecture.',
  })
  async dispositions(
    @Parent() { from, to }: ReleaseComparisonType,
    @CurrentViewer() viewer: Viewer,
  ): Promise<SectionDispositions[]> {
    return this.queries.bySection(viewer, { fromReleaseId: from.id, toReleaseId: to.id });
  }

  @Access('public')
  @Query(() => CommentConnection, {
    description:
      'Contributions et réponses dont la suite figure au journal des changements d’une édition à une autre, dans l’ordre où elles ont été faites.',
  })
  async releaseDispositions(
    @CurrentViewer() viewer: Viewer,
    @Args() { releaseId, sinceReleaseId, first, after, ...filters }: ReleaseDispositionsArguments,
  ): Promise<Connection<CommentType>> {
    const pair = { fromReleaseId: sinceReleaseId ?? null, toReleaseId: releaseId };
    const { ids, hasNextPage, endCursor } = await this.queries.commentIds(viewer, pair, filters, {
      first,
      after,
    });
    const comments = await this.comments.commentsByIds(viewer, ids);
    return {
      nodes: comments.map(commentType),
      pageInfo: Object.assign(new PageInfo(), { hasNextPage, endCursor }),
    };
  }
}

/** The comments that sections show at once, of all sections of one request together. */
@Resolver(() => SectionDispositionsType)
export class SectionDispositionsResolver {
  constructor(private readonly queries: CommentsQueries) {}

  @ResolveField(() => [CommentType])
  async comments(
    @Parent() { firstComments }: SectionDispositions,
    @CurrentRequest() request: RequestContext,
  ): Promise<CommentType[]> {
    const loader = loaderOf(
      request,
      CommentsByIdLoader,
      () => new CommentsByIdLoader(this.queries, request.viewer),
    );
    const comments = await Promise.all(firstComments.map((id) => loader.load(id)));
    return comments.flatMap((comment) => (comment ? [commentType(comment)] : []));
  }
}
