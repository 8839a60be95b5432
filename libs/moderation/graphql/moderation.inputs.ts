import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { REASON_CODES, type ReasonCode } from '../decision.reasons';
import { DECISION_KINDS, type DecisionKind } from '../decision.rules';
import { MODERATION_QUEUES, type ModerationQueue } from '../moderation-case.entity';
import { DecisionKindEnum, ModerationQueueEnum, ReasonCodeEnum } from './moderation.enums';

/** Longest facts, in UTF-16 units. */
const LONGEST_FACTS = 4_000;

@InputType({ description: 'Ce que la file montre ; sans filtre, tout ce que la personne peut modérer.' })
export class ModerationQueueFilter {
  @Field(() => ID, { nullable: true, description: 'Une concertation.' })
  @IsOptional()
  @IsUUID()
  consultationId?: string | null;

  @Field(() => ModerationQueueEnum, { nullable: true, description: 'Une file.' })
  @IsOptional()
  @IsIn(MODERATION_QUEUES)
  queue?: ModerationQueue | null;

  @Field(() => ID, { nullable: true, description: 'Une section.' })
  @IsOptional()
  @IsUUID()
  sectionId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Seulement les dossiers que la personne a pris en charge.',
  })
  @IsOptional()
  @IsBoolean()
  mine?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Seulement les dossiers que la personne peut prendre en charge : ni tenus par un autre, ni sur son propre texte ou sa propre décision.',
  })
  @IsOptional()
  @IsBoolean()
  available?: boolean | null;
}

@InputType()
export class ClaimCaseInput {
  @Field(() => ID, { description: 'Dossier à prendre en charge, ou à garder plus longtemps.' })
  @IsUUID()
  caseId: string;
}

@InputType()
export class ReleaseCaseInput {
  @Field(() => ID, { description: 'Dossier à rendre.' })
  @IsUUID()
  caseId: string;
}

@InputType()
export class DecideCaseInput {
  @Field(() => ID, { description: 'Dossier pris en charge.' })
  @IsUUID()
  caseId: string;

  @Field(() => DecisionKindEnum, { description: 'Décision.' })
  @IsIn(DECISION_KINDS)
  kind: DecisionKind;

  @Field(() => ReasonCodeEnum, { nullable: true, description: 'Motif d’un refus ou d’un masquage.' })
  @IsOptional()
  @IsIn(REASON_CODES)
  reasonCode?: ReasonCode | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Faits du texte sur lesquels la décision repose, exposés à l’auteur ; 20 caractères au moins.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_FACTS)
  facts?: string | null;

  @Field(() => Int, { nullable: true, description: 'Version du dossier qui a été lue.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null;
}

@InputType()
export class ReportCommentInput {
  @Field(() => ID, { description: 'Contribution publique à signaler.' })
  @IsUUID()
  commentId: string;

  @Field(() => ReasonCodeEnum, { description: 'Motif de la charte.' })
  @IsIn(REASON_CODES)
  reasonCode: ReasonCode;

  @Field({ description: 'Ce qui, dans le texte, pose problème. 10 à 2 000 caractères.' })
  @IsString()
  @Length(10, 2_000, { message: 'Expliquez en 10 à 2 000 caractères ce qui pose problème.' })
  explanation: string;
}

@InputType()
export class AppealDecisionInput {
  @Field(() => ID, { description: 'Décision contestée.' })
  @IsUUID()
  decisionId: string;

  @Field({ description: 'Ce que l’auteur oppose à la décision. 20 à 4 000 caractères.' })
  @IsString()
  @Length(20, 4_000, { message: 'Exposez votre recours en 20 à 4 000 caractères.' })
  motive: string;
}
