import { Field, Float, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Passage, PLACEMENT_STATUSES, type PlacementStatus } from '#doctrine';
import { connectionOf, enumOf, VisibleTo } from '#platform/graphql';
import { PLACEMENT_GROUPS } from '../placements.queries';
import { PLACEMENT_ANSWERS } from '../placements.service';
import { CommentType } from './comment.type';

export const PlacementStatusEnum = enumOf(PLACEMENT_STATUSES);
registerEnumType(PlacementStatusEnum, {
  name: 'PlacementStatus',
  description: 'Ce qu’est devenu un passage commenté dans une édition.',
  valuesMap: {
    exact: { description: 'Les mêmes mots, au même endroit.' },
    moved: { description: 'Les mêmes mots, ailleurs.' },
    fuzzy: { description: 'Des mots voisins : le passage a été retouché.' },
    changed: { description: 'Le paragraphe ou la section demeure, les mots ont changé.' },
    lost: { description: 'Le passage n’est plus dans le texte.' },
  },
});

export const PlacementAnswerEnum = enumOf(PLACEMENT_ANSWERS);
registerEnumType(PlacementAnswerEnum, {
  name: 'PlacementAnswer',
  description: 'Ce qu’un rédacteur dit d’un rattachement.',
  valuesMap: {
    accept: { description: 'Le passage proposé est le bon.' },
    correct: { description: 'C’est un autre passage, que le rédacteur désigne.' },
    section: { description: 'La contribution vaut désormais pour la section entière.' },
    lost: { description: 'Le passage n’est plus dans le texte.' },
  },
});

export const PlacementGroupEnum = enumOf(PLACEMENT_GROUPS);
registerEnumType(PlacementGroupEnum, {
  name: 'PlacementGroup',
  description: 'Rattachements qu’un rédacteur regarde ensemble.',
  valuesMap: {
    waiting: { description: 'Ceux sur lesquels un rédacteur doit se prononcer.' },
    settled: { description: 'Ceux sur lesquels un rédacteur s’est prononcé.' },
    exact: { description: 'Au même endroit.' },
    moved: { description: 'Déplacés.' },
    fuzzy: { description: 'Retouchés.' },
    changed: { description: 'Dont les mots ont changé.' },
    lost: { description: 'Perdus.' },
  },
});

@ObjectType('Passage', {
  description: 'Un passage d’un texte, d’un paragraphe au même ou à un autre ; positions en unités UTF-16.',
})
@VisibleTo('public')
export class PassageType implements Passage {
  @Field(() => ID, { description: 'Paragraphe où il commence.' })
  blockId: string;

  @Field(() => Int, { description: 'Position de son premier caractère dans ce paragraphe, à partir de 0.' })
  start: number;

  @Field(() => ID, { description: 'Paragraphe où il finit.' })
  endBlockId: string;

  @Field(() => Int, { description: 'Position qui suit son dernier caractère dans ce paragraphe.' })
  end: number;
}

@ObjectType('TextMadeOn', { description: 'Le texte sur lequel une contribution a été faite.' })
@VisibleTo('comment')
export class TextMadeOnType {
  @Field(() => ID, { description: 'Version de la section.' })
  versionId: string;

  @Field(() => ID, { description: 'Section.' })
  sectionId: string;

  @Field(() => GraphQLISODateTime, { description: 'Instant de sa publication.' })
  publishedAt: Date;

  @Field({ description: 'Adresse de la doctrine.' })
  doctrineSlug: string;

  @Field({ description: 'Adresse de l’édition qui la contenait quand la contribution a été faite.' })
  releaseSlug: string;

  @Field({ description: 'Nom de cette édition.' })
  releaseLabel: string;

  @Field({ description: 'Adresse de la section dans cette édition.' })
  sectionSlug: string;

  @Field({ description: 'Numéro de la section dans cette édition, ou vide.' })
  sectionNumber: string;

  @Field({ description: 'Titre de la section dans cette édition.' })
  sectionTitle: string;
}

@ObjectType('Placement', {
  description: 'Où se trouve, dans une édition, ce que visait une contribution.',
})
@VisibleTo('comment')
export class PlacementType {
  @Field(() => ID, { description: 'Identifiant.' })
  id: string;

  @Field(() => ID, { description: 'Contribution.' })
  commentId: string;

  @Field(() => PlacementStatusEnum, { description: 'Ce qu’est devenu le passage.' })
  status: PlacementStatus;

  @Field(() => PassageType, {
    nullable: true,
    description: 'Passage ; rien pour une section entière ou un passage perdu.',
  })
  passage: Passage | null;

  @Field(() => Float, { description: 'Ressemblance, de 0 à 1.' })
  score: number;

  @Field({ description: 'Faux tant qu’un rédacteur doit se prononcer.' })
  isCertain: boolean;

  @Field({ description: 'Vrai quand un rédacteur s’est prononcé.' })
  isSettled: boolean;

  @Field({ description: 'Code de la raison : voir docs/placements.md.' })
  why: string;

  @Field(() => GraphQLISODateTime, { description: 'Instant du rattachement.' })
  createdAt: Date;

  @Field(() => ID, { description: 'Édition.' })
  releaseId: string;

  @Field({ description: 'Adresse de l’édition.' })
  releaseSlug: string;

  @Field({ description: 'Nom de l’édition.' })
  releaseLabel: string;

  @Field(() => ID, { description: 'Section où la contribution se lit dans cette édition.' })
  sectionId: string;

  @Field({ description: 'Adresse de cette section.' })
  sectionSlug: string;

  @Field({ description: 'Numéro de cette section, ou vide.' })
  sectionNumber: string;

  @Field({ description: 'Titre de cette section.' })
  sectionTitle: string;

  @Field(() => ID, { description: 'Version de cette section dans cette édition.' })
  sectionVersionId: string;

  @Field(() => ID, { nullable: true, description: 'Version à partir de laquelle le passage a été cherché.' })
  fromVersionId: string | null;

  @Field(() => TextMadeOnType, {
    nullable: true,
    description: 'Texte sur lequel la contribution a été faite, quand il est connu.',
  })
  madeOn: TextMadeOnType | null;

  @Field(() => CommentType, { nullable: true, description: 'La contribution, si la personne la voit.' })
  comment?: CommentType | null;
}

@ObjectType({ description: 'Une page de rattachements.' })
@VisibleTo('comment')
export class PlacementConnection extends connectionOf(PlacementType) {}

@ObjectType('PlacementCounts', {
  description:
    'Comment se répartissent, dans une édition, les fils des concertations d’une doctrine, pour ceux qui la rédigent.',
})
@VisibleTo('writer')
export class PlacementCountsType {
  @Field(() => Int, { description: 'Au même endroit.' })
  exact: number;

  @Field(() => Int, { description: 'Déplacés.' })
  moved: number;

  @Field(() => Int, { description: 'Retouchés.' })
  fuzzy: number;

  @Field(() => Int, { description: 'Dont les mots ont changé.' })
  changed: number;

  @Field(() => Int, { description: 'Perdus.' })
  lost: number;

  @Field(() => Int, { description: 'Parmi eux, ceux sur lesquels un rédacteur doit se prononcer.' })
  waiting: number;

  @Field(() => Int, { description: 'Parmi eux, ceux sur lesquels un rédacteur s’est prononcé.' })
  settled: number;

  @Field(() => Int, { description: 'Pas encore rattachés.' })
  unplaced: number;
}
