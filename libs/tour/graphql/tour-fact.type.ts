import { Field, ObjectType } from '@nestjs/graphql';
import { VisibleTo } from '#platform/graphql';
import { ProgrammeItemType, TourStageType } from './tour.type';

@ObjectType('TourSource', { description: 'D’où vient un fait du tour.' })
@VisibleTo('public')
export class TourSourceType {
  @Field({ description: 'Titre.' })
  title: string;

  @Field(() => String, { nullable: true, description: 'Adresse web.' })
  url: string | null;

  @Field(() => String, { nullable: true, description: 'Date, telle qu’elle est connue.' })
  dated: string | null;
}

@ObjectType('TourFact', { description: 'Un fait sur une étape, avec ses sources.' })
@VisibleTo('public')
export class TourFactType {
  @Field({ description: 'Ce dont il s’agit.' })
  field: string;

  @Field({ description: 'Valeur : un texte, ou du JSON quand elle est composée.' })
  value: string;

  @Field(() => [TourSourceType], { description: 'Sources ; aucune pour ce que le compilateur a ajouté.' })
  sources: TourSourceType[];

  @Field(() => String, { nullable: true, description: 'Remarque à montrer avec le fait.' })
  note: string | null;

  @Field({ description: 'Vrai si le fait est à montrer comme douteux.' })
  doubtful: boolean;

  @Field(() => String, { nullable: true, description: 'Lecture retenue quand les sources se contredisent.' })
  chosenReading: string | null;

  @Field({ description: 'Vrai pour ce que dit un compte rendu de la journée.' })
  recap: boolean;
}

@ObjectType('TourMedia', { description: 'Un film, une image ou un document sur une étape.' })
@VisibleTo('public')
export class TourMediaType {
  @Field({ description: 'Nature.' })
  kind: string;

  @Field({ description: 'Description.' })
  text: string;

  @Field(() => String, { nullable: true, description: 'Adresse, quand elle est connue.' })
  url: string | null;
}

@ObjectType('TourDiscrepancy', { description: 'Un désaccord entre sources, et la lecture retenue.' })
@VisibleTo('public')
export class TourDiscrepancyType {
  @Field({ description: 'Constat.' })
  statement: string;

  @Field({ description: 'Lecture retenue.' })
  decision: string;

  @Field(() => String, { nullable: true, description: 'Degré de certitude.' })
  certainty: string | null;
}

@ObjectType('TourStagePage', { description: 'Une étape avec tout ce qui en est connu.' })
@VisibleTo('public')
export class TourStagePageType {
  @Field(() => TourStageType, { description: 'L’étape.' })
  stage: TourStageType;

  @Field(() => [ProgrammeItemType], { description: 'Programme, dans l’ordre.' })
  programme: ProgrammeItemType[];

  @Field(() => [TourMediaType], { description: 'Films, images et documents.' })
  media: TourMediaType[];

  @Field(() => [TourFactType], { description: 'Faits, avec leurs sources et leurs doutes.' })
  facts: TourFactType[];

  @Field(() => [TourDiscrepancyType], { description: 'Désaccords entre sources qui touchent l’étape.' })
  discrepancies: TourDiscrepancyType[];
}
