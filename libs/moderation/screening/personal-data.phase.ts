import { originalSpan, type FoldedText } from './folded.text';
import { isImpersonal, mailAddresses } from './mail-address.scan';
import type { Finding, ScreeningPhase } from './screening.types';
import { telephoneSpans } from './telephone.scan';

/** Personal data in a folded text, spans in the original one. Shared with the warning given before sending. */
export function personalDataFindings(folded: FoldedText): Finding[] {
  const mails = mailAddresses(folded.text).map((mail): Finding => {
    const impersonal = isImpersonal(mail);
    return {
      rule: impersonal ? 'personal_data.service_email' : 'personal_data.email',
      severity: impersonal ? 'info' : 'block',
      ...originalSpan(folded, mail),
      score: impersonal ? 0.3 : 0.9,
      explanation: impersonal
        ? 'Adresse électronique qui semble celle d’un service.'
        : 'Adresse électronique qui peut être celle d’une personne.',
      hint: 'Retirez l’adresse électronique : votre contribution sera publique.',
    };
  });
  const telephones = telephoneSpans(folded.text).map((span): Finding => ({
    rule: 'personal_data.telephone',
    severity: 'block',
    ...originalSpan(folded, span),
    score: 0.85,
    explanation: 'Numéro de téléphone.',
    hint: 'Retirez le numéro de téléphone : votre contribution sera publique.',
  }));
  return [...mails, ...telephones].sort((a, b) => a.start - b.start);
}

/**
 * E-mail addresses and telephone numbers of persons (RGPD art. 5(1)(c)). They hold the text back under every
 * policy: what has been public cannot be taken back. The explanations never repeat the data found.
 */
export const personalDataPhase: ScreeningPhase = {
  name: 'personal_data',
  description: 'Données personnelles : adresses électroniques et numéros de téléphone',
  onFailure: 'review',
  run: ({ folded }) => personalDataFindings(folded),
};
