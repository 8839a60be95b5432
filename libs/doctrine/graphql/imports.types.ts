import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsString, IsUUID, MaxLength } from 'class-validator';
import { enumOf, resultUnion, userErrorType, VisibleTo } from '#platform/graphql';
import { ImportOutdated } from '../doctrine.errors';
import type { ImportScope, ImportState } from '../imports/import.states';
import { ImportNotReady } from '../imports/imports.errors';
import type { SectionChange } from '../text';
import { LONGEST_REASON } from '../writing/written.input';
import { RedlineRowType } from './redline.types';

const ImportScopeEnum = enumOf<ImportScope>(['whole', 'replace', 'add']);
registerEnumType(ImportScopeEnum, {
  name: 'ImportScope',
  description: 'Ce qu’un import concerne.',
  valuesMap: {
    whole: { description: 'Toute la doctrine ; ce que le fichier ne contient pas est retiré.' },
    replace: {
      description: 'Une section et ce qui est sous elle ; ce que le fichier n’en contient pas est retiré.',
    },
    add: { description: 'Seulement ce que le fichier contient ; rien n’est retiré.' },
  },
});
const ImportStateEnum = enumOf<ImportState>([
  'received',
  'reading',
  'planned',
  'refused',
  'applied',
  'discarded',
]);
registerEnumType(ImportStateEnum, {
  name: 'ImportState',
  description: 'Où en est un import.',
  valuesMap: {
    received: { description: 'Le fichier attend d’être lu.' },
    reading: { description: 'Il est en cours de lecture.' },
    planned: { description: 'Le plan est prêt à être examiné.' },
    refused: { description: 'Le fichier a été refusé, avec un motif.' },
    applied: { description: 'L’import a été fait.' },
    discarded: { description: 'Écarté sans être importé : le fichier est effacé.' },
  },
});
const ImportChangeEnum = enumOf<SectionChange>([
  'added',
  'changed',
  'moved',
  'renumbered',
  'renamed',
  'retired',
  'unchanged',
]);
registerEnumType(ImportChangeEnum, {
  name: 'ImportChange',
  description: 'Ce qu’un import ferait d’une section.',
  valuesMap: {
    added: { description: 'L’ajouter, ou la rétablir.' },
    changed: { description: 'Changer son texte, sa mise en forme ou ses liens.' },
    moved: { description: 'La placer ailleurs.' },
    renumbered: { description: 'Changer son numéro.' },
    renamed: { description: 'Changer son titre.' },
    retired: { description: 'La retirer.' },
    unchanged: { description: 'Rien.' },
  },
});

@ObjectType('ImportTotals', {
  description: 'Nombre de sections par changement ; une section peut en avoir plusieurs.',
})
@VisibleTo('writer')
export class ImportTotalsType {
  @Field(() => Int, { description: 'Ajoutées.' })
  added: number;

  @Field(() => Int, { description: 'Dont le texte change.' })
  changed: number;

  @Field(() => Int, { description: 'Déplacées.' })
  moved: number;

  @Field(() => Int, { description: 'Renumérotées.' })
  renumbered: number;

  @Field(() => Int, { description: 'Renommées.' })
  renamed: number;

  @Field(() => Int, { description: 'Retirées.' })
  retired: number;

  @Field(() => Int, { description: 'Inchangées.' })
  unchanged: number;
}

@ObjectType('PlannedSection', { description: 'Ce qu’un import ferait d’une section.' })
@VisibleTo('writer')
export class PlannedSectionType {
  @Field(() => String, { nullable: true, description: 'Adresse actuelle ; absente d’une section ajoutée.' })
  currentSlug: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Adresse après l’import ; absente d’une section retirée.',
  })
  importedSlug: string | null;

  @Field({ description: 'Numéro, ou vide.' })
  number: string;

  @Field({ description: 'Titre.' })
  title: string;

  @Field(() => [ImportChangeEnum], { description: 'Ce qui change.' })
  changes: SectionChange[];

  @Field({ description: 'Comment la section a été reconnue, et ce qui change, en une phrase.' })
  why: string;

  @Field(() => Int, {
    description: 'Contributions publiées qui portent sur elle ; 0 quand elle ne change pas.',
  })
  comments: number;

  @Field(() => Int, {
    description: 'Parmi elles, celles qui portent sur un paragraphe que l’import supprime.',
  })
  commentsOnRemoved: number;
}

@ObjectType('ImportComparison', {
  description: 'Le texte d’une section aujourd’hui et celui que lui donnerait un import, comparés mot à mot.',
})
@VisibleTo('writer')
export class ImportComparisonType {
  @Field({ description: 'Les deux textes en un, en HTML assaini : ajouts dans ins, suppressions dans del.' })
  html: string;

  @Field(() => [RedlineRowType], { description: 'Les deux textes côte à côte.' })
  rows: RedlineRowType[];

  @Field(() => Int, { description: 'Mots ajoutés.' })
  wordsAdded: number;

  @Field(() => Int, { description: 'Mots supprimés.' })
  wordsRemoved: number;
}

@ObjectType('ImportRemark', { description: 'Un choix fait à la lecture, à vérifier.' })
@VisibleTo('writer')
export class ImportRemarkType {
  @Field({ description: 'Fichier.' })
  file: string;

  @Field(() => Int, { description: 'Ligne, à partir de 1 ; 0 quand le fichier n’en a pas.' })
  line: number;

  @Field({ description: 'La remarque.' })
  message: string;
}

@ObjectType('ImportPlan', { description: 'Ce qu’un import ferait, avant qu’il ne soit fait.' })
@VisibleTo('writer')
export class ImportPlanType {
  @Field(() => ImportTotalsType, { description: 'En nombres.' })
  totals: ImportTotalsType;

  @Field(() => Int, {
    description: 'Contributions publiées sur les sections qui changent, se déplacent ou sont retirées.',
  })
  comments: number;

  @Field({ description: 'Vrai si la doctrine est déjà comme le fichier.' })
  nothingToDo: boolean;

  @Field(() => [PlannedSectionType], {
    description: 'Sections, dans l’ordre du fichier, puis celles qui sont retirées.',
  })
  sections: PlannedSectionType[];

  @Field(() => [ImportRemarkType], { description: 'Choix faits à la lecture.' })
  remarks: ImportRemarkType[];

  @Field(() => [String], { description: 'Images que le fichier montre et ne contient pas.' })
  missingImages: string[];

  @Field(() => [String], { description: 'Fichiers vers lesquels mènent des liens et qui n’y sont pas.' })
  missingLinks: string[];
}

@ObjectType('DoctrineImport', {
  description: 'Un fichier envoyé pour une doctrine, et ce que son import ferait.',
})
@VisibleTo('writer')
export class DoctrineImportType {
  @Field(() => ID, { description: 'Identifiant.' })
  id: string;

  @Field({ description: 'Adresse de la doctrine.' })
  doctrineSlug: string;

  @Field({ description: 'Titre de la doctrine.' })
  doctrineTitle: string;

  @Field({ description: 'Nom du fichier.' })
  fileName: string;

  @Field(() => Int, { description: 'Taille du fichier, en octets.' })
  byteSize: number;

  @Field(() => ImportScopeEnum, { description: 'Ce qu’il concerne.' })
  scope: ImportScope;

  @Field(() => String, { nullable: true, description: 'Section remplacée, ou sous laquelle ajouter.' })
  sectionTitle: string | null;

  @Field(() => ImportStateEnum, { description: 'Où il en est.' })
  state: ImportState;

  @Field(() => String, { nullable: true, description: 'Pourquoi le fichier a été refusé.' })
  refusal: string | null;

  @Field(() => String, { nullable: true, description: 'Empreinte du plan, à redonner pour l’appliquer.' })
  digest: string | null;

  @Field({ description: 'Qui l’a envoyé.' })
  requestedBy: string;

  @Field(() => GraphQLISODateTime, { description: 'Quand.' })
  requestedAt: Date;

  @Field(() => String, { nullable: true, description: 'Qui l’a appliqué.' })
  appliedBy: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Quand.' })
  appliedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Motif gardé avec les versions.' })
  reason: string | null;

  @Field(() => String, { nullable: true, description: 'Qui l’a écarté, sans l’importer.' })
  discardedBy: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Quand.' })
  discardedAt: Date | null;

  @Field(() => ImportPlanType, {
    nullable: true,
    description: 'Le plan, quand il est prêt ; reste après l’import.',
  })
  plan?: ImportPlanType | null;
}

@InputType()
export class ApplyDoctrineImportInput {
  @Field(() => ID, { description: 'Import.' })
  @IsUUID()
  importId: string;

  @Field({ description: 'Empreinte du plan examiné : si la doctrine a changé depuis, rien n’est fait.' })
  @IsString()
  @MaxLength(100)
  digest: string;

  @Field({ description: 'Pourquoi, pour l’historique : 500 caractères au plus.' })
  @IsString()
  @MaxLength(LONGEST_REASON)
  reason: string;
}

@InputType()
export class PlanDoctrineImportInput {
  @Field(() => ID, { description: 'Import.' })
  @IsUUID()
  importId: string;
}

@InputType()
export class DiscardDoctrineImportInput {
  @Field(() => ID, { description: 'Import.' })
  @IsUUID()
  importId: string;
}

const notReady = userErrorType(
  ImportNotReady,
  'Il n’y a pas de plan à appliquer ou à refaire, ou plus de fichier à écarter.',
);

export const ApplyDoctrineImportResult = resultUnion('ApplyDoctrineImportResult', DoctrineImportType, [
  userErrorType(ImportOutdated, 'La doctrine a changé depuis que le plan a été fait.'),
  notReady,
]);
export const PlanDoctrineImportResult = resultUnion('PlanDoctrineImportResult', DoctrineImportType, [
  notReady,
]);
export const DiscardDoctrineImportResult = resultUnion('DiscardDoctrineImportResult', DoctrineImportType, [
  notReady,
]);
