import { Field, GraphQLISODateTime, ID, InputType } from '@nestjs/graphql';
import { IsDate, IsIn, IsOptional, IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';
import { MODERATION_POLICIES, type ModerationPolicy } from '../consultation.entity';
import { ModerationPolicyEnum } from './doctrine.types';

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const DAY_EXPECTED = { message: 'Forme attendue : 2026-12-31.' };

/** What administrators write while a consultation is in preparation. */
@InputType({ isAbstract: true })
abstract class ConsultationTextsInput {
  @Field({ description: 'Adresse : lettres minuscules sans accent, chiffres et tirets.' })
  @IsString()
  @Length(1, 80)
  slug: string;

  @Field({ description: 'Titre, au plus 200 caractères.' })
  @IsString()
  @Length(1, 200)
  title: string;

  @Field(() => ID, { nullable: true, description: 'Édition soumise à la concertation.' })
  @IsOptional()
  @IsUUID()
  releaseId?: string;

  @Field(() => String, { nullable: true, description: 'Une ou deux phrases, pour les listes.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  summary?: string;

  @Field(() => String, { nullable: true, description: 'Objet, en Markdown.' })
  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  description?: string;

  @Field(() => String, { nullable: true, description: 'Modalités de participation, en Markdown.' })
  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  method?: string;

  @Field(() => String, { nullable: true, description: 'Charte, en Markdown.' })
  @IsOptional()
  @IsString()
  @MaxLength(40_000)
  charter?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Comment les contributions sont modérées, en une ou deux phrases.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  moderationNotice?: string;

  @Field(() => String, { nullable: true, description: 'Fuseau horaire (IANA) ; Europe/Paris si absent.' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  timeZone?: string;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Instant d’ouverture.' })
  @IsOptional()
  @IsDate()
  opensAt?: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Instant de clôture.' })
  @IsOptional()
  @IsDate()
  closesAt?: Date;

  @Field(() => String, {
    nullable: true,
    description: 'Jour prévu pour la publication des résultats (AAAA-MM-JJ).',
  })
  @IsOptional()
  @Matches(DAY, DAY_EXPECTED)
  publicationDueOn?: string;

  @Field(() => ModerationPolicyEnum, { nullable: true, description: 'Politique de modération.' })
  @IsOptional()
  @IsIn(MODERATION_POLICIES)
  moderationPolicy?: ModerationPolicy;
}

@InputType()
export class CreateConsultationInput extends ConsultationTextsInput {
  @Field(() => ID, { description: 'Doctrine sur laquelle porte la concertation.' })
  @IsUUID()
  doctrineId: string;
}

@InputType()
export class RewriteConsultationInput extends ConsultationTextsInput {
  @Field(() => ID, { description: 'Concertation en préparation ; tous ses textes sont remplacés.' })
  @IsUUID()
  consultationId: string;
}

@InputType()
export class OpenConsultationInput {
  @Field(() => ID, { description: 'Concertation à rendre publique.' })
  @IsUUID()
  consultationId: string;
}

@InputType()
export class ProlongConsultationInput {
  @Field(() => ID, { description: 'Concertation à prolonger.' })
  @IsUUID()
  consultationId: string;

  @Field(() => GraphQLISODateTime, { description: 'Nouvel instant de clôture.' })
  @IsDate()
  closesAt: Date;

  @Field(() => String, {
    nullable: true,
    description: 'Nouveau jour de publication des résultats (AAAA-MM-JJ).',
  })
  @IsOptional()
  @Matches(DAY, DAY_EXPECTED)
  publicationDueOn?: string;
}

@InputType()
export class CloseConsultationInput {
  @Field(() => ID, { description: 'Concertation à clore avant son terme.' })
  @IsUUID()
  consultationId: string;
}

@InputType()
export class PublishOutcomeInput {
  @Field(() => ID, { description: 'Concertation close.' })
  @IsUUID()
  consultationId: string;

  @Field(() => ID, { description: 'Édition publiée de la même doctrine, issue de la concertation.' })
  @IsUUID()
  releaseId: string;
}
