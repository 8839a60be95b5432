import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf, VisibleTo } from '#platform/graphql';
import { OUTCOMES, type Outcome } from '../disposition.entity';

export const OutcomeEnum = enumOf(OUTCOMES);
registerEnumType(OutcomeEnum, {
  name: 'DispositionOutcome',
  description: 'Suite donnée à une contribution.',
  valuesMap: {
    accepted: { description: 'Retenue.' },
    accepted_in_part: { description: 'Retenue en partie.' },
    not_accepted: { description: 'Non retenue.' },
    already_covered: { description: 'Déjà prise en compte dans le texte soumis.' },
    out_of_scope: { description: 'Hors du champ de la concertation.' },
    deferred: { description: 'Reportée à la prochaine édition.' },
    answered: { description: 'Réponse apportée.' },
  },
});

@ObjectType('Disposition', {
  description: 'Suite donnée à une contribution ; vue des seuls rédacteurs de la concertation.',
})
@VisibleTo('drafter')
export class DispositionType {
  @Field(() => ID, { description: 'Identifiant.' })
  id: string;

  @Field(() => OutcomeEnum, { description: 'La suite donnée.' })
  outcome: Outcome;

  @Field({ description: 'Motif, en Markdown ; peut être vide si la contribution est retenue.' })
  motive: string;

  @Field({ description: 'Nom affiché du rédacteur qui l’a donnée.' })
  setByName: string;

  @Field(() => GraphQLISODateTime, { description: 'Quand elle a été donnée.' })
  setAt: Date;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'Quand une autre l’a remplacée ; absent pour la suite en cours.',
  })
  supersededAt: Date | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'Quand elle a été rendue publique ; absent tant qu’elle n’est vue que des rédacteurs.',
  })
  publishedAt: Date | null;
}

@ObjectType('PublishedDisposition', {
  description:
    'Suite donnée à une contribution, telle qu’elle a été rendue publique ; modifiée depuis, elle reste celle-ci jusqu’à la publication suivante.',
})
@VisibleTo('comment')
export class PublishedDispositionType {
  @Field(() => ID, { description: 'Identifiant.' })
  id: string;

  @Field(() => OutcomeEnum, { description: 'La suite donnée.' })
  outcome: Outcome;

  /** Markdown, for what is made of it. */
  motive: string;

  @Field(() => GraphQLISODateTime, { description: 'Quand elle a été rendue publique.' })
  publishedAt: Date;

  @Field(() => String, {
    nullable: true,
    description:
      'Numéro par lequel la contribution est citée, comme « C-0042 » ; rien tant qu’aucun arrêté ne la contient.',
  })
  reference: string | null;
}
