import { Field, Float, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, VisibleTo } from '#platform/graphql';
import type { DecisionKind } from '../decision.rules';
import type { ModerationQueue } from '../moderation-case.entity';
import type { QueueFilter } from '../moderation-case.queries';
import type { FindingSeverity } from '../screening';
import { DecisionReasonType } from './decision.types';
import {
  DecisionKindEnum,
  FindingSeverityEnum,
  LeaseStateEnum,
  ModerationQueueEnum,
} from './moderation.enums';

@ObjectType('Finding', { description: 'Signalement automatique : ce qu’un contrôle a vu dans un texte.' })
@VisibleTo('moderator')
export class FindingType {
  @Field(() => ID, { description: 'Identifiant.' })
  id: string;

  @Field({ description: 'Règle qui a parlé.' })
  rule: string;

  @Field(() => FindingSeverityEnum, { description: 'Ce qu’il demande.' })
  severity: FindingSeverity;

  @Field(() => Int, {
    description: 'Premier caractère concerné, en unités UTF-16 de « screenedText ».',
  })
  start: number;

  @Field(() => Int, { description: 'Caractère qui suit le dernier concerné.' })
  end: number;

  @Field(() => Float, { description: 'Certitude de la règle, de 0 à 1.' })
  score: number;

  @Field({ description: 'Explication pour le modérateur.' })
  explanation: string;
}

@ObjectType('CommentReport', {
  description: 'Ce qu’un lecteur dit contre un texte public ; qui l’a dit n’en fait pas partie.',
})
@VisibleTo('moderator')
export class CommentReportType {
  @Field(() => DecisionReasonType, { nullable: true, description: 'Motif de la charte.' })
  reason: DecisionReasonType | null;

  @Field({ description: 'Ce qui pose problème, selon le lecteur.' })
  explanation: string;

  @Field(() => GraphQLISODateTime, { description: 'Instant du signalement.' })
  reportedAt: Date;
}

@ObjectType('ModerationCase', {
  description: 'Dossier de modération : un texte qui attend la décision d’une personne.',
})
@VisibleTo('moderator')
export class ModerationCaseType {
  @Field(() => ID, { description: 'Identifiant.' })
  id: string;

  @Field(() => ID, { description: 'Concertation.' })
  consultationId: string;

  @Field({ description: 'Titre de la concertation.' })
  consultationTitle: string;

  @Field({ description: 'Nom de la concertation dans les adresses.' })
  consultationSlug: string;

  @Field({ description: 'Fuseau horaire de la concertation (nom IANA).' })
  timeZone: string;

  @Field(() => ID, { description: 'Section commentée.' })
  sectionId: string;

  @Field({ description: 'Nom de la section dans les adresses.' })
  sectionSlug: string;

  @Field({ description: 'Numéro et titre de la section.' })
  sectionTitle: string;

  @Field(() => ID, { description: 'Contribution.' })
  commentId: string;

  @Field(() => ID, { description: 'Révision à juger.' })
  revisionId: string;

  @Field(() => ModerationQueueEnum, { description: 'File d’attente.' })
  queue: ModerationQueue;

  @Field(() => [String], {
    description:
      'Pourquoi le dossier est ouvert : règles du contrôle, politique de la concertation, signalements.',
  })
  reasons: string[];

  @Field(() => String, { nullable: true, description: 'Titre du texte.' })
  title: string | null;

  @Field({ description: 'Texte à juger, en Markdown.' })
  body: string;

  @Field({
    description:
      'Texte contrôlé, auquel se rapportent les signalements : corps, rédaction proposée, titre, sources.',
  })
  screenedText: string;

  @Field({ description: 'Texte à juger, en HTML assaini.' })
  bodyHtml: string;

  @Field(() => String, { nullable: true, description: 'Rédaction proposée, pour un amendement.' })
  proposedWording: string | null;

  @Field(() => String, { nullable: true, description: 'Nom affiché de l’auteur.' })
  authorName: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Ce que l’auteur dit contre la décision, pour un recours.',
  })
  appealMotive: string | null;

  @Field(() => [CommentReportType], { description: 'Signalements des lecteurs, cinquante au plus.' })
  reports: CommentReportType[];

  @Field({
    description: 'La personne connectée est l’auteur ou le transcripteur : elle ne peut pas décider.',
  })
  isOwnText: boolean;

  @Field({
    description:
      'La personne connectée a pris la décision qui est à revoir : un autre modérateur doit la revoir.',
  })
  isOwnDecision: boolean;

  @Field({ description: 'Vrai tant qu’aucune décision n’est prise.' })
  isOpen: boolean;

  @Field(() => [DecisionKindEnum], { description: 'Décisions que l’état du texte permet.' })
  allowedDecisions: DecisionKind[];

  @Field(() => GraphQLISODateTime, { description: 'Ouverture du dossier.' })
  openedAt: Date;

  @Field(() => GraphQLISODateTime, { description: 'Échéance.' })
  dueAt: Date;

  @Field(() => Int, { description: 'Âge en secondes, selon l’horloge de la base.' })
  ageSeconds: number;

  @Field({ description: 'Vrai après l’échéance.' })
  isLate: boolean;

  @Field(() => LeaseStateEnum, { description: 'Qui l’a pris en charge.' })
  lease: 'free' | 'mine' | 'other';

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Fin de la prise en charge en cours.' })
  leaseExpiresAt: Date | null;

  @Field(() => Int, {
    description: 'À rendre avec la décision : un dossier qui a changé entre-temps est à relire.',
  })
  version: number;
}

@ObjectType('QueueCount', { description: 'Ce qui attend dans une file.' })
@VisibleTo('moderator')
export class QueueCountType {
  @Field(() => ModerationQueueEnum, { description: 'File d’attente.' })
  queue: ModerationQueue;

  @Field(() => Int, { description: 'Dossiers.' })
  count: number;

  @Field(() => Int, { description: 'Dont en retard.' })
  late: number;
}

@ObjectType({ description: 'Dossiers de modération, les premiers à échoir d’abord.' })
@VisibleTo('moderator')
export class ModerationCaseConnection extends connectionOf(ModerationCaseType) {
  /** What was asked for, for its number. */
  filter: QueueFilter;
}
