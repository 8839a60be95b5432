import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf, VisibleTo } from '#platform/graphql';
import { STAKEHOLDER_CATEGORIES, type StakeholderCategory } from '../participant.entity';
import { ROLES, type Role } from '../role-grant.entity';

export const StakeholderCategoryEnum = enumOf(STAKEHOLDER_CATEGORIES);
registerEnumType(StakeholderCategoryEnum, {
  name: 'StakeholderCategory',
  description: 'Catégorie d’acteur : ce qu’est un participant ou une organisation.',
});

export const RoleEnum = enumOf(ROLES);
registerEnumType(RoleEnum, { name: 'Role', description: 'Rôle donné dans une concertation.' });

@ObjectType('RoleGrant', { description: 'Un rôle que la personne connectée tient.' })
@VisibleTo('self')
export class RoleGrantType {
  @Field(() => RoleEnum, { description: 'Le rôle.' })
  role: Role;

  @Field(() => ID, { nullable: true, description: 'Concertation concernée ; absente : toute la plateforme.' })
  consultationId: string | null;

  @Field(() => ID, { nullable: true, description: 'Étape du tour d’un rapporteur ; absente : toutes.' })
  stageId: string | null;
}

@ObjectType('Viewer', { description: 'La personne connectée, vue par elle-même seulement.' })
@VisibleTo('self')
export class ViewerType {
  @Field(() => ID, { description: 'Identifiant du compte.' })
  id: string;

  @Field({
    description: 'Adresse électronique, montrée à elle seule et aux administrateurs des rôles qu’elle tient.',
  })
  email: string;

  @Field({ description: 'Nom affiché auprès de ce qu’elle écrit.' })
  displayName: string;

  @Field(() => StakeholderCategoryEnum, { nullable: true, description: 'Catégorie d’acteur.' })
  category: StakeholderCategory | null;

  @Field(() => String, {
    nullable: true,
    description: 'Organisation au nom de laquelle elle s’exprime d’ordinaire.',
  })
  organisationName: string | null;

  @Field(() => [RoleGrantType], { description: 'Rôles en cours.' })
  roles: RoleGrantType[];
}
