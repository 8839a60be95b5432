import { Field, GraphQLISODateTime, ID, ObjectType } from '@nestjs/graphql';
import { connectionOf, VisibleTo } from '#platform/graphql';
import type { Role } from '../role-grant.entity';
import { RoleEnum } from './participant.type';

@ObjectType('GrantedRole', {
  description: 'Un rôle en cours et qui le tient ; vu des seuls administrateurs qui peuvent le reprendre.',
})
@VisibleTo('administrator')
export class GrantedRoleType {
  @Field(() => ID, { description: 'Identifiant.' })
  id: string;

  @Field({ description: 'Nom affiché de qui tient le rôle.' })
  holderName: string;

  @Field({ description: 'Adresse du compte, par laquelle le rôle se donne et se reprend.' })
  holderEmail: string;

  @Field(() => RoleEnum, { description: 'Le rôle.' })
  role: Role;

  @Field(() => ID, { nullable: true, description: 'Concertation concernée ; absente : toute la plateforme.' })
  consultationId: string | null;

  @Field(() => ID, { nullable: true, description: 'Étape du tour d’un rapporteur ; absente : toutes.' })
  stageId: string | null;

  @Field(() => GraphQLISODateTime, { description: 'Quand il a été donné.' })
  grantedAt: Date;

  @Field(() => String, {
    nullable: true,
    description: 'Nom affiché de qui l’a donné ; absent quand c’est l’exploitant de la plateforme.',
  })
  grantedByName: string | null;
}

@ObjectType({ description: 'Une page des rôles en cours, les derniers donnés d’abord.' })
@VisibleTo('administrator')
export class RoleGrantConnection extends connectionOf(GrantedRoleType) {}
