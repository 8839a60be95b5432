import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUUID, ValidateNested } from 'class-validator';
import { COMMENT_KINDS, POSITIONS, type CommentKind, type Position } from '../comment.entity';
import { CommentKindEnum, PositionEnum } from './comment.enums';
import { QuoteInput } from './comment.inputs';

@ArgsType()
export class CommentDraftArguments {
  @Field(() => ID, { description: 'Concertation.' })
  @IsUUID()
  consultationId: string;

  @Field(() => ID, { description: 'Section.' })
  @IsUUID()
  sectionId: string;

  @Field(() => ID, { nullable: true, description: 'Paragraphe ; absent : la section entière.' })
  @IsOptional()
  @IsUUID()
  blockId?: string | null;

  @Field(() => ID, { nullable: true, description: 'D’une réponse : la contribution à laquelle on répond.' })
  @IsOptional()
  @IsUUID()
  parentId?: string | null;
}

@InputType({ description: 'La place d’un brouillon : chacun en a un au plus à chacune.' })
export class DiscardCommentDraftInput {
  @Field(() => ID, { description: 'Concertation.' })
  @IsUUID()
  consultationId: string;

  @Field(() => ID, { description: 'Section.' })
  @IsUUID()
  sectionId: string;

  @Field(() => ID, { nullable: true, description: 'Paragraphe ; absent : la section entière.' })
  @IsOptional()
  @IsUUID()
  blockId?: string | null;

  @Field(() => ID, { nullable: true, description: 'D’une réponse : la contribution à laquelle on répond.' })
  @IsOptional()
  @IsUUID()
  parentId?: string | null;
}

@InputType({
  description: 'Ce qui est écrit jusqu’ici, même incomplet ; remplace ce qui était gardé à cette place.',
})
export class SaveCommentDraftInput extends DiscardCommentDraftInput {
  @Field(() => String, { nullable: true, description: 'Titre, 300 caractères au plus.' })
  @IsOptional()
  @IsString()
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'Texte, en Markdown, 20 000 caractères au plus.' })
  @IsOptional()
  @IsString()
  body?: string | null;

  @Field(() => QuoteInput, { nullable: true, description: 'Mots du paragraphe sur lesquels ce texte porte.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => QuoteInput)
  quote?: QuoteInput | null;

  @Field(() => CommentKindEnum, { defaultValue: 'remark', description: 'Nature.' })
  @IsIn(COMMENT_KINDS)
  kind: CommentKind;

  @Field(() => PositionEnum, { nullable: true, description: 'Position.' })
  @IsOptional()
  @IsIn(POSITIONS)
  position?: Position | null;

  @Field(() => String, { nullable: true, description: 'Rédaction proposée, 10 000 caractères au plus.' })
  @IsOptional()
  @IsString()
  proposedWording?: string | null;

  @Field(() => ID, { nullable: true, description: 'Étape du tour où cela a été soulevé.' })
  @IsOptional()
  @IsUUID()
  stageId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Organisation au nom de laquelle la personne s’exprimera, 120 caractères au plus.',
  })
  @IsOptional()
  @IsString()
  organisation?: string | null;
}
