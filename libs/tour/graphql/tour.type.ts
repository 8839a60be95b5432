import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf, VisibleTo } from '#platform/graphql';
import { PROGRAMME_PARTS, type ProgrammePart } from '../programme-item.entity';
import { TOUR_STAGE_STATES, type TourStageState } from '../tour.queries';

const TourStageStateEnum = enumOf(TOUR_STAGE_STATES);
registerEnumType(TourStageStateEnum, {
  name: 'TourStageState',
  description: 'État d’une étape, d’après l’horloge : annoncée, en cours, tenue.',
});

const ProgrammePartEnum = enumOf(PROGRAMME_PARTS);
registerEnumType(ProgrammePartEnum, {
  name: 'ProgrammePart',
  description: 'Matin, après-midi, ou la journée quand la source ne les distingue pas.',
});

@ObjectType('TourStageDay', { description: 'Un jour d’une étape, dans le fuseau horaire du lieu.' })
@VisibleTo('public')
export class TourStageDayType {
  @Field({ description: 'Date du lieu, AAAA-MM-JJ.' })
  day: string;

  @Field({ description: 'Début.' })
  startsAt: Date;

  @Field({ description: 'Premier instant après la fin.' })
  endsAt: Date;
}

@ObjectType('TourStage', { description: 'Une étape régionale du tour.' })
@VisibleTo('public')
export class TourStageType {
  @Field(() => ID, { description: 'Identifiant.' })
  id: string;

  @Field(() => ID, { description: 'Concertation dont le tour fait partie.' })
  consultationId: string;

  @Field({ description: 'Nom dans les adresses, stable.' })
  slug: string;

  @Field({ description: 'Nom de l’étape.' })
  name: string;

  @Field({ description: 'Région.' })
  regionName: string;

  @Field({ description: 'Code INSEE de la région.' })
  regionCode: string;

  @Field(() => [String], { description: 'Villes.' })
  cities: string[];

  @Field({ description: 'Fuseau horaire du lieu (nom IANA).' })
  timeZone: string;

  @Field(() => Int, { description: 'Rang dans le tour.' })
  position: number;

  @Field(() => TourStageStateEnum, { description: 'État, d’après l’horloge.' })
  state: TourStageState;

  @Field({ description: 'Vrai si les sources se contredisent sur la date.' })
  dateDoubtful: boolean;

  @Field(() => String, { nullable: true, description: 'Lieu.' })
  venue: string | null;

  @Field(() => Int, { nullable: true, description: 'Nombre de places.' })
  capacity: number | null;

  @Field(() => String, { nullable: true, description: 'Nombre de places, dans les mots de la source.' })
  capacityText: string | null;

  @Field(() => Int, { nullable: true, description: 'Nombre de participants.' })
  attendance: number | null;

  @Field(() => String, { nullable: true, description: 'Participation, dans les mots de la source.' })
  attendanceText: string | null;

  @Field(() => String, { nullable: true, description: 'Étape suivante, dans les mots de la source.' })
  nextStageText: string | null;

  @Field(() => [TourStageDayType], { description: 'Jours, dans l’ordre.' })
  days: TourStageDayType[];
}

@ObjectType('Speaker', { description: 'Une personne qui intervient à une étape.' })
@VisibleTo('public')
export class SpeakerType {
  @Field({ description: 'Nom.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Fonction ou organisme.' })
  role: string | null;
}

@ObjectType('ProgrammeItem', { description: 'Un temps fort d’une étape.' })
@VisibleTo('public')
export class ProgrammeItemType {
  @Field(() => ProgrammePartEnum, { description: 'Moment de la journée.' })
  part: ProgrammePart;

  @Field({ description: 'Intitulé.' })
  title: string;

  @Field(() => String, { nullable: true, description: 'Description.' })
  description: string | null;

  @Field(() => [Int], { description: 'Orientations de la feuille de route concernées.' })
  orientations: number[];

  @Field(() => [SpeakerType], { description: 'Intervenants.' })
  speakers: SpeakerType[];
}
