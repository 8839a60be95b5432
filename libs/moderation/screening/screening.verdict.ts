import type { Finding, ModerationPolicy, Screening } from './screening.types';

/** Refused by rule: a fact that needs no judgement (empty, too long). */
export const isCertainRefusal = (finding: Finding): boolean =>
  finding.severity === 'block' && finding.score === 1;

/**
 * What the findings lead to under a policy.
 *
 * | Worst finding              | before | after                   | automatic |
 * |----------------------------|--------|-------------------------|-----------|
 * | block, certain (score 1)   | refuse | refuse                  | refuse    |
 * | block                      | review | review                  | review    |
 * | review                     | review | pass, then looked at    | review    |
 * | info or none               | review | pass, then looked at    | pass      |
 *
 * Machine judgement alone never refuses a text (RGPD art. 22; regulation (EU) 2022/2065 art. 17(3)(c)).
 */
export function verdictOf(findings: Finding[], policy: ModerationPolicy): Screening {
  const queue = findings.some(
    ({ rule, severity }) => rule.startsWith('personal_data.') && severity !== 'info',
  )
    ? 'personal_data'
    : 'review';
  if (findings.some(isCertainRefusal)) return { findings, verdict: 'refuse', caseNeeded: false, queue };
  const held = findings.some(({ severity }) => severity === 'block');
  const doubtful = held || findings.some(({ severity }) => severity === 'review');
  switch (policy) {
    case 'before':
      return { findings, verdict: 'review', caseNeeded: true, queue };
    case 'after':
      return { findings, verdict: held ? 'review' : 'pass', caseNeeded: true, queue };
    case 'automatic':
      return { findings, verdict: doubtful ? 'review' : 'pass', caseNeeded: doubtful, queue };
  }
}
