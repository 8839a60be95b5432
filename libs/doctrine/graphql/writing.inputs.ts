import { Field, ID, InputType } from '@nestjs/graphql';
import { IsBoolean, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { LONGEST_NUMBER, LONGEST_REASON, LONGEST_SENT, LONGEST_TITLE } from '../writing/written.input';

const AFTER =
  'Voisine derrière laquelle la ranger, sous la même section ; null : avant toutes, absente : après toutes. Refusé si cette voisine n’y est plus.';

/** What every act on a doctrine is given. */
@InputType({ isAbstract: true })
abstract class ReasonedInput {
  @Field({ description: 'Pourquoi, pour l’historique : 500 caractères au plus.' })
  @IsString()
  @MaxLength(LONGEST_REASON)
  reason: string;
}

@InputType({ isAbstract: true })
abstract class SectionActInput extends ReasonedInput {
  @Field(() => ID, { description: 'Section.' })
  @IsUUID()
  sectionId: string;
}

@InputType()
export class SaveSectionTextInput extends SectionActInput {
  @Field(() => ID, {
    description: 'Version qui a été modifiée ; si elle n’est plus la dernière, rien n’est enregistré.',
  })
  @IsUUID()
  baseVersionId: string;

  @Field({ description: 'Titre, au plus 300 caractères.' })
  @IsString()
  @MaxLength(LONGEST_TITLE)
  title: string;

  @Field(() => String, { nullable: true, description: 'Numéro devant le titre ; absent : inchangé.' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_NUMBER)
  number?: string;

  @Field({ description: 'Texte en Markdown, au plus 75 ko.' })
  @IsString()
  @MaxLength(LONGEST_SENT)
  markdown: string;
}

@InputType()
export class DiscardSectionDraftInput {
  @Field(() => ID, { description: 'Section.' })
  @IsUUID()
  sectionId: string;

  @Field(() => ID, { description: 'Version que la personne a sous les yeux.' })
  @IsUUID()
  baseVersionId: string;

  @Field(() => String, { nullable: true, description: 'Pourquoi ; « abandon du brouillon » si absent.' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_REASON)
  reason?: string;
}

@InputType({ description: 'Section dont la personne abandonne ce qu’elle y a écrit sans l’enregistrer.' })
export class DiscardSectionWritingInput {
  @Field(() => ID, { description: 'Section.' })
  @IsUUID()
  sectionId: string;
}

@InputType({
  description:
    'Ce qui est écrit jusqu’ici, même incomplet, 75 ko au plus en tout ; remplace ce qui était gardé.',
})
export class KeepSectionWritingInput extends DiscardSectionWritingInput {
  @Field(() => ID, { description: 'Version qui est en train d’être modifiée.' })
  @IsUUID()
  baseVersionId: string;

  @Field({ description: 'Numéro devant le titre.' })
  @IsString()
  @MaxLength(LONGEST_SENT)
  number: string;

  @Field({ description: 'Titre.' })
  @IsString()
  @MaxLength(LONGEST_SENT)
  title: string;

  @Field({ description: 'Texte en Markdown.' })
  @IsString()
  @MaxLength(LONGEST_SENT)
  markdown: string;

  @Field({ description: 'Motif du changement.' })
  @IsString()
  @MaxLength(LONGEST_SENT)
  reason: string;
}

@InputType()
export class AddSectionInput extends ReasonedInput {
  @Field(() => ID, { description: 'Doctrine.' })
  @IsUUID()
  doctrineId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Identité de la nouvelle section (UUID), pour qu’un envoi répété n’en ajoute qu’une.',
  })
  @IsOptional()
  @IsUUID()
  newSectionId?: string;

  @Field(() => ID, { nullable: true, description: 'Section au-dessus ; absente : au premier niveau.' })
  @IsOptional()
  @IsUUID()
  parentId?: string | null;

  @Field(() => ID, { nullable: true, description: AFTER })
  @IsOptional()
  @IsUUID()
  after?: string | null;

  @Field({ description: 'Titre, au plus 300 caractères.' })
  @IsString()
  @MaxLength(LONGEST_TITLE)
  title: string;

  @Field(() => String, { nullable: true, description: 'Numéro devant le titre.' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_NUMBER)
  number?: string;

  @Field(() => String, { nullable: true, description: 'Adresse ; absente : faite du titre.' })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  slug?: string;

  @Field(() => String, { nullable: true, description: 'Texte en Markdown, au plus 75 ko.' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_SENT)
  markdown?: string;
}

/** A place in the tree for a section. */
@InputType({ isAbstract: true })
abstract class PlacedSectionInput extends SectionActInput {
  @Field(() => ID, { nullable: true, description: 'Section au-dessus ; absente : au premier niveau.' })
  @IsOptional()
  @IsUUID()
  parentId?: string | null;

  @Field(() => ID, { nullable: true, description: AFTER })
  @IsOptional()
  @IsUUID()
  after?: string | null;
}

@InputType()
export class MoveSectionInput extends PlacedSectionInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'Section au-dessus quand on a choisi ; nulle : le premier niveau. Si quelqu’un l’a rangée ailleurs depuis, l’acte est refusé. Absente : sans cette garantie.',
  })
  @IsOptional()
  @IsUUID()
  seenParentId?: string | null;
}

const SEEN =
  'Ce que l’on avait sous les yeux : ce qui n’y a pas été touché reste comme quelqu’un d’autre l’a changé depuis, ce que les deux ont changé est refusé. Absent : remplacé quoi qu’il en soit.';

@InputType()
export class RenameSectionInput extends SectionActInput {
  @Field(() => String, { nullable: true, description: 'Nouveau titre ; absent : inchangé.' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_TITLE)
  title?: string;

  @Field(() => String, { nullable: true, description: 'Nouveau numéro, ou vide ; absent : inchangé.' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_NUMBER)
  number?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Nouvelle adresse ; absente : inchangée. L’ancienne continue de mener à la section.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  slug?: string;

  @Field(() => String, { nullable: true, description: SEEN })
  @IsOptional()
  @IsString()
  seenTitle?: string;

  @Field(() => String, { nullable: true, description: SEEN })
  @IsOptional()
  @IsString()
  seenNumber?: string;

  @Field(() => String, { nullable: true, description: SEEN })
  @IsOptional()
  @IsString()
  seenSlug?: string;
}

@InputType()
export class MergeSectionsInput extends SectionActInput {
  @Field(() => ID, { description: 'Section qui prend son texte et ce qui est rangé sous elle.' })
  @IsUUID()
  intoId: string;
}

@InputType()
export class SplitSectionInput extends SectionActInput {
  @Field(() => ID, { description: 'Premier paragraphe de ce qui devient une section.' })
  @IsUUID()
  blockId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Identité de la nouvelle section (UUID), pour qu’un envoi répété n’en fasse qu’une.',
  })
  @IsOptional()
  @IsUUID()
  newSectionId?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Son titre ; absent : l’intertitre, s’il commence par un.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_TITLE)
  title?: string;

  @Field(() => String, { nullable: true, description: 'Son numéro.' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_NUMBER)
  number?: string;

  @Field(() => String, { nullable: true, description: 'Son adresse ; absente : faite du titre.' })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  slug?: string;
}

@InputType()
export class RetireSectionInput extends SectionActInput {
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Faire remonter d’un niveau ce qui est rangé sous elle ; sinon, s’il y en a, le retrait est refusé.',
  })
  @IsOptional()
  @IsBoolean()
  lifts?: boolean;
}

@InputType()
export class RestoreSectionInput extends PlacedSectionInput {
  @Field(() => String, { nullable: true, description: 'Adresse, si la sienne a été reprise.' })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  slug?: string;
}

@InputType()
export class PublishReleaseInput extends ReasonedInput {
  @Field(() => ID, { description: 'Doctrine.' })
  @IsUUID()
  doctrineId: string;

  @Field({ description: 'Adresse de l’édition : lettres minuscules sans accent, chiffres et tirets.' })
  @IsString()
  @Length(1, 80)
  slug: string;

  @Field({ description: 'Nom de l’édition, au plus 120 caractères.' })
  @IsString()
  @Length(1, 120)
  label: string;
}
