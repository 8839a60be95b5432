import { CHARTER_CLAUSES, isReasonCode, REASON_CODES, REASONS, type ReasonCode } from '../decision.reasons';

export interface ReasonView {
  code: ReasonCode;
  label: string;
  description: string;
  charterClause: string;
  legalGround: string | null;
}

const viewOf = (code: ReasonCode): ReasonView => {
  const { label, description, clause, legalGround } = REASONS[code];
  return {
    code,
    label,
    description,
    charterClause: CHARTER_CLAUSES[clause],
    legalGround: legalGround ?? null,
  };
};

/** The reason of a stored code; null where there is none, or the charter no longer has it. */
export const reasonOf = (code: string | null): ReasonView | null =>
  code !== null && isReasonCode(code) ? viewOf(code) : null;

export const allReasons = (): ReasonView[] => REASON_CODES.map(viewOf);
