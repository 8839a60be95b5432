import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf, VisibleTo } from '#platform/graphql';
import { BLOCK_CHANGES, type BlockChangeKind, type WordOperation } from '../redline';
import { REDLINE_STATES, type RedlineState } from '../redline/redline.entity';
import { SECTION_CHANGES, type SectionChangeKind } from '../redline/release.changes';
import type { BlockKind } from '../text';
import { BlockKindEnum, ReleaseType, SectionEntryType } from './doctrine.types';

const BlockChangeEnum = enumOf(BLOCK_CHANGES);
registerEnumType(BlockChangeEnum, {
  name: 'BlockChangeKind',
  description: 'Ce qu’est devenu un paragraphe d’une version à l’autre.',
  valuesMap: {
    unchanged: { description: 'Le même.' },
    reworded: { description: 'Des mots changent.' },
    relaid: {
      description: 'Les mêmes mots, avec un autre lien, une autre mise en forme ou une autre image.',
    },
    inserted: { description: 'Nouveau.' },
    removed: { description: 'Supprimé.' },
    moved: { description: 'Déplacé dans la section.' },
    arrived: { description: 'Vient d’une autre section.' },
    left: { description: 'Parti dans une autre section.' },
    split: { description: 'Scindé en plusieurs.' },
    merged: { description: 'Réunion de plusieurs.' },
  },
});

const WordOperationEnum = enumOf<WordOperation['kind']>(['equal', 'insert', 'delete']);
registerEnumType(WordOperationEnum, {
  name: 'WordOperationKind',
  description: 'Ce qui arrive à des mots.',
  valuesMap: {
    equal: { description: 'Ils restent.' },
    insert: { description: 'Ils sont ajoutés.' },
    delete: { description: 'Ils sont supprimés.' },
  },
});

export const RedlineStateEnum = enumOf(REDLINE_STATES);
registerEnumType(RedlineStateEnum, {
  name: 'RedlineState',
  description: 'Où en est une comparaison.',
  valuesMap: {
    waiting: { description: 'Les textes sont longs : elle est en cours d’établissement.' },
    ready: { description: 'Établie.' },
    failed: { description: 'N’a pas pu être établie ; l’exploitant en est averti.' },
  },
});

export const SectionChangeEnum = enumOf(SECTION_CHANGES);
registerEnumType(SectionChangeEnum, {
  name: 'SectionChangeKind',
  description: 'Ce qu’est devenue une section d’une édition à l’autre.',
  valuesMap: {
    added: { description: 'Nouvelle.' },
    removed: { description: 'Retirée.' },
    moved: { description: 'Placée ailleurs.' },
    renumbered: { description: 'Porte un autre numéro.' },
    renamed: { description: 'Porte un autre titre.' },
    merged: { description: 'Fusionnée avec une autre.' },
    split: { description: 'Scindée, ou issue d’une section scindée.' },
    changed: { description: 'Son texte change.' },
  },
});

@ObjectType('WordOperation', { description: 'Des mots qui restent, sont ajoutés ou supprimés.' })
@VisibleTo('public')
export class WordOperationType {
  @Field(() => WordOperationEnum, { description: 'Ce qui leur arrive.' })
  kind: WordOperation['kind'];

  @Field({ description: 'Les mots, avec leurs espaces.' })
  text: string;
}

@ObjectType('LinkChange', { description: 'Un lien modifié sur des mots qui ne changent pas.' })
@VisibleTo('public')
export class LinkChangeType {
  @Field({ description: 'Les mots.' })
  text: string;

  @Field(() => String, { nullable: true, description: 'Adresse avant ; rien : pas de lien.' })
  before: string | null;

  @Field(() => String, { nullable: true, description: 'Adresse après ; rien : pas de lien.' })
  after: string | null;
}

@ObjectType('OtherSection', { description: 'La section où un paragraphe se trouve dans l’autre édition.' })
@VisibleTo('public')
export class OtherSectionType {
  @Field(() => ID, { description: 'Section.' })
  sectionId: string;

  @Field({ description: 'Son adresse.' })
  slug: string;

  @Field({ description: 'Son numéro et son titre.' })
  name: string;
}

@ObjectType('BlockChange', { description: 'Ce qu’est devenu un paragraphe, mot à mot.' })
@VisibleTo('public')
export class BlockChangeType {
  @Field(() => BlockChangeEnum, { description: 'Ce qu’il est devenu.' })
  kind: BlockChangeKind;

  @Field(() => BlockKindEnum, { description: 'Ce qu’il est.' })
  blockKind: BlockKind;

  @Field(() => [ID], { description: 'Identités dans l’ancienne version.' })
  before: string[];

  @Field(() => [ID], { description: 'Identités dans la nouvelle version.' })
  after: string[];

  @Field(() => [WordOperationType], {
    description:
      'De l’ancien texte au nouveau : les mots qui restent et les mots supprimés font l’ancien, les mots qui restent et ' +
      'les mots ajoutés le nouveau. Plusieurs paragraphes sont séparés par un retour à la ligne.',
  })
  operations: WordOperationType[];

  @Field(() => Int, { description: 'Mots ajoutés.' })
  wordsAdded: number;

  @Field(() => Int, { description: 'Mots supprimés.' })
  wordsRemoved: number;

  @Field(() => [LinkChangeType], { description: 'Liens modifiés.' })
  links: LinkChangeType[];

  @Field({ description: 'La mise en forme, le niveau ou l’image change.' })
  isRelaid: boolean;

  @Field(() => OtherSectionType, { nullable: true, description: 'D’où il vient, ou bien où il est parti.' })
  elsewhere: OtherSectionType | null;

  @Field(() => String, { nullable: true, description: 'Identifiant de son élément dans le HTML comparé.' })
  anchor: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Le même à l’ancienne place d’un paragraphe déplacé.',
  })
  anchorBefore: string | null;
}

@ObjectType('RedlineRow', { description: 'Ce qui se fait face dans la comparaison côte à côte.' })
@VisibleTo('public')
export class RedlineRowType {
  @Field({ description: 'À gauche, en HTML assaini ; vide : rien.' })
  before: string;

  @Field({ description: 'À droite, en HTML assaini ; vide : rien.' })
  after: string;
}

@ObjectType('SectionRedline', { description: 'La comparaison de deux versions d’une section.' })
@VisibleTo('public')
export class SectionRedlineType {
  @Field(() => ID, { description: 'Ancienne version.' })
  fromVersionId: string;

  @Field(() => ID, { description: 'Nouvelle version.' })
  toVersionId: string;

  @Field(() => RedlineStateEnum, {
    description: 'Où elle en est : tant qu’elle n’est pas établie, ce qui suit est vide.',
  })
  state: RedlineState;

  @Field({
    description:
      'Les deux textes en un, en HTML assaini : ajouts dans ins, suppressions dans del, avec des mots pour qui n’en voit pas les marques.',
  })
  html: string;

  @Field(() => [RedlineRowType], { description: 'Les deux textes côte à côte.' })
  rows: RedlineRowType[];

  @Field(() => Int, { description: 'Mots ajoutés.' })
  wordsAdded: number;

  @Field(() => Int, { description: 'Mots supprimés.' })
  wordsRemoved: number;

  changes?: BlockChangeType[];
}

@ObjectType('SectionChange', { description: 'Ce qu’est devenue une section d’une édition à l’autre.' })
@VisibleTo('public')
export class SectionChangeType {
  @Field(() => ID, { description: 'Section.' })
  sectionId: string;

  @Field(() => [SectionChangeEnum], { description: 'Ce qu’elle est devenue ; plusieurs choses parfois.' })
  kinds: SectionChangeKind[];

  @Field(() => SectionEntryType, { nullable: true, description: 'Dans l’ancienne édition.' })
  before: SectionEntryType | null;

  @Field(() => SectionEntryType, { nullable: true, description: 'Dans la nouvelle édition.' })
  after: SectionEntryType | null;

  @Field(() => [SectionEntryType], {
    description: 'Les sections avec lesquelles elle est fusionnée, ou qui en sont issues.',
  })
  related: SectionEntryType[];

  @Field(() => ID, { nullable: true, description: 'Version de son texte dans l’ancienne édition.' })
  fromVersionId: string | null;

  @Field(() => ID, { nullable: true, description: 'Version de son texte dans la nouvelle édition.' })
  toVersionId: string | null;

  @Field(() => Int, { nullable: true, description: 'Mots ajoutés ; rien : le compte est en cours.' })
  wordsAdded: number | null;

  @Field(() => Int, { nullable: true, description: 'Mots supprimés ; rien : le compte est en cours.' })
  wordsRemoved: number | null;

  @Field(() => [String], {
    description:
      'Pourquoi ses versions publiées ont été faites, et pourquoi elle a été ajoutée, retirée, déplacée, renommée, fusionnée ou scindée, ' +
      'de l’une à l’autre.',
  })
  reasons: string[];
}

@ObjectType('ReleaseComparison', { description: 'Ce qui change d’une édition à l’autre.' })
@VisibleTo('public')
export class ReleaseComparisonType {
  @Field(() => ReleaseType, { description: 'Ancienne édition.' })
  from: ReleaseType;

  @Field(() => ReleaseType, { description: 'Nouvelle édition.' })
  to: ReleaseType;

  @Field({ description: 'Faux tant que des mots sont en train d’être comptés.' })
  isComplete: boolean;

  @Field(() => [SectionChangeType], {
    description:
      'Sections ajoutées, retirées, déplacées, renommées ou modifiées, dans l’ordre de lecture de la nouvelle édition.',
  })
  changes: SectionChangeType[];
}
