import { Field, ID, ObjectType } from '@nestjs/graphql';
import { VisibleTo } from '#platform/graphql';

@ObjectType('Doctrine', {
  description: 'Une doctrine : le document dont les éditions sont soumises à concertation.',
})
@VisibleTo('administrator')
export class DoctrineType {
  @Field(() => ID, { description: 'Identifiant.' })
  id: string;

  @Field({ description: 'Adresse.' })
  slug: string;

  @Field({ description: 'Titre.' })
  title: string;
}

@ObjectType('ConsultationSource', {
  description: 'Les textes d’une concertation tels qu’ils ont été écrits ; vus de ses seuls administrateurs.',
})
@VisibleTo('administrator')
export class ConsultationSourceType {
  @Field(() => ID, { description: 'Concertation.' })
  consultationId: string;

  @Field(() => DoctrineType, { description: 'Doctrine sur laquelle elle porte.' })
  doctrine: DoctrineType;

  @Field({ description: 'Objet, en Markdown.' })
  description: string;

  @Field({ description: 'Modalités de participation, en Markdown.' })
  method: string;

  @Field({ description: 'Charte, en Markdown.' })
  charter: string;

  @Field(() => [String], {
    description: 'Ce qui manque pour la rendre publique, en français ; vide quand elle l’est déjà.',
  })
  missing: string[];
}
