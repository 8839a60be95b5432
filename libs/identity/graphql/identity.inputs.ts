import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsEnum, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { STAKEHOLDER_CATEGORIES, type StakeholderCategory } from '../participant.entity';
import { ROLES, type Role } from '../role-grant.entity';
import { LONGEST_RETURN_PATH } from '../sign-in.service';
import { RoleEnum, StakeholderCategoryEnum } from './participant.type';

@InputType()
export class RequestSignInLinkInput {
  @Field({ description: 'Adresse électronique à laquelle le lien est envoyé.' })
  @IsString()
  @MaxLength(254)
  email: string;

  @Field(() => String, { nullable: true, description: 'Chemin de la plateforme où revenir ensuite.' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_RETURN_PATH)
  returnPath?: string | null;
}

@InputType()
export class SignInInput {
  @Field({ description: 'Code du lien reçu.' })
  @IsString()
  @Length(20, 100, { message: 'Ce code n’a pas la forme attendue : recopiez-le en entier.' })
  token: string;
}

@InputType()
export class UpdateProfileInput {
  @Field({ description: 'Nom affiché ; un pseudonyme convient. 2 à 80 caractères.' })
  @IsString()
  @Length(2, 80, { message: 'Le nom affiché compte de 2 à 80 caractères.' })
  displayName: string;

  @Field(() => StakeholderCategoryEnum, { nullable: true, description: 'Catégorie d’acteur.' })
  @IsOptional()
  @IsEnum(STAKEHOLDER_CATEGORIES)
  category?: StakeholderCategory;

  @Field(() => String, { nullable: true, description: 'Organisation, au plus 120 caractères.' })
  @IsOptional()
  @IsString()
  @MaxLength(120)
  organisationName?: string;
}

@InputType()
export class GrantRoleInput {
  @Field({ description: 'Adresse du compte.' })
  @IsString()
  @MaxLength(254)
  email: string;

  @Field(() => RoleEnum, { description: 'Rôle à donner.' })
  @IsIn(ROLES)
  role: Role;

  @Field(() => ID, {
    nullable: true,
    description: 'Concertation ; absente pour un administrateur de la plateforme.',
  })
  @IsOptional()
  @IsUUID()
  consultationId?: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Étape du tour d’un rapporteur ; absente, toutes : le rôle est donné pour toutes, ou repris sur toutes.',
  })
  @IsOptional()
  @IsUUID()
  stageId?: string;
}

@ArgsType()
export class RoleGrantsArguments {
  @Field(() => ID, { nullable: true, description: 'Concertation ; absente : toutes celles de la personne.' })
  @IsOptional()
  @IsUUID()
  consultationId?: string | null;

  @Field(() => Int, { nullable: true, description: 'Taille de la page, 1 à 100 ; 20 sinon.' })
  @IsOptional()
  @IsInt()
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Repère de la page précédente.' })
  @IsOptional()
  @IsString()
  after?: string | null;
}
