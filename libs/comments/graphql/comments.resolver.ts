import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#identity';
import { Access, CurrentViewer } from '#identity/graphql';
import { type Connection, PageInfo } from '#platform/graphql';
import type { Page } from '../comment.page';
import type { CommentView } from '../comment.rows';
import { CommentsQueries } from '../comments.queries';
import { CommentsService } from '../comments.service';
import { ReactionsService } from '../reactions.service';
import {
  CommentRepliesArguments,
  PageArguments,
  SectionThreadsArguments,
  StageCommentsArguments,
} from './comment.arguments';
import {
  CommentInput,
  PostCommentInput,
  ReactInput,
  ReplyToCommentInput,
  ReviseCommentInput,
} from './comment.inputs';
import {
  PostCommentResult,
  ReactResult,
  ReplyToCommentResult,
  ReviseCommentResult,
  WithdrawCommentResult,
  WithdrawReactionResult,
} from './comment.results';
import {
  CommentConnection,
  CommentThreadConnection,
  CommentType,
  commentType,
  threadType,
} from './comment.type';

const connection = ({ nodes, pageInfo }: Page<CommentView>): Connection<CommentType> => ({
  nodes: nodes.map(commentType),
  pageInfo: Object.assign(new PageInfo(), pageInfo),
});

@Resolver(() => CommentType)
export class CommentsResolver {
  constructor(
    private readonly service: CommentsService,
    private readonly reactions: ReactionsService,
    private readonly queries: CommentsQueries,
  ) {}

  @Access('public')
  @Query(() => CommentThreadConnection, { description: 'Ce qui est dit sur une section, par fils.' })
  async sectionThreads(
    @CurrentViewer() viewer: Viewer,
    @Args() { filter, sort, ...place }: SectionThreadsArguments,
  ): Promise<CommentThreadConnection> {
    const filters = filter ?? {};
    const page = await this.queries.sectionThreads(viewer, place, place, filters, sort);
    return Object.assign(new CommentThreadConnection(), {
      nodes: page.nodes.map(threadType),
      pageInfo: Object.assign(new PageInfo(), page.pageInfo),
      list: { consultationId: place.consultationId, sectionId: place.sectionId, filters },
    });
  }

  @Access('public')
  @Query(() => CommentConnection, { description: 'Les réponses d’un fil, dans son ordre.' })
  async commentReplies(
    @CurrentViewer() viewer: Viewer,
    @Args() { rootId, ...page }: CommentRepliesArguments,
  ): Promise<Connection<CommentType>> {
    return connection(await this.queries.replies(viewer, rootId, page));
  }

  @Access('public')
  @Query(() => CommentConnection, {
    description: 'Ce qui a été soulevé à une étape du tour, du plus récent.',
  })
  async stageComments(
    @CurrentViewer() viewer: Viewer,
    @Args() { stageId, ...page }: StageCommentsArguments,
  ): Promise<Connection<CommentType>> {
    return connection(await this.queries.stageComments(viewer, stageId, page));
  }

  @Access('participant')
  @Query(() => CommentConnection, {
    description: 'Ce que la personne connectée a écrit, dans tous les états, du plus récent.',
  })
  async myContributions(
    @CurrentViewer() viewer: Viewer,
    @Args() page: PageArguments,
  ): Promise<Connection<CommentType>> {
    return connection(await this.queries.myContributions(viewer, page));
  }

  @Access('public')
  @Query(() => CommentType, { nullable: true, description: 'Une contribution, ou sa trace.' })
  async comment(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'Contribution.' }) id: string,
  ): Promise<CommentType | null> {
    const view = await this.queries.commentById(viewer, id);
    return view && commentType(view);
  }

  @Access('participant')
  @Mutation(() => PostCommentResult, {
    description: 'Envoie une contribution sur une section ou un passage.',
  })
  async postComment(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { consultationId, sectionId, ...content }: PostCommentInput,
  ): Promise<CommentType> {
    return this.shown(viewer, await this.service.post(viewer, { consultationId, sectionId }, content));
  }

  @Access('participant')
  @Mutation(() => ReplyToCommentResult, {
    description: 'Répond à une contribution publiée ou à une réponse.',
  })
  async replyToComment(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { parentId, ...content }: ReplyToCommentInput,
  ): Promise<CommentType> {
    return this.shown(viewer, await this.service.reply(viewer, parentId, content));
  }

  @Access('participant')
  @Mutation(() => ReviseCommentResult, {
    description: 'Envoie un nouveau texte ; celui qui est public le reste jusqu’à ce que le nouveau le soit.',
  })
  async reviseComment(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { commentId, ...text }: ReviseCommentInput,
  ): Promise<CommentType> {
    return this.shown(viewer, await this.service.revise(viewer, commentId, text));
  }

  @Access('participant')
  @Mutation(() => WithdrawCommentResult, {
    description: 'Retire une contribution ; une trace reste si elle était publique, et les réponses aussi.',
  })
  async withdrawComment(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { commentId }: CommentInput,
  ): Promise<CommentType> {
    return this.shown(viewer, await this.service.withdraw(viewer, commentId));
  }

  @Access('participant')
  @Mutation(() => ReactResult, {
    description: 'Réagit au texte public d’une contribution, ou change d’avis.',
  })
  async react(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { commentId, position }: ReactInput,
  ): Promise<CommentType> {
    await this.reactions.react(viewer, commentId, position);
    return this.shown(viewer, commentId);
  }

  @Access('participant')
  @Mutation(() => WithdrawReactionResult, { description: 'Retire sa réaction.' })
  async withdrawReaction(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { commentId }: CommentInput,
  ): Promise<CommentType> {
    await this.reactions.withdrawReaction(viewer, commentId);
    return this.shown(viewer, commentId);
  }

  private async shown(viewer: Viewer, commentId: string): Promise<CommentType> {
    const view = await this.queries.commentById(viewer, commentId);
    if (!view) throw new Error('A command on a comment that its sender does not see');
    return commentType(view);
  }
}
