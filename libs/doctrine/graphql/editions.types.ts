import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf, VisibleTo } from '#platform/graphql';
import { VERSION_MAKERS, type VersionMaker } from '../editions.queries';
import type { PublicationState } from '../section-version.entity';
import { ConsultationType, PublicationStateEnum, ReleaseType } from './doctrine.types';

const VersionMakerEnum = enumOf(VERSION_MAKERS);
registerEnumType(VersionMakerEnum, {
  name: 'VersionMaker',
  description: 'Qui a fait une version, sans nom.',
  valuesMap: {
    drafting: { description: 'La rédaction de la doctrine.' },
    import: { description: 'L’import d’un document.' },
  },
});

@ObjectType('VersionRelease', { description: 'Une édition qui contient une version.' })
@VisibleTo('public')
export class VersionReleaseType {
  @Field({ description: 'Adresse dans la doctrine.' })
  slug: string;

  @Field({ description: 'Nom.' })
  label: string;
}

@ObjectType('HistoryVersion', { description: 'Une version dans l’historique d’une section.' })
@VisibleTo('public')
export class HistoryVersionType {
  @Field(() => ID, { description: 'Identifiant.' })
  id: string;

  @Field(() => Int, { description: 'Rang parmi les versions de la section, à partir de 1.' })
  ordinal: number;

  @Field(() => PublicationStateEnum, { description: 'Brouillon ou publiée.' })
  state: PublicationState;

  @Field({ description: 'Titre à cette version.' })
  title: string;

  @Field({ description: 'Pourquoi elle a été faite.' })
  reason: string;

  @Field(() => GraphQLISODateTime, { description: 'Instant de l’enregistrement.' })
  createdAt: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Instant de publication.' })
  publishedAt: Date | null;

  @Field(() => VersionMakerEnum, { description: 'Qui l’a faite.' })
  madeBy: VersionMaker;

  @VisibleTo('drafter')
  @Field(() => String, {
    nullable: true,
    description: 'Nom de la personne, pour ceux qui rédigent la doctrine ; rien pour les autres.',
  })
  authorName: string | null;

  @Field(() => [VersionReleaseType], {
    description: 'Éditions qui la contiennent, la plus ancienne d’abord.',
  })
  releases: VersionReleaseType[];
}

@ObjectType('SectionHistory', { description: 'Une section au fil de ses versions.' })
@VisibleTo('public')
export class SectionHistoryType {
  @Field(() => ID, { description: 'Identité de la section.' })
  id: string;

  @Field({ description: 'Adresse, dans la dernière édition.' })
  slug: string;

  @Field({ description: 'Numéro, dans la dernière édition.' })
  number: string;

  @Field({ description: 'Titre, dans la dernière édition.' })
  title: string;

  @Field({ description: 'Adresse de la doctrine.' })
  doctrineSlug: string;

  @Field({ description: 'Titre de la doctrine.' })
  doctrineTitle: string;

  @Field({ description: 'La dernière édition publiée la contient encore.' })
  isCurrent: boolean;

  @Field({ description: 'La personne connectée rédige la doctrine.' })
  isWritable: boolean;

  @Field(() => [HistoryVersionType], {
    description: 'Versions, la dernière d’abord (100 au plus) ; les brouillons pour ceux qui rédigent.',
  })
  versions?: HistoryVersionType[];
}

@ObjectType('ReleasePage', { description: 'Une édition parmi celles de sa doctrine.' })
@VisibleTo('public')
export class ReleasePageType {
  @Field({ description: 'Adresse de la doctrine.' })
  doctrineSlug: string;

  @Field({ description: 'Titre de la doctrine.' })
  doctrineTitle: string;

  @Field(() => ReleaseType, { description: 'L’édition.' })
  release: ReleaseType;

  @Field(() => ReleaseType, { nullable: true, description: 'L’édition publiée avant elle.' })
  previous: ReleaseType | null;

  @Field(() => ReleaseType, { nullable: true, description: 'L’édition publiée après elle.' })
  next: ReleaseType | null;

  @Field(() => [ConsultationType], {
    description:
      'Concertations tenues sur elle ou dont elle est issue, les dernières ouvertes d’abord (20 au plus).',
  })
  consultations?: ConsultationType[];
}
