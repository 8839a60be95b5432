import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { StakeholderCategory } from '#identity';
import { StakeholderCategoryEnum } from '#identity/graphql';
import { VisibleTo } from '#platform/graphql';
import type { AnchorKind, Channel } from '../comment.entity';
import type { RevisionState } from '../comment.state';
import { AnchorKindEnum, ChannelEnum, RevisionStateEnum } from './comment.enums';

@ObjectType('CommentRevision', { description: 'Un texte d’une contribution.' })
@VisibleTo('comment')
export class RevisionType {
  @Field(() => ID, { description: 'Identifiant.' })
  id: string;

  @Field(() => Int, { description: 'Rang parmi les textes de la contribution, à partir de 1.' })
  ordinal: number;

  @Field(() => String, { nullable: true, description: 'Titre.' })
  title: string | null;

  @Field({ description: 'Texte, en Markdown, tel qu’il a été écrit.' })
  body: string;

  @Field({ description: 'Le même texte, en HTML sûr.' })
  bodyHtml: string;

  @Field(() => String, { nullable: true, description: 'Rédaction proposée à la place du passage.' })
  proposedWording: string | null;

  @Field(() => RevisionStateEnum, { description: 'État du texte.' })
  state: RevisionState;

  @Field({ description: 'Date d’envoi.' })
  createdAt: Date;
}

@ObjectType('CommentAuthor', {
  description:
    'Qui s’exprime, comme cette personne se présente. Jamais d’adresse ni d’identifiant de compte.',
})
@VisibleTo('comment')
export class AuthorType {
  @Field({ description: 'Nom affiché.' })
  name: string;

  @Field(() => StakeholderCategoryEnum, { nullable: true, description: 'Catégorie d’acteur.' })
  category: StakeholderCategory | null;

  @Field(() => String, { nullable: true, description: 'Organisation au nom de laquelle elle s’exprime.' })
  organisation: string | null;
}

@ObjectType('CommentStage', { description: 'L’étape du tour où la contribution a été soulevée.' })
@VisibleTo('comment')
export class CommentStageType {
  @Field(() => ID, { description: 'Identifiant.' })
  id: string;

  @Field({ description: 'Nom dans les adresses.' })
  slug: string;

  @Field({ description: 'Nom.' })
  name: string;
}

@ObjectType('CommentSection', {
  description:
    'Où la contribution se lit : la section du texte soumis à la concertation, et cette concertation.',
})
@VisibleTo('comment')
export class CommentSectionType {
  @Field({ description: 'Nom de la section dans les adresses.' })
  slug: string;

  @Field({ description: 'Numéro écrit devant le titre, ou vide.' })
  number: string;

  @Field({ description: 'Titre.' })
  title: string;

  @Field({ description: 'Nom de la concertation dans les adresses.' })
  consultationSlug: string;

  @Field({ description: 'Titre de la concertation.' })
  consultationTitle: string;

  @Field({ description: 'Fuseau horaire de la concertation, au nom de l’IANA.' })
  timeZone: string;

  @Field({ description: 'Vrai tant que la concertation reçoit des contributions.' })
  isOpen: boolean;
}

@ObjectType('CommentProvenance', { description: 'Comment la contribution est arrivée.' })
@VisibleTo('comment')
export class ProvenanceType {
  @Field(() => ChannelEnum, { description: 'Canal.' })
  channel: Channel;

  @Field(() => CommentStageType, { nullable: true, description: 'Étape du tour, s’il y en a une.' })
  stage: CommentStageType | null;

  @Field(() => String, { nullable: true, description: 'Qui l’a soulevée.' })
  raisedBy: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Vrai : mot pour mot ; faux : résumée.' })
  verbatim: boolean | null;
}

@ObjectType('CommentQuote', { description: 'Mots cités d’un paragraphe.' })
@VisibleTo('comment')
export class QuoteType {
  @Field({ description: 'Les mots.' })
  exact: string;

  @Field({ description: 'Ce qui les précède.' })
  prefix: string;

  @Field({ description: 'Ce qui les suit.' })
  suffix: string;

  @Field(() => Int, { description: 'Position du premier caractère dans le paragraphe, à partir de 0.' })
  start: number;
}

@ObjectType('CommentAnchor', { description: 'Le passage commenté.' })
@VisibleTo('comment')
export class AnchorType {
  @Field(() => AnchorKindEnum, { description: 'Section, paragraphe ou mots cités.' })
  kind: AnchorKind;

  @Field(() => ID, { nullable: true, description: 'Texte de la section sur lequel elle a été faite.' })
  sectionVersionId: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Paragraphe ; son identifiant dure d’une version à l’autre.',
  })
  blockId: string | null;

  @Field(() => QuoteType, { nullable: true, description: 'Mots cités.' })
  quote: QuoteType | null;
}

@ObjectType('ReactionCounts', { description: 'Nombre de réactions au texte public.' })
@VisibleTo('comment')
export class ReactionCountsType {
  @Field(() => Int, { description: 'Pour.' })
  for: number;

  @Field(() => Int, { description: 'Mitigé.' })
  mixed: number;

  @Field(() => Int, { description: 'Contre.' })
  against: number;
}

@ObjectType('CommentSource', { description: 'Une source citée à l’appui.' })
@VisibleTo('comment')
export class SourceType {
  @Field({ description: 'Titre.' })
  title: string;

  @Field(() => String, { nullable: true, description: 'Adresse web.' })
  url: string | null;

  @Field(() => String, { nullable: true, description: 'Texte, en Markdown.' })
  body: string | null;

  @Field(() => String, { nullable: true, description: 'Catégorie, dans les mots de l’origine.' })
  category: string | null;

  @Field(() => Int, { nullable: true, description: 'Votes connus de l’origine.' })
  votes: number | null;
}

@ObjectType('VoteTally', {
  description: 'Votes dont l’origine ne donne que le nombre : personne de la plateforme ne les a émis.',
})
@VisibleTo('comment')
export class TallyType {
  @Field({ description: 'Origine du décompte.' })
  label: string;

  @Field(() => Int, { nullable: true, description: 'Pour ; rien quand l’origine ne le dit pas.' })
  for: number | null;

  @Field(() => Int, { nullable: true, description: 'Mitigés.' })
  mixed: number | null;

  @Field(() => Int, { nullable: true, description: 'Contre.' })
  against: number | null;

  @Field(() => Int, { nullable: true, description: 'Total.' })
  total: number | null;
}
