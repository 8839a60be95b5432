import { letter, placeOf, type Letter, type LetterContext } from './letter';

/** The text is not published. `statement` is the statement of reasons of the decision, redress included. */
export const refusedMail = (context: LetterContext, statement: string): Letter =>
  letter('contribution-refused', 'Votre contribution n’est pas publiée', [
    `Votre contribution n’est pas publiée (${placeOf(context)}). Voici la décision, ses raisons et ce que vous pouvez faire.`,
    statement,
    `Votre texte n’est pas perdu : vous le retrouvez, avec cette décision, à l’adresse\n${context.contributionUrl}`,
  ]);

/** The text was public and is no longer. */
export const hiddenMail = (context: LetterContext, statement: string): Letter =>
  letter('contribution-hidden', 'Votre contribution n’est plus visible', [
    `Votre contribution n’est plus visible du public (${placeOf(context)}). Voici la décision, ses raisons et ce que vous pouvez faire.`,
    statement,
    `Votre texte n’est pas perdu : vous le retrouvez, avec cette décision, à l’adresse\n${context.contributionUrl}`,
  ]);

/** Another moderator looked again at a refusal or a hiding and kept it; `facts` say why. */
export const keptMail = (context: LetterContext, facts: string | null): Letter =>
  letter('contribution-decision-kept', 'La décision sur votre contribution est maintenue', [
    `Un autre modérateur a revu la décision prise sur votre contribution (${placeOf(context)}). Il la maintient.`,
    ...(facts ? [`Raison donnée :\n${facts}`] : []),
    `La décision et les voies de recours restent à votre disposition :\n${context.contributionUrl}`,
  ]);
