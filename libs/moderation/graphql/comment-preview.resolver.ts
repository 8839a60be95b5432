import { Args, Query, Resolver } from '@nestjs/graphql';
import { Access } from '#identity/graphql';
import { renderCommentMarkdown } from '#platform/text';
import { LONGEST_TEXT, sendingWarnings } from '../screening';
import { CommentPreviewType, PreviewCommentArguments } from './comment-preview.type';

/** What a text that is being written will look like, and what its author may want to mend. */
@Resolver()
export class CommentPreviewResolver {
  @Access('participant')
  @Query(() => CommentPreviewType, {
    description: 'Aperçu d’un texte avant l’envoi, avec ce qu’il vaudrait mieux y changer.',
  })
  async previewComment(
    @Args() { body, title, proposedWording, isReply }: PreviewCommentArguments,
  ): Promise<CommentPreviewType> {
    // As it is when it is sent.
    const sent = body.replace(/\r\n?/g, '\n').trim();
    const isTooLong = sent.length > LONGEST_TEXT && Array.from(sent).length > LONGEST_TEXT;
    return {
      bodyHtml: isTooLong ? '' : renderCommentMarkdown(sent),
      warnings: await sendingWarnings({ body: sent, title, proposedWording }, isReply),
    };
  }
}
