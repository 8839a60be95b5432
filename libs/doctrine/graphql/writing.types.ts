import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, enumOf, UserError, VisibleTo } from '#platform/graphql';
import type { PublicationState } from '../section-version.entity';
import type { EditionChange } from '../writing/publication.changes';
import type { SectionEventKind } from '../writing/section-event.entity';
import type { TextPiece } from '../writing/text.difference';
import { BlockType, ConsultationType, PublicationStateEnum, ReleaseType } from './doctrine.types';

const TextPieceKindEnum = enumOf<TextPiece['kind']>(['same', 'removed', 'added']);
registerEnumType(TextPieceKindEnum, {
  name: 'TextPieceKind',
  description: 'Dans lequel de deux textes se trouve un passage.',
  valuesMap: {
    same: { description: 'Dans les deux.' },
    removed: { description: 'Dans le premier seulement.' },
    added: { description: 'Dans le second seulement.' },
  },
});

const SectionEventKindEnum = enumOf<SectionEventKind>([
  'added',
  'moved',
  'renamed',
  'merged',
  'split',
  'retired',
  'restored',
]);
registerEnumType(SectionEventKindEnum, {
  name: 'SectionEventKind',
  description: 'Ce qui a été fait d’une section dans le sommaire.',
  valuesMap: {
    added: { description: 'Ajoutée.' },
    moved: { description: 'Placée ailleurs.' },
    renamed: { description: 'A pris un autre titre, un autre numéro ou une autre adresse.' },
    merged: { description: 'Son texte a été mis à la fin d’une autre, qui la remplace.' },
    split: { description: 'La fin de son texte est devenue une autre section.' },
    retired: { description: 'Retirée de la prochaine édition.' },
    restored: { description: 'Rétablie après avoir été retirée.' },
  },
});

const EditionChangeEnum = enumOf<EditionChange>(['added', 'changed', 'moved', 'renamed', 'retired']);
registerEnumType(EditionChangeEnum, {
  name: 'EditionChange',
  description: 'Ce que devient une section d’une édition à l’autre.',
  valuesMap: {
    added: { description: 'Nouvelle.' },
    changed: { description: 'Son texte change.' },
    moved: { description: 'Placée ailleurs.' },
    renamed: { description: 'Prend un autre titre, un autre numéro ou une autre adresse.' },
    retired: { description: 'Retirée.' },
  },
});

@ObjectType('WorkingSection', {
  description:
    'Une section telle qu’elle se rédige, brouillons compris ; vue de ceux qui rédigent la doctrine.',
})
@VisibleTo('writer')
export class WorkingSectionType {
  @Field(() => ID, { description: 'Identité de la section, la même d’une édition à l’autre.' })
  id: string;

  @Field({ description: 'Adresse dans la prochaine édition.' })
  slug: string;

  @Field({ description: 'Numéro écrit devant le titre, ou vide.' })
  number: string;

  @Field({ description: 'Titre.' })
  title: string;

  @Field(() => ID, { nullable: true, description: 'Section au-dessus.' })
  parentId: string | null;

  @Field(() => Int, { description: 'Profondeur, à partir de 1 ; 0 pour une section retirée.' })
  depth: number;

  @Field(() => Int, { description: 'Rang parmi les sections qui ont la même au-dessus, à partir de 0.' })
  position: number;

  @Field({ description: 'Vrai d’une section retirée, qui peut être rétablie.' })
  isRetired: boolean;

  @Field(() => ID, {
    nullable: true,
    description: 'D’une section retirée par fusion, celle qui a pris son texte.',
  })
  mergedIntoId: string | null;

  @Field({ description: 'Vrai si la dernière édition publiée la contient.' })
  isPublished: boolean;

  @Field(() => ID, {
    nullable: true,
    description: 'Son texte dans la dernière édition publiée ; absent si elle n’y est pas.',
  })
  publishedVersionId: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Son adresse dans la dernière édition publiée ; absente si elle n’y est pas.',
  })
  publishedSlug: string | null;

  @Field(() => ID, { description: 'Dernière version : celle à donner comme base d’un enregistrement.' })
  versionId: string;

  @Field(() => Int, { description: 'Rang de cette version, à partir de 1.' })
  ordinal: number;

  @Field(() => PublicationStateEnum, {
    description: 'Brouillon, ou publiée si son texte est celui de la dernière édition.',
  })
  state: PublicationState;

  @Field(() => String, { nullable: true, description: 'Qui l’a enregistrée ; absent d’un import.' })
  savedBy: string | null;

  @Field(() => GraphQLISODateTime, { description: 'Quand.' })
  savedAt: Date;

  @Field({ description: 'Pourquoi.' })
  reason: string;
}

@ObjectType('DoctrineWorkspace', { description: 'Une doctrine telle qu’elle se rédige.' })
@VisibleTo('writer')
export class DoctrineWorkspaceType {
  @Field(() => ID, { description: 'Doctrine.' })
  id: string;

  @Field({ description: 'Adresse.' })
  slug: string;

  @Field({ description: 'Titre.' })
  title: string;

  @Field(() => Int, { description: 'Sections dont le dernier texte n’est pas publié.' })
  draftCount: number;

  @Field(() => [WorkingSectionType], {
    description:
      'Sections dans l’ordre de lecture (5 000 au plus), puis sections retirées, les dernières d’abord (200 au plus).',
  })
  sections?: WorkingSectionType[];

  @Field(() => ReleaseType, { nullable: true, description: 'Dernière édition publiée.' })
  lastRelease?: ReleaseType | null;

  @Field(() => [ConsultationType], {
    description: 'Concertations tenues sur elle, les dernières ouvertes d’abord (20 au plus).',
  })
  consultations?: ConsultationType[];
}

@ObjectType('SectionWriting', {
  description:
    'Ce qu’une personne a écrit dans une section et n’a pas enregistré ; elle est seule à le voir. Il disparaît à l’enregistrement.',
})
@VisibleTo('self')
export class SectionWritingType {
  @Field(() => ID, { description: 'Version qui était modifiée : la base d’un enregistrement.' })
  baseVersionId: string;

  @Field({ description: 'Numéro, tel qu’il est écrit jusqu’ici.' })
  number: string;

  @Field({ description: 'Titre, tel qu’il est écrit jusqu’ici.' })
  title: string;

  @Field({ description: 'Texte en Markdown, tel qu’il est écrit jusqu’ici.' })
  markdown: string;

  @Field({ description: 'Motif du changement, tel qu’il est écrit jusqu’ici.' })
  reason: string;

  @Field(() => GraphQLISODateTime, { description: 'Quand il a été gardé.' })
  updatedAt: Date;
}

@ObjectType('WorkingText', { description: 'Le dernier texte d’une section, tel qu’il se rédige.' })
@VisibleTo('writer')
export class WorkingTextType {
  @Field(() => ID, { description: 'Version.' })
  id: string;

  @Field(() => WorkingSectionType, { description: 'Sa section.' })
  section?: WorkingSectionType;

  @Field({ description: 'Markdown à modifier ; rendu, il redonne exactement ce texte.' })
  markdown: string;

  @Field({ description: 'HTML assaini, sans le titre.' })
  html: string;

  @Field(() => [BlockType], { description: 'Paragraphes, dans l’ordre ; le premier est le titre.' })
  blocks: BlockType[];

  @VisibleTo('self')
  @Field(() => SectionWritingType, {
    nullable: true,
    description: 'Ce que la personne connectée y a écrit sans l’enregistrer ; absent s’il n’y a rien.',
  })
  writing?: SectionWritingType | null;
}

@ObjectType('SectionPreview', { description: 'Un texte tel que la section le montrerait.' })
@VisibleTo('writer')
export class SectionPreviewType {
  @Field({ description: 'HTML assaini, sans le titre.' })
  html: string;

  @Field(() => [String], {
    description: 'Ce que la mise en forme a laissé de côté, en français (20 remarques au plus).',
  })
  remarks: string[];
}

@ObjectType('TextPiece', { description: 'Un passage de deux textes comparés.' })
@VisibleTo('writer')
export class TextPieceType {
  @Field(() => TextPieceKindEnum, { description: 'Commun, retiré ou ajouté.' })
  kind: TextPiece['kind'];

  @Field({ description: 'Ses mots, en Markdown.' })
  text: string;
}

@ObjectType('SectionPlace', { description: 'Où se trouvait une section, et comment elle s’appelait.' })
@VisibleTo('writer')
export class SectionPlaceType {
  @Field({ description: 'Adresse.' })
  slug: string;

  @Field({ description: 'Numéro, ou vide.' })
  number: string;

  @Field({ description: 'Titre.' })
  title: string;

  @Field(() => ID, { nullable: true, description: 'Section au-dessus.' })
  parentId: string | null;

  @Field(() => Int, { description: 'Rang, à partir de 0.' })
  position: number;
}

@ObjectType('SectionEvent', {
  description: 'Ce qui a été fait d’une section dans le sommaire : qui, quand, pourquoi.',
})
@VisibleTo('writer')
export class SectionEventType {
  @Field(() => ID, { description: 'Identifiant.' })
  id: string;

  @Field(() => SectionEventKindEnum, { description: 'Ce qui a été fait.' })
  kind: SectionEventKind;

  @Field(() => ID, { description: 'Section.' })
  sectionId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Fusion : la section qui a pris son texte. Scission : celle qui en est née.',
  })
  otherSectionId: string | null;

  @Field(() => SectionPlaceType, { nullable: true, description: 'Avant.' })
  before: SectionPlaceType | null;

  @Field(() => SectionPlaceType, {
    nullable: true,
    description: 'Après ; d’une scission, la section qui en est née.',
  })
  after: SectionPlaceType | null;

  @Field(() => String, { nullable: true, description: 'Qui ; absent d’un import.' })
  doneBy: string | null;

  @Field(() => GraphQLISODateTime, { description: 'Quand.' })
  doneAt: Date;

  @Field({ description: 'Pourquoi.' })
  reason: string;
}

@ObjectType({ description: 'Une page de ce qui a été fait du sommaire.' })
@VisibleTo('writer')
export class SectionEventConnection extends connectionOf(SectionEventType) {}

@ObjectType('PendingChange', { description: 'Une section que la prochaine édition change.' })
@VisibleTo('writer')
export class PendingChangeType {
  @Field(() => ID, { description: 'Section.' })
  sectionId: string;

  @Field({ description: 'Adresse dans la prochaine édition, ou dans la dernière si elle est retirée.' })
  slug: string;

  @Field({ description: 'Numéro, ou vide.' })
  number: string;

  @Field({ description: 'Titre.' })
  title: string;

  @Field(() => [EditionChangeEnum], { description: 'Ce qui change.' })
  changes: EditionChange[];

  @Field(() => ID, { nullable: true, description: 'Son texte dans la dernière édition, si elle y est.' })
  fromVersionId: string | null;

  @Field(() => ID, { nullable: true, description: 'Son texte dans la prochaine, sauf si elle est retirée.' })
  toVersionId: string | null;
}

@ObjectType('VersionConflict', {
  implements: () => [UserError],
  description: 'Une autre version a été enregistrée depuis celle qui a servi de base ; rien n’est écrasé.',
})
@VisibleTo('outcome')
export class VersionConflictType extends UserError {
  @Field(() => ID, { description: 'Version enregistrée entre-temps.' })
  versionId: string;

  @Field(() => String, { nullable: true, description: 'Qui l’a enregistrée ; absent d’un import.' })
  savedBy: string | null;

  @Field(() => GraphQLISODateTime, { description: 'Quand.' })
  savedAt: Date;

  @Field({ description: 'Son titre.' })
  title: string;

  @Field({ description: 'Son texte, en Markdown.' })
  markdown: string;

  @VisibleTo('writer')
  @Field(() => [TextPieceType], { description: 'Ce qui diffère : retiré de cette version, ajouté par vous.' })
  difference: TextPieceType[];
}
