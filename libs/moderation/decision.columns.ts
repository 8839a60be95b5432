/** Columns of a decision as `ChainedDecision`; the items as the very text that the hash seals. */
export const CHAINED_DECISION = `id, seq, consultation_id AS "consultationId", revision_id AS "revisionId",
  comment_id AS "commentId", case_id AS "caseId", kind, reason_code AS "reasonCode", statement,
  statement_items::text AS "statementItems", decided_by AS "decidedBy", rule, decided_at AS "decidedAt",
  previous_hash AS "previousHash", hash`;
