import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, ValidateNested } from 'class-validator';
import { STAKEHOLDER_CATEGORIES, type StakeholderCategory } from '#identity';
import { StakeholderCategoryEnum } from '#identity/graphql';
import { ANCHOR_KINDS, COMMENT_KINDS, POSITIONS } from '../comment.entity';
import type { AnchorKind, CommentKind, Position } from '../comment.entity';
import { COMMENT_STATES, type CommentState } from '../comment.state';
import {
  AnchorKindEnum,
  CommentKindEnum,
  CommentStateEnum,
  PositionEnum,
  TranscriptionChannelEnum,
} from './comment.enums';

/** Lengths and characters of texts are the service's to judge: it names the field and the limit in French. */
@InputType()
export class QuoteInput {
  @Field({
    description:
      'Les mots, tels qu’ils figurent dans le paragraphe ; quand ils continuent sur les suivants, un retour à la ligne entre deux paragraphes.',
  })
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

@InputType()
export class AnchorInput {
  @Field(() => AnchorKindEnum, { description: 'Section, paragraphe ou mots cités.' })
  @IsIn(ANCHOR_KINDS)
  kind: AnchorKind;

  @Field(() => ID, { nullable: true, description: 'Paragraphe.' })
  @IsOptional()
  @IsUUID()
  blockId?: string | null;

  @Field(() => QuoteInput, { nullable: true, description: 'Mots cités du paragraphe.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => QuoteInput)
  quote?: QuoteInput | null;
}

@InputType()
export class SourceInput {
  @Field({ description: 'Titre, 300 caractères au plus.' })
  @IsString()
  title: string;

  @Field({ description: 'Adresse web, en http ou https.' })
  @IsString()
  url: string;
}

@InputType({ description: 'Pour un rapporteur : ce qui a été dit ou envoyé par quelqu’un d’autre.' })
export class TranscriptionInput {
  @Field(() => TranscriptionChannelEnum, { description: 'En salle, par courrier ou par écrit.' })
  @IsIn(Object.values(TranscriptionChannelEnum))
  channel: keyof typeof TranscriptionChannelEnum;

  @Field({ description: 'Nom affiché ; une fonction convient.' })
  @IsString()
  authorName: string;

  @Field(() => StakeholderCategoryEnum, { nullable: true, description: 'Catégorie d’acteur.' })
  @IsOptional()
  @IsIn(STAKEHOLDER_CATEGORIES)
  authorCategory?: StakeholderCategory | null;

  @Field(() => String, { nullable: true, description: 'Organisation.' })
  @IsOptional()
  @IsString()
  organisationName?: string | null;

  @Field(() => String, { nullable: true, description: 'Qui l’a soulevée, si ce n’est pas l’auteur.' })
  @IsOptional()
  @IsString()
  raisedBy?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Vrai : mot pour mot ; faux : résumé.' })
  @IsOptional()
  @IsBoolean()
  verbatim?: boolean | null;
}

@InputType({ isAbstract: true })
class ContentInput {
  @Field({
    description:
      'Clé de cet envoi, choisie par le client : la même clé donne la même contribution. 100 caractères au plus.',
  })
  @IsString()
  clientKey: string;

  @Field(() => CommentKindEnum, { defaultValue: 'remark', description: 'Nature.' })
  @IsIn(COMMENT_KINDS)
  kind: CommentKind;

  @Field(() => PositionEnum, { nullable: true, description: 'Position.' })
  @IsOptional()
  @IsIn(POSITIONS)
  position?: Position | null;

  @Field({ description: 'Texte, en Markdown, 1 à 20 000 caractères.' })
  @IsString()
  body: string;

  @Field(() => ID, { nullable: true, description: 'Étape du tour où cela a été soulevé.' })
  @IsOptional()
  @IsUUID()
  stageId?: string | null;

  @Field(() => TranscriptionInput, { nullable: true, description: 'Pour un rapporteur.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => TranscriptionInput)
  transcription?: TranscriptionInput | null;

  @Field(() => [SourceInput], { defaultValue: [], description: 'Sources, dix au plus.' })
  @ValidateNested({ each: true })
  @Type(() => SourceInput)
  sources: SourceInput[];
}

@InputType()
export class PostCommentInput extends ContentInput {
  @Field(() => ID, { description: 'Concertation.' })
  @IsUUID()
  consultationId: string;

  @Field(() => ID, { description: 'Section commentée.' })
  @IsUUID()
  sectionId: string;

  @Field(() => String, { nullable: true, description: 'Titre, 300 caractères au plus.' })
  @IsOptional()
  @IsString()
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'D’une proposition de rédaction : le texte proposé.' })
  @IsOptional()
  @IsString()
  proposedWording?: string | null;

  @Field(() => AnchorInput, {
    nullable: true,
    description: 'Passage commenté ; absent : la section entière.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => AnchorInput)
  anchor?: AnchorInput | null;
}

@InputType()
export class ReplyToCommentInput extends ContentInput {
  @Field(() => ID, { description: 'Contribution ou réponse à laquelle on répond.' })
  @IsUUID()
  parentId: string;
}

@InputType()
export class ReviseCommentInput {
  @Field(() => ID, { description: 'Contribution.' })
  @IsUUID()
  commentId: string;

  @Field(() => String, { nullable: true, description: 'Titre.' })
  @IsOptional()
  @IsString()
  title?: string | null;

  @Field({ description: 'Nouveau texte, en Markdown.' })
  @IsString()
  body: string;

  @Field(() => String, { nullable: true, description: 'D’une proposition de rédaction : le texte proposé.' })
  @IsOptional()
  @IsString()
  proposedWording?: string | null;
}

@InputType()
export class CommentInput {
  @Field(() => ID, { description: 'Contribution.' })
  @IsUUID()
  commentId: string;
}

@InputType()
export class ReactInput extends CommentInput {
  @Field(() => PositionEnum, { description: 'Pour, mitigé ou contre.' })
  @IsIn(POSITIONS)
  position: Position;
}

@InputType({ isAbstract: true })
class FilterInput {
  @Field(() => CommentKindEnum, { nullable: true, description: 'Nature.' })
  @IsOptional()
  @IsIn(COMMENT_KINDS)
  kind?: CommentKind | null;

  @Field(() => PositionEnum, { nullable: true, description: 'Position.' })
  @IsOptional()
  @IsIn(POSITIONS)
  position?: Position | null;

  @Field(() => ID, { nullable: true, description: 'Étape du tour.' })
  @IsOptional()
  @IsUUID()
  stageId?: string | null;

  @Field(() => CommentStateEnum, { nullable: true, description: 'État, parmi ce que la personne voit.' })
  @IsOptional()
  @IsIn(COMMENT_STATES)
  state?: CommentState | null;

  @Field(() => StakeholderCategoryEnum, {
    nullable: true,
    description: 'Catégorie d’acteur, telle qu’elle est affichée.',
  })
  @IsOptional()
  @IsIn(STAKEHOLDER_CATEGORIES)
  category?: StakeholderCategory | null;
}

@InputType({ description: 'Ne garde que ce qui correspond à tout ce qui est donné.' })
export class CommentFilterInput extends FilterInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Paragraphe : les fils qui portent sur lui ou sur des mots qu’il contient.',
  })
  @IsOptional()
  @IsUUID()
  blockId?: string | null;
}

@InputType({ description: 'Ne garde que ce qui correspond à tout ce qui est donné.' })
export class ConsultationCommentFilterInput extends FilterInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Mots que le texte public contient tous, 200 caractères au plus ; « or » entre deux mots, un tiret devant un mot à exclure, ' +
      'des guillemets autour d’une expression. Accents, majuscules et pluriels ne comptent pas.',
  })
  @IsOptional()
  @IsString()
  search?: string | null;

  @Field(() => ID, { nullable: true, description: 'Section.' })
  @IsOptional()
  @IsUUID()
  sectionId?: string | null;
}
