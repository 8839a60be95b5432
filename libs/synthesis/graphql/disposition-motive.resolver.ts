import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { renderCommentMarkdown } from '#platform/text';
import { DispositionType } from './disposition.type';

/** Motives are short: rendered when asked for, and not kept. */
@Resolver(() => DispositionType)
export class DispositionMotiveResolver {
  @ResolveField(() => String, { description: 'Le motif en HTML assaini.' })
  motiveHtml(@Parent() { motive }: DispositionType): string {
    return renderCommentMarkdown(motive);
  }
}
