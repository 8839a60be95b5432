import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DoctrineQueries } from '#doctrine';
import type { Viewer } from '#identity';
import { Access, CurrentRequest, CurrentViewer, loaderOf, type RequestContext } from '#identity/graphql';
import { type Connection, PageInfo, VisibleTo } from '#platform/graphql';
import { anchorSelector } from '../anchor.selector';
import { CommentSectionsQueries, type SectionOfComment } from '../comment-sections.queries';
import { CommentsQueries } from '../comments.queries';
import { ConsultationCommentsArguments } from './comment.arguments';
import { CommentSectionType } from './comment-parts.type';
import { CommentConnection, CommentType, commentType } from './comment.type';
import { CommentPassagesLoader } from './comment-passages.loader';
import { CommentSectionsLoader } from './comment-sections.loader';

/** Lists over all sections of a consultation, and what each of their lines says of its section. */
@Resolver(() => CommentType)
export class ConsultationCommentsResolver {
  constructor(
    private readonly queries: CommentsQueries,
    private readonly sections: CommentSectionsQueries,
    private readonly doctrine: DoctrineQueries,
  ) {}

  @Access('public')
  @Query(() => CommentConnection, {
    description: 'Contributions et réponses d’une concertation, toutes sections ensemble.',
  })
  async consultationComments(
    @CurrentViewer() viewer: Viewer,
    @Args() { consultationId, filter, sort, ...page }: ConsultationCommentsArguments,
  ): Promise<Connection<CommentType>> {
    const { nodes, pageInfo } = await this.queries.consultationComments(
      viewer,
      consultationId,
      page,
      filter ?? {},
      sort,
    );
    return { nodes: nodes.map(commentType), pageInfo: Object.assign(new PageInfo(), pageInfo) };
  }

  @VisibleTo('comment')
  @ResolveField(() => CommentSectionType, {
    nullable: true,
    description: 'Sa section, dans le texte soumis à la concertation.',
  })
  async section(
    @Parent() { consultationId, sectionId }: CommentType,
    @CurrentRequest() request: RequestContext,
  ): Promise<SectionOfComment | null> {
    const loader = loaderOf(
      request,
      CommentSectionsLoader,
      () => new CommentSectionsLoader(this.sections, request.viewer),
    );
    return loader.load({ consultationId, sectionId });
  }

  @VisibleTo('comment')
  @ResolveField(() => String, {
    nullable: true,
    description:
      'Le passage commenté comme cible d’une annotation web du W3C, en JSON-LD : SpecificResource avec un FragmentSelector (le paragraphe), ' +
      'précisé par un TextQuoteSelector et un TextPositionSelector. Rien quand le texte d’origine n’est pas connu.',
  })
  anchorSelector(@Parent() { anchor }: CommentType): string | null {
    const selector = anchorSelector(anchor);
    return selector && JSON.stringify(selector);
  }

  @VisibleTo('comment')
  @ResolveField(() => String, {
    nullable: true,
    description:
      'Texte du paragraphe sur lequel elle porte, tel qu’il était quand elle a été faite ; rien quand elle porte sur toute la section.',
  })
  async passage(
    @Parent() { anchor: { sectionVersionId, blockId } }: CommentType,
    @CurrentRequest() request: RequestContext,
  ): Promise<string | null> {
    if (sectionVersionId === null || blockId === null) return null;
    const loader = loaderOf(
      request,
      CommentPassagesLoader,
      () => new CommentPassagesLoader(this.doctrine, request.viewer),
    );
    return loader.load({ versionId: sectionVersionId, blockId });
  }
}
