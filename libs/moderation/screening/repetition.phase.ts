import { textFingerprint } from './fingerprint.text';
import type { Finding, ScreeningPhase } from './screening.types';

/** From this number of other senders on, a person looks. */
export const WAVE = 5;

/**
 * The very same text already sent in the consultation. By the same author it is looked at; by others it is noted,
 * and looked at when it becomes a wave: the same opinion sent by many is an envoi groupé, grouped and never removed.
 */
export const repetitionPhase: ScreeningPhase = {
  name: 'repetition',
  description: 'Texte identique déjà envoyé dans la concertation',
  onFailure: 'review',
  async run({ text }, context): Promise<Finding[]> {
    const { bySameAuthor, byOthers } = await context.findSameText(textFingerprint(text));
    const whole = { start: 0, end: text.length };
    const findings: Finding[] = [];
    if (bySameAuthor > 0) {
      findings.push({
        rule: 'repetition.same_author',
        severity: 'review',
        ...whole,
        score: 0.95,
        explanation:
          'Le même auteur a déjà envoyé ce texte dans la concertation. Nombre : ' +
          String(bySameAuthor) +
          '.',
        hint: 'Vous avez déjà envoyé ce texte ; il n’est pas nécessaire de le répéter.',
      });
    }
    if (byOthers > 0) {
      findings.push({
        rule: 'repetition.others',
        severity: byOthers >= WAVE ? 'review' : 'info',
        ...whole,
        score: 0.8,
        explanation: 'Ce texte a déjà été envoyé par d’autres. Nombre : ' + String(byOthers) + '.',
        hint: 'D’autres ont envoyé le même texte ; vous pouvez y réagir, ou dire en quoi votre cas diffère.',
      });
    }
    return findings;
  },
};
