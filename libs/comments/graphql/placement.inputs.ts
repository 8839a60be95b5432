import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { PLACEMENT_GROUPS, type PlacementGroup } from '../placements.queries';
import { PLACEMENT_ANSWERS, type PlacementAnswer } from '../placements.service';
import { PageArguments } from './comment.arguments';
import { PlacementAnswerEnum, PlacementGroupEnum } from './placement.type';

@ArgsType()
export class PlacementsArguments extends PageArguments {
  @Field(() => ID, { description: 'Édition.' })
  @IsUUID()
  releaseId: string;

  @Field(() => PlacementGroupEnum, { defaultValue: 'waiting', description: 'Lesquels.' })
  @IsIn(PLACEMENT_GROUPS)
  group: PlacementGroup;
}

@ArgsType()
export class SectionPlacementsArguments extends PageArguments {
  @Field(() => ID, { description: 'Édition publiée.' })
  @IsUUID()
  releaseId: string;

  @Field(() => ID, { description: 'Section.' })
  @IsUUID()
  sectionId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Paragraphe : seulement ce qui y est rattaché ; absent : toute la section.',
  })
  @IsOptional()
  @IsUUID()
  blockId?: string | null;
}

@InputType({ description: 'Ce qu’un rédacteur dit d’un rattachement.' })
export class SettlePlacementInput {
  @Field(() => ID, { description: 'Rattachement auquel il répond.' })
  @IsUUID()
  placementId: string;

  @Field(() => PlacementAnswerEnum, { description: 'Réponse.' })
  @IsIn(PLACEMENT_ANSWERS)
  answer: PlacementAnswer;

  @Field(() => ID, { nullable: true, description: 'Avec « correct » : paragraphe où le passage commence.' })
  @IsOptional()
  @IsUUID()
  blockId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Avec « correct » : les mots, s’il ne s’agit pas du paragraphe entier ; 20 000 caractères au plus.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  exact?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Ce qui précède ces mots, pour distinguer des répétitions.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  prefix?: string | null;

  @Field(() => String, { nullable: true, description: 'Ce qui suit ces mots.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  suffix?: string | null;
}

@InputType({ description: 'Remplacement du texte soumis à une concertation en cours.' })
export class UpdateConsultationTextInput {
  @Field(() => ID, { description: 'Concertation annoncée ou ouverte.' })
  @IsUUID()
  consultationId: string;

  @Field(() => ID, { description: 'Édition publiée, plus récente, de la même doctrine.' })
  @IsUUID()
  releaseId: string;

  @Field({ description: 'Pourquoi, en une phrase que tous lisent ; 500 caractères au plus.' })
  @IsString()
  @MaxLength(500)
  reason: string;
}
