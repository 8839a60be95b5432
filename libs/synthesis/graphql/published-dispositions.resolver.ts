import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { CommentType } from '#comments/graphql';
import { keyed } from '#kernel';
import type { Viewer } from '#identity';
import { CurrentRequest, loaderOf, type RequestContext } from '#identity/graphql';
import { VisibleTo } from '#platform/graphql';
import { renderCommentMarkdown } from '#platform/text';
import { plainText, referenceOf } from '../export';
import {
  type PublishedDispositionRow,
  PublishedDispositionsQueries,
} from '../published-dispositions.queries';
import { PublishedDispositionType } from './disposition.type';

/** Characters of a motive that lists show. */
const START_LENGTH = 200;

/** What was last published of all the comments that one request shows, in one statement. */
class PublishedDispositionsLoader extends DataLoader<string, PublishedDispositionRow | null> {
  constructor(queries: PublishedDispositionsQueries, viewer: Viewer) {
    super(async (ids) => keyed(ids, await queries.ofComments(viewer, ids), ({ commentId }) => commentId));
  }
}

/** What became of a comment, for whoever reads it. */
@Resolver(() => CommentType)
export class PublishedDispositionsResolver {
  constructor(private readonly queries: PublishedDispositionsQueries) {}

  @VisibleTo('comment')
  @ResolveField(() => PublishedDispositionType, {
    nullable: true,
    description: 'Suite donnée, telle qu’elle a été rendue publique en dernier ; vue de qui lit le texte.',
  })
  async publishedDisposition(
    @Parent() { id }: CommentType,
    @CurrentRequest() request: RequestContext,
  ): Promise<PublishedDispositionType | null> {
    const loader = loaderOf(
      request,
      PublishedDispositionsLoader,
      () => new PublishedDispositionsLoader(this.queries, request.viewer),
    );
    const row = await loader.load(id);
    if (!row) return null;
    const { outcome, motive, publishedAt, number } = row;
    return Object.assign(new PublishedDispositionType(), {
      ...{ id: row.id, outcome, motive, publishedAt },
      reference: number === null ? null : referenceOf(number),
    });
  }
}

/** Motives are short: rendered when asked for, and not kept. */
@Resolver(() => PublishedDispositionType)
export class PublishedMotiveResolver {
  @ResolveField(() => String, {
    description:
      'Le motif en HTML assaini ; vide si la contribution est retenue sans qu’il en soit dit plus.',
  })
  motiveHtml(@Parent() { motive }: PublishedDispositionType): string {
    return renderCommentMarkdown(motive);
  }

  @ResolveField(() => String, {
    description: 'Les premiers mots du motif, sans mise en forme ; 200 caractères au plus.',
  })
  motiveStart(@Parent() { motive }: PublishedDispositionType): string {
    const letters = Array.from(plainText(motive).replaceAll('\n', ' '));
    if (letters.length <= START_LENGTH) return letters.join('');
    const start = letters.slice(0, START_LENGTH - 1).join('');
    return `${start.replace(/\s+\S*$/, '')}…`;
  }
}
