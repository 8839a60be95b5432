import { ArgsType, Field, ObjectType } from '@nestjs/graphql';
import { IsBoolean, IsOptional, IsString } from 'class-validator';
import { VisibleTo } from '#platform/graphql';

@ArgsType()
export class PreviewCommentArguments {
  @Field({ description: 'Texte, en Markdown, tel qu’il est pour l’instant ; il peut être vide.' })
  @IsString()
  body: string;

  @Field(() => String, { nullable: true, description: 'Titre.' })
  @IsOptional()
  @IsString()
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'Rédaction proposée.' })
  @IsOptional()
  @IsString()
  proposedWording?: string | null;

  @Field({ defaultValue: false, description: 'Vrai pour une réponse, qui peut être plus courte.' })
  @IsBoolean()
  isReply: boolean;
}

@ObjectType('CommentWarning', { description: 'Ce que le contrôle automatique dirait du texte.' })
@VisibleTo('self')
export class CommentWarningType {
  @Field({ description: 'Règle.' })
  rule: string;

  @Field({ description: 'Ce qui a été vu.' })
  explanation: string;

  @Field({ description: 'Ce qu’il faudrait changer.' })
  hint: string;

  @Field(() => String, {
    nullable: true,
    description: 'Passage concerné, 120 caractères au plus ; rien quand c’est tout le texte.',
  })
  excerpt: string | null;
}

@ObjectType('CommentPreview', {
  description: 'Un texte comme il serait montré, et ce que son auteur peut y corriger avant l’envoi.',
})
@VisibleTo('self')
export class CommentPreviewType {
  @Field({ description: 'Le texte en HTML sûr ; vide au-delà de 20 000 caractères.' })
  bodyHtml: string;

  @Field(() => [CommentWarningType], {
    description: 'Longueur, liens, données personnelles. Des avertissements : rien n’est refusé ni conservé.',
  })
  warnings: CommentWarningType[];
}
