import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, enumOf, VisibleTo } from '#platform/graphql';
import { MODERATION_POLICIES, type ModerationPolicy } from '../consultation.entity';
import { CONSULTATION_STATES, type ConsultationState } from '../consultation.state';
import { PUBLICATION_STATES, type PublicationState } from '../section-version.entity';
import type { BlockKind, DescentKind } from '../text';

export const ConsultationStateEnum = enumOf(CONSULTATION_STATES);
registerEnumType(ConsultationStateEnum, {
  name: 'ConsultationState',
  description: 'État d’une concertation, selon l’horloge de la base.',
  valuesMap: {
    draft: { description: 'En préparation : vue de ceux qui la préparent.' },
    announced: { description: 'Publique ; les contributions ne sont pas encore reçues.' },
    open: { description: 'Les contributions sont reçues.' },
    closed: { description: 'Lisible ; les contributions ne sont plus reçues.' },
  },
});

export const ModerationPolicyEnum = enumOf(MODERATION_POLICIES);
registerEnumType(ModerationPolicyEnum, {
  name: 'ModerationPolicy',
  description: 'Quand une personne regarde les contributions.',
  valuesMap: {
    before: { description: 'Avant leur publication.' },
    after: { description: 'Après leur publication.' },
    automatic: { description: 'Avant, mais seulement celles où le contrôle automatique a vu quelque chose.' },
  },
});

export const PublicationStateEnum = enumOf(PUBLICATION_STATES);
registerEnumType(PublicationStateEnum, {
  name: 'PublicationState',
  description: 'Brouillon, ou publié et alors définitif.',
});

export const BlockKindEnum = enumOf<BlockKind>([
  'heading',
  'paragraph',
  'list_item',
  'table_row',
  'note',
  'figure',
  'quote',
  'code',
]);
registerEnumType(BlockKindEnum, { name: 'BlockKind', description: 'Ce qu’est un paragraphe.' });

@ObjectType('SectionEntry', { description: 'Une section dans le sommaire d’une édition.' })
@VisibleTo('public')
export class SectionEntryType {
  @Field(() => ID, { description: 'Identité de la section, la même d’une édition à l’autre.' })
  id: string;

  @Field({ description: 'Adresse dans cette édition.' })
  slug: string;

  @Field({ description: 'Numéro écrit devant le titre, ou vide.' })
  number: string;

  @Field({ description: 'Titre.' })
  title: string;

  @Field(() => ID, { nullable: true, description: 'Section au-dessus.' })
  parentId: string | null;

  @Field(() => Int, { description: 'Profondeur, à partir de 1.' })
  depth: number;

  @Field(() => Int, { description: 'Rang dans l’ordre de lecture, à partir de 0.' })
  readingOrder: number;
}

const BlockOriginKindEnum = enumOf<DescentKind>(['split', 'merge']);
registerEnumType(BlockOriginKindEnum, {
  name: 'BlockOriginKind',
  description: 'Comment un paragraphe tient ses mots d’un autre.',
  valuesMap: {
    split: { description: 'L’autre a été scindé : celui-ci en est une partie.' },
    merge: { description: 'L’autre n’est plus : ses mots ont été réunis à celui-ci.' },
  },
});

@ObjectType('BlockOrigin', {
  description: 'Un paragraphe de l’édition précédente dont des mots sont dans un autre depuis.',
})
@VisibleTo('public')
export class BlockOriginType {
  @Field(() => BlockOriginKindEnum, { description: 'Scission ou réunion.' })
  kind: DescentKind;

  @Field(() => ID, { description: 'Paragraphe d’où viennent les mots.' })
  blockId: string;

  @Field(() => ID, { description: 'Version où il se trouvait.' })
  versionId: string;

  @Field({ description: 'Son texte dans cette version.' })
  text: string;
}

@ObjectType('Block', { description: 'Un paragraphe, titre, élément de liste, ligne de tableau ou note.' })
@VisibleTo('public')
export class BlockType {
  @Field(() => ID, {
    description:
      'Identité du paragraphe : la même d’une version à l’autre tant que le texte est reconnaissable. ' +
      'Son élément porte data-block avec cette valeur dans le HTML de la version.',
  })
  id: string;

  @Field(() => Int, { description: 'Rang dans la version ; 0 est le titre de la section.' })
  position: number;

  @Field(() => BlockKindEnum, { description: 'Ce qu’il est.' })
  kind: BlockKind;

  @Field({ description: 'Texte, sans balises.' })
  text: string;

  @Field(() => [BlockOriginType], {
    description:
      'Paragraphes de l’édition précédente dont il est issu par scission ou réunion, relevés à la publication ; aucun pour un brouillon.',
  })
  origins?: BlockOriginType[];
}

@ObjectType('SectionVersion', { description: 'Un texte d’une section ; publié, il ne change plus.' })
@VisibleTo('public')
export class SectionVersionType {
  @Field(() => ID, { description: 'Identifiant.' })
  id: string;

  @Field(() => Int, { description: 'Rang parmi les versions de la section, à partir de 1.' })
  ordinal: number;

  @Field(() => PublicationStateEnum, { description: 'Brouillon ou publiée.' })
  state: PublicationState;

  @Field({ description: 'Titre à cette version.' })
  title: string;

  @Field({
    description:
      'HTML assaini, sans le titre. Les liens vers d’autres sections sont de la forme /sections/<adresse>.',
  })
  html: string;

  @Field({ description: 'Pourquoi cette version a été faite.' })
  reason: string;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Instant de publication.' })
  publishedAt: Date | null;

  @Field(() => [BlockType], { description: 'Paragraphes, dans l’ordre.' })
  blocks?: BlockType[];
}

@ObjectType('Section', { description: 'Une section de la doctrine, avec son texte dans une édition.' })
@VisibleTo('public')
export class SectionType extends SectionEntryType {
  @Field(() => SectionVersionType, { description: 'Son texte dans cette édition.' })
  version: SectionVersionType;

  @Field(() => [SectionEntryType], { description: 'Sections au-dessus, de la plus haute à la plus proche.' })
  ancestors?: SectionEntryType[];

  @Field(() => SectionEntryType, {
    nullable: true,
    description: 'Section précédente dans l’ordre de lecture.',
  })
  previous?: SectionEntryType | null;

  @Field(() => SectionEntryType, { nullable: true, description: 'Section suivante dans l’ordre de lecture.' })
  next?: SectionEntryType | null;
}

@ObjectType('Release', { description: 'Une édition : un ensemble de textes, figé à sa publication.' })
@VisibleTo('public')
export class ReleaseType {
  @Field(() => ID, { description: 'Identifiant.' })
  id: string;

  @Field({ description: 'Adresse dans la doctrine.' })
  slug: string;

  @Field({ description: 'Nom, par exemple « soumise à concertation ».' })
  label: string;

  @Field(() => PublicationStateEnum, { description: 'En préparation ou publiée.' })
  state: PublicationState;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Instant de publication.' })
  publishedAt: Date | null;

  @Field({
    description: 'Pourquoi elle a été publiée, pour les lecteurs ; vide quand personne ne l’a dit.',
  })
  reason?: string;

  @VisibleTo('writer')
  @Field(() => String, {
    nullable: true,
    description:
      'Nom de la personne qui l’a publiée, pour ceux qui rédigent la doctrine ; rien pour les autres.',
  })
  publishedBy?: string | null;

  @Field(() => [SectionEntryType], {
    description: 'Sommaire, dans l’ordre de lecture (5 000 sections au plus).',
  })
  sections?: SectionEntryType[];
}

@ObjectType('ConsultationTextUpdate', {
  description: 'Le remplacement, en cours de concertation, du texte soumis par une édition plus récente.',
})
@VisibleTo('public')
export class ConsultationTextUpdateType {
  @Field(() => ID, { description: 'Identifiant.' })
  id: string;

  @Field(() => GraphQLISODateTime, { description: 'Instant du remplacement.' })
  updatedAt: Date;

  @Field({ description: 'Pourquoi.' })
  reason: string;

  @Field(() => ReleaseType, { description: 'Édition soumise jusque-là.' })
  from: ReleaseType;

  @Field(() => ReleaseType, { description: 'Édition soumise depuis.' })
  to: ReleaseType;
}

@ObjectType('Consultation', { description: 'Une concertation publique sur une édition de la doctrine.' })
@VisibleTo('public')
export class ConsultationType {
  @Field(() => ID, { description: 'Identifiant.' })
  id: string;

  @Field({ description: 'Adresse.' })
  slug: string;

  @Field({ description: 'Adresse de la doctrine sur laquelle elle porte.' })
  doctrineSlug: string;

  @Field({ description: 'Titre.' })
  title: string;

  @Field(() => ConsultationStateEnum, { description: 'État en ce moment.' })
  state: ConsultationState;

  @Field({ description: 'Une ou deux phrases, pour les listes.' })
  summary: string;

  @Field({ description: 'Objet de la concertation, en HTML assaini.' })
  descriptionHtml: string;

  @Field({ description: 'Modalités de participation, en HTML assaini.' })
  methodHtml: string;

  @Field({ description: 'Charte, en HTML assaini.' })
  charterHtml: string;

  @Field({ description: 'Comment les contributions sont modérées, en une ou deux phrases.' })
  moderationNotice: string;

  @Field(() => ModerationPolicyEnum, { nullable: true, description: 'Politique de modération.' })
  moderationPolicy: ModerationPolicy | null;

  @Field({ description: 'Fuseau horaire dans lequel montrer le calendrier.' })
  timeZone: string;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Instant d’ouverture.' })
  opensAt: Date | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'Premier instant où les contributions ne sont plus reçues.',
  })
  closesAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Jour prévu pour la publication des résultats (AAAA-MM-JJ).',
  })
  publicationDueOn: string | null;

  @Field(() => ReleaseType, { nullable: true, description: 'Édition soumise à la concertation.' })
  release: ReleaseType | null;

  @Field(() => ReleaseType, { nullable: true, description: 'Édition issue de la concertation.' })
  outcomeRelease: ReleaseType | null;

  @Field(() => ReleaseType, {
    nullable: true,
    description: 'Dernière édition publiée de la doctrine, si elle l’a été depuis l’édition soumise.',
  })
  newerRelease: ReleaseType | null;

  @Field(() => [ConsultationTextUpdateType], {
    description: 'Remplacements du texte soumis, du premier au dernier.',
  })
  textUpdates?: ConsultationTextUpdateType[];
}

@ObjectType({ description: 'Une page de concertations.' })
@VisibleTo('public')
export class ConsultationConnection extends connectionOf(ConsultationType) {}
