import { createHash } from 'node:crypto';
import type { DecisionKind } from './decision.rules';

/** What a decision says and what is sealed by its hash. Times to the millisecond: store them no finer. */
export interface DecisionRecord {
  readonly id: string;
  /** Order of the consultation's log, strictly increasing. Decimal text of a bigint. */
  readonly seq: string;
  readonly consultationId: string;
  readonly revisionId: string;
  readonly commentId: string;
  readonly caseId: string | null;
  readonly kind: DecisionKind;
  readonly reasonCode: string | null;
  readonly statement: string | null;
  /** The items of a statement of reasons as JSON, character for character as stored. */
  readonly statementItems: string | null;
  readonly decidedBy: string | null;
  readonly rule: string | null;
  readonly decidedAt: Date;
}

export interface ChainedDecision extends DecisionRecord {
  /** Hash of the decision before; 64 zeros for the first. */
  readonly previousHash: string;
  readonly hash: string;
}

/** What the first decision of a log names as the one before it. */
export const FIRST_PREVIOUS_HASH = '0'.repeat(64);

/**
 * The bytes that are hashed: a JSON array in fixed order under a version mark. An array, so that neither the order
 * of properties nor a separator inside a statement can make two decisions look alike.
 */
export function canonicalDecision(decision: DecisionRecord, previousHash: string): string {
  return JSON.stringify([
    'decision/1',
    previousHash,
    decision.seq,
    decision.id,
    decision.consultationId,
    decision.revisionId,
    decision.commentId,
    decision.caseId,
    decision.kind,
    decision.reasonCode,
    decision.statement,
    decision.statementItems,
    decision.decidedBy,
    decision.rule,
    decision.decidedAt.toISOString(),
  ]);
}

/** SHA-256 (hexadecimal) of a decision and of the hash before it. */
export function decisionHash(decision: DecisionRecord, previousHash: string): string {
  return createHash('sha256').update(canonicalDecision(decision, previousHash), 'utf8').digest('hex');
}

/** Seals a decision to the log whose last hash is `previousHash`. */
export function chainDecision(
  decision: DecisionRecord,
  previousHash: string = FIRST_PREVIOUS_HASH,
): ChainedDecision {
  return { ...decision, previousHash, hash: decisionHash(decision, previousHash) };
}

export type ChainFault =
  /** The decision does not have the content that its hash seals. */
  | 'altered'
  /** It does not follow the one before: one was removed, inserted or moved. */
  | 'broken_link'
  /** Its number does not follow. */
  | 'out_of_order';

export type ChainReport =
  | { readonly intact: true; readonly length: number; readonly head: string }
  | {
      readonly intact: false;
      readonly length: number;
      readonly fault: ChainFault;
      readonly id: string;
      readonly seq: string;
    };

/** Follows a log entry by entry, so that a log of any length is verified in constant memory. */
export class ChainVerifier {
  private head = FIRST_PREVIOUS_HASH;
  private length = 0;
  private seq: bigint | undefined;
  private failure: Extract<ChainReport, { intact: false }> | undefined;

  /** Takes the next entry in order of `seq`; says whether the log is intact so far. */
  add(entry: ChainedDecision): boolean {
    if (this.failure) return false;
    const fault = this.faultOf(entry);
    if (fault) {
      this.failure = { intact: false, length: this.length, fault, id: entry.id, seq: entry.seq };
      return false;
    }
    this.head = entry.hash;
    this.seq = BigInt(entry.seq);
    this.length += 1;
    return true;
  }

  report(): ChainReport {
    return this.failure ?? { intact: true, length: this.length, head: this.head };
  }

  private faultOf(entry: ChainedDecision): ChainFault | undefined {
    if (entry.previousHash !== this.head) return 'broken_link';
    if (entry.hash !== decisionHash(entry, entry.previousHash)) return 'altered';
    return this.seq !== undefined && BigInt(entry.seq) <= this.seq ? 'out_of_order' : undefined;
  }
}

/**
 * Verifies a log in order of `seq` and names the first entry at fault. Decisions cut off at the end leave no trace in
 * the chain: compare `length` and `head` with those published earlier (transparency report, snapshot).
 */
export function verifyChain(entries: Iterable<ChainedDecision>): ChainReport {
  const verifier = new ChainVerifier();
  for (const entry of entries) if (!verifier.add(entry)) break;
  return verifier.report();
}
