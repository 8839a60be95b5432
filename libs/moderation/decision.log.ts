import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { newId } from '#kernel';
import {
  chainDecision,
  ChainVerifier,
  FIRST_PREVIOUS_HASH,
  type ChainedDecision,
  type ChainReport,
  type DecisionRecord,
} from './decision.chain';
import { CHAINED_DECISION } from './decision.columns';

/** What is decided, before the log gives it its place. */
export type DecisionToLog = Omit<DecisionRecord, 'id' | 'seq' | 'consultationId' | 'decidedAt'>;

/** Verdict on one consultation's log; beyond the chain, its end is compared with the recorded head. */
export type LogReport = { readonly consultationId: string } & (
  | ChainReport
  | {
      readonly intact: false;
      /** Decisions found in order. */
      readonly length: number;
      /** `cut_off`: decisions are missing at the end; `head_differs`: the head is not the last decision's. */
      readonly fault: 'cut_off' | 'head_differs';
      /** Decisions that the head has counted. */
      readonly expectedLength: string;
    }
);

/** Decisions read at a time while a log is verified. */
const BATCH = 500;

/**
 * The append-only, chained log of decisions, one per consultation. Appending locks the consultation's head until the
 * transaction ends: decisions of one consultation are committed one after the other. Append last in a command.
 */
@Injectable()
export class DecisionLog {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Seals a decision at the end of the consultation's log, in the caller's transaction. `decide` is given the instant
   * (database clock, milliseconds) that the decision carries.
   */
  async append(
    manager: EntityManager,
    consultationId: string,
    decide: (decidedAt: Date) => DecisionToLog,
  ): Promise<ChainedDecision> {
    await manager.query(
      'INSERT INTO decision_chain (consultation_id, head) VALUES ($1, $2) ON CONFLICT (consultation_id) DO NOTHING',
      [consultationId, FIRST_PREVIOUS_HASH],
    );
    const heads: { seq: string; head: string; decidedAt: Date }[] = await manager.query(
      `SELECT (length + 1)::text AS seq, head, date_trunc('milliseconds', clock_timestamp()) AS "decidedAt"
       FROM decision_chain WHERE consultation_id = $1 FOR UPDATE`,
      [consultationId],
    );
    const [head] = heads;
    if (!head) throw new Error('The head of the log could not be read back');
    const { seq, decidedAt } = head;
    const sealed = chainDecision(
      { id: newId(), seq, consultationId, decidedAt, ...decide(decidedAt) },
      head.head,
    );
    await manager.query(
      `INSERT INTO decision (id, seq, consultation_id, revision_id, comment_id, case_id, kind, reason_code, statement,
         statement_items, decided_by, rule, decided_at, previous_hash, hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::json, $11, $12, $13, $14, $15)`,
      [
        sealed.id,
        seq,
        consultationId,
        sealed.revisionId,
        sealed.commentId,
        sealed.caseId,
        sealed.kind,
        sealed.reasonCode,
        sealed.statement,
        sealed.statementItems,
        sealed.decidedBy,
        sealed.rule,
        decidedAt,
        sealed.previousHash,
        sealed.hash,
      ],
    );
    await manager.query(
      'UPDATE decision_chain SET length = length + 1, head = $2 WHERE consultation_id = $1',
      [consultationId, sealed.hash],
    );
    return sealed;
  }

  /**
   * Follows the whole log of a consultation at one instant, in constant memory, and names the first decision at fault.
   * For operators and tests; costs one statement per 500 decisions.
   */
  async verify(consultationId: string): Promise<LogReport> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const verifier = new ChainVerifier();
      for (let after = '0'; ;) {
        const batch: ChainedDecision[] = await manager.query(
          `SELECT ${CHAINED_DECISION} FROM decision WHERE consultation_id = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
          [consultationId, after, BATCH],
        );
        for (const entry of batch) {
          if (!verifier.add(entry)) return { consultationId, ...verifier.report() };
        }
        const last = batch.at(-1);
        if (!last || batch.length < BATCH) break;
        after = last.seq;
      }
      const report = verifier.report();
      const heads: { length: string; head: string }[] = await manager.query(
        'SELECT length, head FROM decision_chain WHERE consultation_id = $1',
        [consultationId],
      );
      const { length: expectedLength, head } = heads[0] ?? { length: '0', head: FIRST_PREVIOUS_HASH };
      if (!report.intact || (String(report.length) === expectedLength && report.head === head)) {
        return { consultationId, ...report };
      }
      const fault = BigInt(expectedLength) > BigInt(report.length) ? 'cut_off' : 'head_differs';
      return { consultationId, intact: false, length: report.length, fault, expectedLength };
    });
  }

  /** Verifies the log of every consultation that has one. */
  async verifyAll(): Promise<LogReport[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `SELECT consultation_id AS id FROM decision_chain UNION SELECT consultation_id FROM decision ORDER BY id`,
    );
    const reports: LogReport[] = [];
    for (const { id } of rows) reports.push(await this.verify(id));
    return reports;
  }
}
