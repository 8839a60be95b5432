import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Transaction } from '../database/transactions';
import type { JobContract } from './job.contract';

/** What a handler may ask of the job it works on. */
export interface JobUnderWay {
  readonly id: string;
  /** 1 for the first try. */
  readonly attempt: number;
  /** Says how far it has come, in per cent. */
  progress(percent: number): Promise<void>;
}

/**
 * Does a job. `apply` writes the effect, in the transaction that also marks the job done: once, whatever dies in
 * between. Work that takes long or leaves the database (a mail, a file) goes to `prepare`, which runs before and outside
 * any transaction, and may run twice when a worker dies.
 */
export interface JobHandler<Payload extends object, Prepared = undefined> {
  prepare?(payload: Payload, job: JobUnderWay): Promise<Prepared>;
  apply(payload: Payload, transaction: Transaction, prepared: Prepared): Promise<void>;
  /** Called once when the job is given up, in the transaction that says so. */
  giveUp?(payload: Payload, transaction: Transaction): Promise<void>;
}

export const HANDLES_JOB = 'handles-job';

/** Declares a provider as the handler of a job. */
export const HandlesJob = <Payload extends object>(contract: JobContract<Payload>): CustomDecorator =>
  SetMetadata(HANDLES_JOB, contract);
