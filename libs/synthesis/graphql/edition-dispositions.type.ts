import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { CommentType } from '#comments/graphql';
import { VisibleTo } from '#platform/graphql';
import { OutcomeCount } from './disposition-progress.type';

@ObjectType('SectionDispositions', {
  description:
    'Suites rendues publiques, données aux contributions qui se lisent dans une section d’une nouvelle édition.',
})
@VisibleTo('public')
export class SectionDispositionsType {
  @Field(() => ID, { description: 'Section.' })
  sectionId: string;

  @Field({ description: 'Adresse de la section dans la nouvelle édition ; sinon dans l’ancienne.' })
  slug: string;

  @Field({ description: 'Numéro ; vide quand elle n’en a pas.' })
  number: string;

  @Field({ description: 'Titre.' })
  title: string;

  @Field({ description: 'Faux : la nouvelle édition ne contient plus cette section.' })
  isInEdition: boolean;

  @Field(() => Int, { description: 'Contributions et réponses qui ont reçu une suite.' })
  count: number;

  @Field(() => [OutcomeCount], { description: 'Par suite donnée, la plus fréquente d’abord.' })
  byOutcome: OutcomeCount[];

  /** Ids of the first ones, for `comments`. */
  firstComments: string[];

  @VisibleTo('comment')
  @Field(() => [CommentType], {
    description: 'Les trois premières, dans l’ordre où elles ont été faites ; toutes : releaseDispositions.',
  })
  comments?: CommentType[];
}
