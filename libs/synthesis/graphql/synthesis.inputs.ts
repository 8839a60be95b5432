import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { COMMENT_KINDS, type CommentKind } from '#comments';
import { CommentKindEnum } from '#comments/graphql';
import { STAKEHOLDER_CATEGORIES, type StakeholderCategory } from '#identity';
import { StakeholderCategoryEnum } from '#identity/graphql';
import { OUTCOMES, type Outcome } from '../disposition.entity';
import { CLIENT_KEY_MAX_LENGTH } from '../disposition-publications.service';
import { MOTIVE_MAX_LENGTH } from '../dispositions.service';
import { EXPORT_FORMATS, type ExportFormat } from '../export.entity';
import { LABEL_MAX_LENGTH } from '../snapshots.service';
import { OutcomeEnum } from './disposition.type';
import { ExportFormatEnum } from './snapshot.type';

@InputType()
export class SetDispositionInput {
  @Field(() => ID, { description: 'Contribution ou réponse publiée.' })
  @IsUUID()
  commentId: string;

  @Field(() => OutcomeEnum, { description: 'La suite donnée.' })
  @IsIn(OUTCOMES)
  outcome: Outcome;

  @Field(() => String, {
    nullable: true,
    description: 'Motif, en Markdown : au moins 10 caractères, sauf si la contribution est retenue.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(MOTIVE_MAX_LENGTH)
  motive?: string;
}

@InputType()
export class PublishDispositionsInput {
  @Field(() => ID, { description: 'Concertation dont les suites prêtes sont rendues publiques.' })
  @IsUUID()
  consultationId: string;

  @Field({ description: 'Clé d’envoi, propre à cet envoi ; 8 à 100 caractères.' })
  @IsString()
  @Length(8, CLIENT_KEY_MAX_LENGTH)
  clientKey: string;
}

@InputType()
export class TakeSnapshotInput {
  @Field(() => ID, { description: 'Concertation dont les contributions sont figées.' })
  @IsUUID()
  consultationId: string;

  @Field({ description: 'Nom de l’arrêté, propre à lui dans la concertation ; 1 à 120 caractères.' })
  @IsString()
  @MaxLength(LABEL_MAX_LENGTH)
  label: string;
}

@InputType()
export class RequestExportInput {
  @Field(() => ID, { description: 'Arrêté dont le fichier est fait.' })
  @IsUUID()
  snapshotId: string;

  @Field(() => ExportFormatEnum, { description: 'Format du fichier.' })
  @IsIn(EXPORT_FORMATS)
  format: ExportFormat;
}

@ArgsType()
class PageArguments {
  @Field(() => Int, { nullable: true, description: 'Taille de la page, 1 à 100 ; 20 sinon.' })
  @IsOptional()
  @IsInt()
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Repère de la page précédente.' })
  @IsOptional()
  @IsString()
  after?: string | null;
}

@ArgsType()
export class SnapshotsArguments extends PageArguments {
  @Field(() => ID, { description: 'Concertation.' })
  @IsUUID()
  consultationId: string;
}

@ArgsType()
export class DraftingCommentsArguments extends PageArguments {
  @Field(() => ID, { description: 'Concertation.' })
  @IsUUID()
  consultationId: string;

  @Field(() => ID, { nullable: true, description: 'Section ; absente : toutes.' })
  @IsOptional()
  @IsUUID()
  sectionId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Vrai : seulement les contributions, hors réponses, qui n’ont pas encore de suite.',
  })
  @IsOptional()
  @IsBoolean()
  withoutDisposition?: boolean | null;

  @Field(() => OutcomeEnum, {
    nullable: true,
    description: 'Seulement celles dont la suite en cours est celle-ci.',
  })
  @IsOptional()
  @IsIn(OUTCOMES)
  outcome?: Outcome | null;

  @Field(() => CommentKindEnum, { nullable: true, description: 'Seulement cette nature.' })
  @IsOptional()
  @IsIn(COMMENT_KINDS)
  kind?: CommentKind | null;

  @Field(() => ID, { nullable: true, description: 'Seulement celles soulevées à cette étape du tour.' })
  @IsOptional()
  @IsUUID()
  stageId?: string | null;

  @Field(() => StakeholderCategoryEnum, {
    nullable: true,
    description: 'Seulement celles d’auteurs de cette catégorie.',
  })
  @IsOptional()
  @IsIn(STAKEHOLDER_CATEGORIES)
  category?: StakeholderCategory | null;
}

@ArgsType()
export class ReleaseDispositionsArguments extends PageArguments {
  @Field(() => ID, { description: 'Nouvelle édition.' })
  @IsUUID()
  releaseId: string;

  @Field(() => ID, { nullable: true, description: 'Ancienne édition ; absente : celle publiée juste avant.' })
  @IsOptional()
  @IsUUID()
  sinceReleaseId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Seulement celles qui se lisent dans cette section.' })
  @IsOptional()
  @IsUUID()
  sectionId?: string | null;

  @Field(() => OutcomeEnum, { nullable: true, description: 'Seulement celles qui ont reçu cette suite.' })
  @IsOptional()
  @IsIn(OUTCOMES)
  outcome?: Outcome | null;
}
