import type { DecisionReason } from './case.documents';

export type ReasonCode = DecisionReason['code'];

/** Fifteen reasons are found sooner by what they are about. */
const GROUPS = {
  subject: ['hors_sujet', 'incomprehensible', 'trop_long', 'repetition', 'publicite'],
  people: ['propos_injurieux', 'diffamation', 'propos_discriminatoires', 'menaces', 'usurpation'],
  privacy: ['donnees_personnelles', 'donnees_de_sante'],
  law: ['propos_illicites', 'lien_dangereux', 'droits_de_tiers'],
} as const satisfies Record<string, readonly ReasonCode[]>;

export type ReasonGroup = keyof typeof GROUPS | 'other';

/** The reasons by group, in order; what the charter has since is in `other`. */
export function groupsOf(
  reasons: readonly DecisionReason[],
): { group: ReasonGroup; reasons: DecisionReason[] }[] {
  const codesOf: [ReasonGroup, readonly ReasonCode[]][] = Object.entries(GROUPS) as never;
  const known = new Set<ReasonCode>(codesOf.flatMap(([, codes]) => codes));
  return [
    ...codesOf.map(([group, codes]) => ({
      group,
      reasons: codes.flatMap((code) => reasons.filter((reason) => reason.code === code)),
    })),
    { group: 'other' as const, reasons: reasons.filter(({ code }) => !known.has(code)) },
  ].filter((entry) => entry.reasons.length > 0);
}
