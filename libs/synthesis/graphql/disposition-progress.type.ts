import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { VisibleTo } from '#platform/graphql';
import type { Outcome } from '../disposition.entity';
import { OutcomeEnum } from './disposition.type';

@ObjectType({ description: 'Combien de contributions ont reçu une suite.' })
@VisibleTo('public')
export class OutcomeCount {
  @Field(() => OutcomeEnum, { description: 'La suite donnée.' })
  outcome: Outcome;

  @Field(() => Int, { description: 'À combien de contributions.' })
  count: number;
}

@ObjectType('SectionDispositionProgress', {
  description: 'Où en sont les suites données aux contributions d’une section, sans ses sous-sections.',
})
@VisibleTo('drafter')
export class SectionDispositionProgressType {
  @Field(() => ID, { description: 'Section.' })
  sectionId: string;

  @Field({ description: 'Adresse de la section.' })
  slug: string;

  @Field(() => String, { nullable: true, description: 'Numéro, quand elle en a un.' })
  number: string | null;

  @Field({ description: 'Titre.' })
  title: string;

  @Field(() => Int, { description: 'Profondeur dans le sommaire ; 0 au premier niveau.' })
  depth: number;

  @Field(() => Int, { description: 'Contributions publiées, hors réponses.' })
  contributions: number;

  @Field(() => Int, { description: 'Celles qui ont une suite.' })
  withDisposition: number;

  @Field(() => [OutcomeCount], { description: 'Suites données, la plus fréquente d’abord.' })
  byOutcome: OutcomeCount[];
}
