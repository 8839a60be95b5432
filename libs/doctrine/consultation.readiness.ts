import type { ModerationPolicy } from './consultation.entity';

export interface Readiness {
  releaseState: 'draft' | 'published' | null;
  charter: string;
  method: string;
  opensAt: Date | null;
  closesAt: Date | null;
  publicationDueOn: string | null;
  moderationPolicy: ModerationPolicy | null;
  /** Whether the closing instant is over by the database's clock. */
  isOver: boolean;
}

const isBlank = (text: string): boolean => text.trim() === '';

/**
 * French names of what a consultation lacks before it may be made public. The law wants the method, the calendar and the documents known,
 * a reasonable time, and results made public afterwards (CRPA art. L. 131-1); the charter and the policy are what refusals rest on.
 */
export function missingToOpen(consultation: Readiness, held: boolean): string[] {
  const missing: string[] = [];
  if (consultation.releaseState !== 'published') missing.push('une édition publiée de la doctrine');
  if (isBlank(consultation.method)) missing.push('les modalités de participation');
  if (isBlank(consultation.charter)) missing.push('la charte');
  if (!consultation.opensAt || !consultation.closesAt) missing.push('les dates d’ouverture et de clôture');
  else if (consultation.isOver && !held) missing.push('une date de clôture à venir');
  if (consultation.publicationDueOn === null) missing.push('la date prévue de publication des résultats');
  if (consultation.moderationPolicy === null) missing.push('la politique de modération');
  return missing;
}
