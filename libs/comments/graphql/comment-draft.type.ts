import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Done } from '#identity/graphql';
import { connectionOf, resultUnion, VisibleTo } from '#platform/graphql';
import type { CommentKind, Position } from '../comment.entity';
import { CommentKindEnum, PositionEnum } from './comment.enums';

@ObjectType('DraftQuote', { description: 'Des mots choisis, tels qu’ils l’ont été.' })
@VisibleTo('self')
export class DraftQuoteType {
  @Field({ description: 'Les mots.' })
  exact: string;

  @Field({ description: 'Ce qui les précède.' })
  prefix: string;

  @Field({ description: 'Ce qui les suit.' })
  suffix: string;
}

@ObjectType('CommentDraft', {
  description:
    'Ce qu’une personne est en train d’écrire ; elle est seule à le voir. Ce qui n’est pas écrit est vide.',
})
@VisibleTo('self')
export class CommentDraftType {
  @Field(() => ID, { description: 'Identifiant.' })
  id: string;

  @Field(() => ID, { description: 'Concertation.' })
  consultationId: string;

  @Field(() => ID, { description: 'Section.' })
  sectionId: string;

  @Field(() => ID, { nullable: true, description: 'Paragraphe.' })
  blockId: string | null;

  @Field(() => ID, { nullable: true, description: 'Contribution à laquelle ce texte répondra.' })
  parentId: string | null;

  @Field(() => DraftQuoteType, { nullable: true, description: 'Mots du paragraphe sur lesquels il portera.' })
  quote: DraftQuoteType | null;

  @Field({ description: 'Titre.' })
  title: string;

  @Field({ description: 'Texte, en Markdown.' })
  body: string;

  @Field(() => CommentKindEnum, { description: 'Nature.' })
  kind: CommentKind;

  @Field(() => PositionEnum, { nullable: true, description: 'Position.' })
  position: Position | null;

  @Field({ description: 'Rédaction proposée.' })
  proposedWording: string;

  @Field(() => ID, { nullable: true, description: 'Étape du tour.' })
  stageId: string | null;

  @Field({ description: 'Organisation au nom de laquelle la personne s’exprimera.' })
  organisation: string;

  @Field({ description: 'Date du dernier enregistrement.' })
  updatedAt: Date;
}

@ObjectType({ description: 'Une page de brouillons.' })
@VisibleTo('self')
export class CommentDraftConnection extends connectionOf(CommentDraftType) {}

export const SaveCommentDraftResult = resultUnion('SaveCommentDraftResult', CommentDraftType);
export const DiscardCommentDraftResult = resultUnion('DiscardCommentDraftResult', Done);
