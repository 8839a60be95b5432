import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { CommentConnection, CommentType, commentType } from '#comments/graphql';
import { keyed } from '#kernel';
import type { Viewer } from '#identity';
import { Access, CurrentRequest, CurrentViewer, loaderOf, type RequestContext } from '#identity/graphql';
import { PageInfo, VisibleTo, type Connection } from '#platform/graphql';
import { DispositionsService, type DispositionRow } from '../dispositions.service';
import { DraftingQueries } from '../drafting.queries';
import { DispositionType } from './disposition.type';
import { DraftingCommentsArguments, SetDispositionInput } from './synthesis.inputs';
import { SetDispositionResult } from './synthesis.results';

/** Current dispositions of all the comments that one request shows, in one statement. */
class DispositionsLoader extends DataLoader<string, DispositionRow | null> {
  constructor(dispositions: DispositionsService, viewer: Viewer) {
    super(async (ids) =>
      keyed(ids, await dispositions.currentFor(viewer, ids), ({ commentId }) => commentId),
    );
  }
}

/** What drafters read and decide. */
@Resolver(() => CommentType)
export class DispositionsResolver {
  constructor(
    private readonly dispositions: DispositionsService,
    private readonly drafting: DraftingQueries,
  ) {}

  @VisibleTo('drafter')
  @ResolveField(() => DispositionType, {
    nullable: true,
    description: 'Suite donnée en cours ; pour les rédacteurs de la concertation, rien pour les autres.',
  })
  async disposition(
    @Parent() { id, consultationId }: CommentType,
    @CurrentRequest() request: RequestContext,
  ): Promise<DispositionType | null> {
    if (!request.viewer.has('drafter', consultationId)) return null;
    const loader = loaderOf(
      request,
      DispositionsLoader,
      () => new DispositionsLoader(this.dispositions, request.viewer),
    );
    const row = await loader.load(id);
    return row && dispositionOf(row);
  }

  @Access('drafter')
  @Query(() => CommentConnection, {
    description:
      'Contributions et réponses publiées d’une concertation, dans l’ordre des sections puis des fils, pour ses rédacteurs.',
  })
  async draftingComments(
    @CurrentViewer() viewer: Viewer,
    @Args() { consultationId, sectionId, withoutDisposition, ...page }: DraftingCommentsArguments,
  ): Promise<Connection<CommentType>> {
    const filters = { sectionId, withoutDisposition };
    const { comments, hasNextPage, endCursor } = await this.drafting.page(
      viewer,
      consultationId,
      filters,
      page,
    );
    return {
      nodes: comments.map(commentType),
      pageInfo: Object.assign(new PageInfo(), { hasNextPage, endCursor }),
    };
  }

  @Access('drafter')
  @Mutation(() => SetDispositionResult, {
    description:
      'Donne suite à une contribution ou à une réponse publiée ; la suite précédente est conservée.',
  })
  async setDisposition(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: SetDispositionInput,
  ): Promise<DispositionType> {
    return dispositionOf(await this.dispositions.set(viewer, input));
  }
}

const dispositionOf = ({ id, outcome, motive, setAt, supersededAt }: DispositionRow): DispositionType =>
  Object.assign(new DispositionType(), { id, outcome, motive, setAt, supersededAt });
