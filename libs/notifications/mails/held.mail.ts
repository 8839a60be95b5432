import { frenchDate } from '#platform/text';
import { letter, placeOf, type Letter, type LetterContext } from './letter';

/**
 * The text waits for a person although the policy would have published it at once. `hints` are the screening's, written
 * for the author.
 */
export const heldMail = (context: LetterContext, dueAt: Date, hints: readonly string[]): Letter =>
  letter('contribution-held', 'Votre contribution va être relue', [
    `Votre contribution est bien enregistrée (${placeOf(context)}). Le contrôle automatique y a relevé un point qui demande l’avis d’une personne : elle n’est ni publiée ni refusée pour l’instant.`,
    `Un modérateur la lira, en principe au plus tard le ${frenchDate(dueAt, context.timeZone)}. Un message vous fera connaître sa décision.`,
    ...(hints.length > 0 ? [['Ce qui a été relevé :', ...hints.map((hint) => `- ${hint}`)].join('\n')] : []),
    `Vous pouvez modifier votre texte sans attendre ; la nouvelle version sera contrôlée à son tour :\n${context.contributionUrl}`,
  ]);
