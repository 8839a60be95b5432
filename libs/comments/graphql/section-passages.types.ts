import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString, IsUUID } from 'class-validator';
import { VisibleTo } from '#platform/graphql';
import { PassageType } from './placement.type';

@ArgsType()
export class SectionPassagesArguments {
  @Field(() => ID, { description: 'Concertation.' })
  @IsUUID()
  consultationId: string;

  @Field(() => ID, { description: 'Section.' })
  @IsUUID()
  sectionId: string;
}

@ArgsType()
export class ReleasePassagesArguments {
  @Field(() => ID, { description: 'Édition publiée.' })
  @IsUUID()
  releaseId: string;

  @Field(() => ID, { description: 'Section.' })
  @IsUUID()
  sectionId: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Une contribution faite sur ce texte : les mots ou le paragraphe sur lesquels elle a été faite, et eux seuls.',
  })
  @IsOptional()
  @IsUUID()
  commentId?: string | null;
}

/** Words as a browser gives them. */
@ArgsType()
export class SelectedPassageArguments extends SectionPassagesArguments {
  @Field(() => ID, {
    description: 'Paragraphe où les mots commencent ; ils peuvent continuer sur les suivants.',
  })
  @IsUUID()
  blockId: string;

  @Field({ description: 'Les mots ; un retour à la ligne entre deux paragraphes.' })
  @IsString()
  exact: string;

  @Field(() => String, {
    nullable: true,
    description: 'Ce qui les précède, pour distinguer des répétitions.',
  })
  @IsOptional()
  @IsString()
  prefix?: string | null;

  @Field(() => String, { nullable: true, description: 'Ce qui les suit.' })
  @IsOptional()
  @IsString()
  suffix?: string | null;
}

@ObjectType('SelectedPassage', { description: 'Où se trouvent des mots choisis.' })
@VisibleTo('public')
export class SelectedPassageType {
  @Field(() => PassageType, { description: 'L’étendue.' })
  passage: PassageType;

  @Field({ description: 'Les mots, tels que le texte les écrit.' })
  exact: string;

  @Field({ description: 'Ce qui les précède, 32 caractères au plus.' })
  prefix: string;

  @Field({ description: 'Ce qui les suit, 32 caractères au plus.' })
  suffix: string;
}

@ObjectType('MarkedPiece', {
  description:
    'Des caractères du HTML d’une version, sans balise entre eux, qui sont des mots de passages commentés.',
})
@VisibleTo('comment')
export class MarkedPieceType {
  @Field(() => Int, { description: 'Place du premier caractère dans le HTML, en unités UTF-16.' })
  start: number;

  @Field(() => Int, { description: 'Place du premier caractère qui n’en fait plus partie.' })
  end: number;

  @Field(() => [Int], { description: 'Rangs des passages dans la liste, à partir de 0.' })
  passages: number[];
}

@ObjectType('QuotedPassage', { description: 'Des mots d’une section, cités par des contributions.' })
@VisibleTo('comment')
export class QuotedPassageType {
  @Field(() => PassageType, { description: 'L’étendue.' })
  passage: PassageType;

  @Field({ description: 'Les mots ; un retour à la ligne entre deux paragraphes.' })
  exact: string;

  @Field(() => Int, { description: 'Fils qui portent sur ces mots exactement.' })
  comments: number;

  @Field(() => [ID], { description: 'Premières contributions de ces fils, des plus récentes, 20 au plus.' })
  rootIds: string[];
}

@ObjectType('SectionPassages', { description: 'Les passages commentés d’une section.' })
@VisibleTo('comment')
export class SectionPassagesType {
  @Field(() => [QuotedPassageType], { description: 'Les passages, dans l’ordre du texte, 300 au plus.' })
  passages: QuotedPassageType[];

  @Field(() => [MarkedPieceType], {
    description:
      'Où leurs mots se trouvent dans version.html de la section, dans l’ordre ; un passage en a plusieurs quand il traverse des balises ou des paragraphes.',
  })
  pieces?: MarkedPieceType[];

  /** Version that they are passages of, for finding the pieces when these are asked for; null without passages. */
  versionId: string | null;
}
