import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#identity';
import {
  Access,
  CurrentRequest,
  CurrentViewer,
  Done,
  loaderOf,
  type RequestContext,
} from '#identity/graphql';
import { type Connection, PageInfo, VisibleTo } from '#platform/graphql';
import { CommentDraftsQueries, type DraftView } from '../comment-drafts.queries';
import { CommentDraftsService } from '../comment-drafts.service';
import { CommentSectionsQueries, type SectionOfComment } from '../comment-sections.queries';
import { PageArguments } from './comment.arguments';
import {
  CommentDraftArguments,
  DiscardCommentDraftInput,
  SaveCommentDraftInput,
} from './comment-draft.inputs';
import {
  CommentDraftConnection,
  CommentDraftType,
  DiscardCommentDraftResult,
  SaveCommentDraftResult,
} from './comment-draft.type';
import { CommentSectionType } from './comment-parts.type';
import { CommentSectionsLoader } from './comment-sections.loader';

const draftType = (draft: DraftView): CommentDraftType => Object.assign(new CommentDraftType(), draft);

/** What people are still writing. */
@Resolver(() => CommentDraftType)
export class CommentDraftsResolver {
  constructor(
    private readonly service: CommentDraftsService,
    private readonly queries: CommentDraftsQueries,
    private readonly sections: CommentSectionsQueries,
  ) {}

  @Access('participant')
  @Query(() => CommentDraftType, {
    nullable: true,
    description: 'Ce que la personne connectée est en train d’écrire à cette place.',
  })
  async commentDraft(
    @CurrentViewer() viewer: Viewer,
    @Args() place: CommentDraftArguments,
  ): Promise<CommentDraftType | null> {
    const draft = await this.queries.at(viewer, place);
    return draft && draftType(draft);
  }

  @Access('participant')
  @Query(() => CommentDraftConnection, {
    description: 'Tout ce que la personne connectée est en train d’écrire, du dernier enregistré.',
  })
  async myDrafts(
    @CurrentViewer() viewer: Viewer,
    @Args() page: PageArguments,
  ): Promise<Connection<CommentDraftType>> {
    const { nodes, pageInfo } = await this.queries.mine(viewer, page);
    return { nodes: nodes.map(draftType), pageInfo: Object.assign(new PageInfo(), pageInfo) };
  }

  @VisibleTo('comment')
  @ResolveField(() => CommentSectionType, {
    nullable: true,
    description: 'Sa section, dans le texte soumis à la concertation.',
  })
  async section(
    @Parent() { consultationId, sectionId }: CommentDraftType,
    @CurrentRequest() request: RequestContext,
  ): Promise<SectionOfComment | null> {
    const loader = loaderOf(
      request,
      CommentSectionsLoader,
      () => new CommentSectionsLoader(this.sections, request.viewer),
    );
    return loader.load({ consultationId, sectionId });
  }

  @Access('participant')
  @Mutation(() => SaveCommentDraftResult, {
    description: 'Garde ce qui est écrit jusqu’ici ; l’envoi d’une contribution à la même place y met fin.',
  })
  async saveCommentDraft(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { consultationId, sectionId, blockId, parentId, ...content }: SaveCommentDraftInput,
  ): Promise<CommentDraftType> {
    const place = { consultationId, sectionId, blockId, parentId };
    return draftType(await this.service.save(viewer, place, content));
  }

  @Access('participant')
  @Mutation(() => DiscardCommentDraftResult, {
    description: 'Jette un brouillon, s’il y en a un à cette place.',
  })
  async discardCommentDraft(
    @CurrentViewer() viewer: Viewer,
    @Args('input') place: DiscardCommentDraftInput,
  ): Promise<Done> {
    await this.service.discard(viewer, place);
    return Object.assign(new Done(), { ok: true });
  }
}
