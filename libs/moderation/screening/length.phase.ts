import { cleanText } from './clean.text';
import type { Finding, ScreeningPhase } from './screening.types';

/** Longest text accepted, in characters (Unicode code points, after cleaning). */
export const LONGEST_TEXT = 20_000;
/** Shortest contribution and shortest reply that pass unseen, in letters and figures. */
export const SHORTEST_CONTRIBUTION = 10;
export const SHORTEST_REPLY = 2;

/** Empty, too short to be understood, too long to be read. The two that need no judgement are certain. */
export const lengthPhase: ScreeningPhase = {
  name: 'length',
  description: 'Texte vide, trop court ou trop long (20 000 caractères au plus)',
  onFailure: 'review',
  run({ text, sourcesStart = text.length, bodyEnd = sourcesStart, isReply }): Finding[] {
    const clean = cleanText(text.slice(0, sourcesStart));
    const whole = { start: 0, end: text.length };
    if (clean.trim() === '') {
      return [
        {
          rule: 'length.empty',
          severity: 'block',
          ...whole,
          score: 1,
          explanation: 'Le texte est vide.',
          hint: 'Écrivez votre contribution avant de l’envoyer.',
        },
      ];
    }
    const length = Array.from(cleanText(text.slice(0, bodyEnd))).length;
    if (length > LONGEST_TEXT) {
      return [
        {
          rule: 'length.too_long',
          severity: 'block',
          ...whole,
          score: 1,
          explanation: 'Le texte compte ' + String(length) + ' caractères ; la limite est de 20 000.',
          hint: 'Votre texte dépasse 20 000 caractères ; répartissez-le sur les sections concernées.',
        },
      ];
    }
    const letters = [...clean.matchAll(/[\p{L}\p{N}]/gu)].length;
    if (letters >= (isReply ? SHORTEST_REPLY : SHORTEST_CONTRIBUTION)) return [];
    return [
      {
        rule: 'length.too_short',
        severity: 'review',
        ...whole,
        score: 0.6,
        explanation: 'Le texte est trop court pour être compris sans le lire.',
        hint: 'Précisez votre contribution en une phrase au moins.',
      },
    ];
  },
};
