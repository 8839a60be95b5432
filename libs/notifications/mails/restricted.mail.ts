import { letter, placeOf, type Letter, type LetterContext } from './letter';

/** The statement that follows names the section, the consultation and the measure; it is not said twice. */
const INTRODUCTION =
  'Une décision a été prise sur votre contribution. Vous trouverez ci-dessous ce qu’elle change, ses raisons et ce que vous pouvez faire.';

/** The text is not published. `statement` is the statement of reasons of the decision, redress included. */
export const refusedMail = ({ contributionUrl }: LetterContext, statement: string): Letter =>
  letter('contribution-refused', 'Votre contribution n’est pas publiée', [
    INTRODUCTION,
    statement,
    `Votre texte n’est pas perdu : vous le retrouvez, avec cette décision, à l’adresse\n${contributionUrl}`,
  ]);

/** The text was public and is no longer. */
export const hiddenMail = ({ contributionUrl }: LetterContext, statement: string): Letter =>
  letter('contribution-hidden', 'Votre contribution n’est plus visible', [
    INTRODUCTION,
    statement,
    `Votre texte n’est pas perdu : vous le retrouvez, avec cette décision, à l’adresse\n${contributionUrl}`,
  ]);

/** Another moderator looked again at a refusal or a hiding and kept it; `facts` say why. */
export const keptMail = (context: LetterContext, facts: string | null): Letter =>
  letter('contribution-decision-kept', 'La décision sur votre contribution est maintenue', [
    `Un autre modérateur a revu la décision prise sur votre contribution (${placeOf(context)}). Il la maintient.`,
    ...(facts ? [`Raison donnée :\n${facts}`] : []),
    `La décision et les voies de recours restent à votre disposition :\n${context.contributionUrl}`,
  ]);
