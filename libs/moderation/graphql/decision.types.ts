import { Field, GraphQLISODateTime, ID, ObjectType } from '@nestjs/graphql';
import { connectionOf, VisibleTo } from '#platform/graphql';
import type { ReasonCode } from '../decision.reasons';
import type { DecisionKind } from '../decision.rules';
import { DecisionKindEnum, ReasonCodeEnum } from './moderation.enums';

@ObjectType('DecisionReason', { description: 'Un motif de la charte.' })
@VisibleTo('public')
export class DecisionReasonType {
  @Field(() => ReasonCodeEnum, { description: 'Code stable.' })
  code: ReasonCode;

  @Field({ description: 'Libellé.' })
  label: string;

  @Field({ description: 'Ce que le motif recouvre.' })
  description: string;

  @Field({ description: 'Article de la charte.' })
  charterClause: string;

  @Field(() => String, {
    nullable: true,
    description: 'Fondement juridique, quand le texte est tenu pour illicite.',
  })
  legalGround: string | null;
}

@ObjectType('CommentDecision', {
  description:
    'Décision sur une contribution, telle que son auteur la connaît : qui l’a prise n’en fait pas partie.',
})
@VisibleTo('self')
export class CommentDecisionType {
  @Field(() => ID, { description: 'Identifiant.' })
  id: string;

  @Field(() => ID, { description: 'Révision jugée.' })
  revisionId: string;

  @Field(() => DecisionKindEnum, { description: 'Ce qu’elle fait.' })
  kind: DecisionKind;

  @Field(() => DecisionReasonType, { nullable: true, description: 'Motif d’un refus ou d’un masquage.' })
  reason: DecisionReasonType | null;

  @Field(() => String, { nullable: true, description: 'Exposé des motifs et voies de recours.' })
  statement: string | null;

  @Field({ description: 'Prise par une règle, sans intervention d’une personne.' })
  byRule: boolean;

  @Field(() => GraphQLISODateTime, { description: 'Instant de la décision.' })
  decidedAt: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Quand l’auteur a formé un recours.' })
  appealedAt: Date | null;

  @Field({ description: 'Vrai si l’auteur peut encore former un recours.' })
  canBeAppealed: boolean;
}

@ObjectType('LoggedDecision', {
  description: 'Une ligne du journal des décisions, chaîné et jamais modifié.',
})
@VisibleTo('moderator')
export class LoggedDecisionType {
  @Field(() => ID, { description: 'Identifiant.' })
  id: string;

  @Field({ description: 'Numéro dans le journal de la concertation, sans trou.' })
  seq: string;

  @Field(() => ID, { description: 'Contribution.' })
  commentId: string;

  @Field(() => ID, { description: 'Révision jugée.' })
  revisionId: string;

  @Field(() => ID, { nullable: true, description: 'Dossier de modération ; absent pour une règle.' })
  caseId: string | null;

  @Field(() => DecisionKindEnum, { description: 'Ce qu’elle fait.' })
  kind: DecisionKind;

  @Field(() => DecisionReasonType, { nullable: true, description: 'Motif d’un refus ou d’un masquage.' })
  reason: DecisionReasonType | null;

  @Field(() => String, { nullable: true, description: 'Ce qui a été exposé à l’auteur.' })
  statement: string | null;

  @Field(() => String, { nullable: true, description: 'Modérateur qui a décidé ; absent pour une règle.' })
  deciderName: string | null;

  @Field(() => String, { nullable: true, description: 'Règle qui a décidé ; absente pour une personne.' })
  rule: string | null;

  @Field(() => GraphQLISODateTime, { description: 'Instant de la décision.' })
  decidedAt: Date;

  @Field({ description: 'Empreinte de la décision précédente.' })
  previousHash: string;

  @Field({ description: 'Empreinte de la décision (SHA-256).' })
  hash: string;
}

@ObjectType({ description: 'Journal des décisions, les dernières d’abord.' })
@VisibleTo('moderator')
export class LoggedDecisionConnection extends connectionOf(LoggedDecisionType) {}
