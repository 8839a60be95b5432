import { letter, placeOf, type Letter, type LetterContext } from './letter';

/** The text is public. */
export const publishedMail = (context: LetterContext): Letter =>
  letter('contribution-published', 'Votre contribution est publiée', [
    `Votre contribution est publiée (${placeOf(context)}).`,
    `Pour la relire, la modifier ou la retirer :\n${context.contributionUrl}`,
    'La suite que les rédacteurs lui donneront sera indiquée sur cette page.',
  ]);

/** A refusal (or, `wasHidden`, a hiding) was undone by another moderator; `facts` say why. */
export const publishedAfterAllMail = (
  context: LetterContext,
  facts: string | null,
  wasHidden: boolean,
): Letter =>
  letter(
    'contribution-published-after-all',
    wasHidden ? 'Votre contribution est de nouveau visible' : 'Votre contribution est finalement publiée',
    [
      `Un autre modérateur a revu la décision prise sur votre contribution (${placeOf(context)}) et l’a annulée : votre texte est visible du public.`,
      ...(facts ? [`Raison donnée :\n${facts}`] : []),
      `Pour relire votre contribution :\n${context.contributionUrl}`,
    ],
  );
