import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import { VisibleTo } from '#platform/graphql';
import { OutcomeCount } from './disposition-progress.type';

@ObjectType('DispositionPublication', {
  description: 'L’acte qui a rendu publiques, en une fois, les suites d’une concertation qui étaient prêtes.',
})
@VisibleTo('writer')
export class DispositionPublicationType {
  @Field(() => ID, { description: 'Identifiant.' })
  id: string;

  @Field(() => ID, { description: 'Concertation.' })
  consultationId: string;

  @Field(() => GraphQLISODateTime, { description: 'Quand elles sont devenues publiques.' })
  publishedAt: Date;

  @Field(() => Int, { description: 'Combien de suites.' })
  dispositionCount: number;
}

@ObjectType('DispositionsToPublish', {
  description:
    'Ce qu’une publication rendrait public maintenant, et celles qui ont eu lieu ; pour les rédacteurs et les administrateurs de la concertation.',
})
@VisibleTo('writer')
export class DispositionsToPublishType {
  @Field(() => Int, {
    description: 'Suites données à des contributions publiques et qui ne le sont pas encore.',
  })
  count: number;

  @Field(() => Int, { description: 'Celles qui en remplacent une que le public voit.' })
  replacing: number;

  @Field(() => Int, { description: 'Auteurs ayant un compte, qui recevraient un courriel chacun.' })
  authors: number;

  @Field(() => [OutcomeCount], { description: 'Par suite donnée, la plus fréquente d’abord.' })
  byOutcome: OutcomeCount[];

  @Field(() => [DispositionPublicationType], {
    description: 'Publications passées, la dernière d’abord ; 50 au plus.',
  })
  publications?: DispositionPublicationType[];
}
