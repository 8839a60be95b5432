import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { CommentConnection, CommentType, commentType } from '#comments/graphql';
import { keyed } from '#kernel';
import type { Viewer } from '#identity';
import { Access, CurrentRequest, CurrentViewer, loaderOf, type RequestContext } from '#identity/graphql';
import { PageInfo, VisibleTo, type Connection } from '#platform/graphql';
import { DispositionProgressQueries } from '../disposition-progress.queries';
import { DispositionsService, type DispositionRow } from '../dispositions.service';
import { DraftingQueries } from '../drafting.queries';
import { DispositionType } from './disposition.type';
import { SectionDispositionProgressType } from './disposition-progress.type';
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

/** All dispositions of the comments that one request shows, in one statement. */
class HistoriesLoader extends DataLoader<string, DispositionRow[]> {
  constructor(dispositions: DispositionsService, viewer: Viewer) {
    super(async (ids) => {
      const rows = await dispositions.histories(viewer, ids);
      return ids.map((id) => rows.filter(({ commentId }) => commentId === id));
    });
  }
}

/** What drafters read and decide. */
@Resolver(() => CommentType)
export class DispositionsResolver {
  constructor(
    private readonly dispositions: DispositionsService,
    private readonly drafting: DraftingQueries,
    private readonly progress: DispositionProgressQueries,
  ) {}

  @VisibleTo('drafter')
  @ResolveField(() => DispositionType, {
    nullable: true,
    description: 'Suite donnée en cours ; pour les rédacteurs de la concertation, rien pour les autres.',
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

  @VisibleTo('drafter')
  @ResolveField(() => [DispositionType], {
    description:
      'Suites données l’une après l’autre, la dernière d’abord, 50 au plus ; pour les rédacteurs de la concertation, rien pour les autres.',
  })
  async dispositionHistory(
    @Parent() { id, consultationId }: CommentType,
    @CurrentRequest() request: RequestContext,
  ): Promise<DispositionType[]> {
    if (!request.viewer.has('drafter', consultationId)) return [];
    const loader = loaderOf(
      request,
      HistoriesLoader,
      () => new HistoriesLoader(this.dispositions, request.viewer),
    );
    return (await loader.load(id)).map(dispositionOf);
  }

  @Access('drafter')
  @Query(() => [SectionDispositionProgressType], {
    description:
      'Où en est le travail, section par section dans l’ordre de lecture, pour les rédacteurs de la concertation.',
  })
  async dispositionProgress(
    @CurrentViewer() viewer: Viewer,
    @Args('consultationId', { type: () => ID, description: 'Concertation.' }) consultationId: string,
  ): Promise<SectionDispositionProgressType[]> {
    const rows = await this.progress.sections(viewer, consultationId);
    return rows.map((row) => Object.assign(new SectionDispositionProgressType(), row));
  }

  @Access('drafter')
  @Query(() => CommentConnection, {
    description:
      'Contributions et réponses publiées d’une concertation, dans l’ordre des sections puis des fils, pour ses rédacteurs.',
  })
  async draftingComments(
    @CurrentViewer() viewer: Viewer,
    @Args() { consultationId, first, after, ...filters }: DraftingCommentsArguments,
  ): Promise<Connection<CommentType>> {
    const { comments, hasNextPage, endCursor } = await this.drafting.page(viewer, consultationId, filters, {
      first,
      after,
    });
    return {
      nodes: comments.map(commentType),
      pageInfo: Object.assign(new PageInfo(), { hasNextPage, endCursor }),
    };
  }

  @Access('drafter')
  @Mutation(() => SetDispositionResult, {
    description:
      'Donne suite à une contribution ou à une réponse publiée ; la suite précédente est conservée.',
  })
  async setDisposition(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: SetDispositionInput,
  ): Promise<DispositionType> {
    return dispositionOf(await this.dispositions.set(viewer, input));
  }
}

const dispositionOf = ({
  id,
  outcome,
  motive,
  setByName,
  setAt,
  supersededAt,
  publishedAt,
}: DispositionRow): DispositionType =>
  Object.assign(new DispositionType(), { id, outcome, motive, setByName, setAt, supersededAt, publishedAt });
