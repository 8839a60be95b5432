import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

/** `quick` jobs answer a person who waits; `long` ones (exports, imports) never stand in their way. */
export type JobQueue = 'quick' | 'long';

export const JOB_QUEUES: readonly JobQueue[] = ['quick', 'long'];

/** What caller and handler of a job agree on. */
export interface JobContract<Payload extends object> {
  /** `<domain>.<verb>-<noun>`, unique. */
  readonly name: string;
  /** Ids only: a payload is read by operators and kept after the job. */
  readonly payload: new () => Payload;
  readonly queue: JobQueue;
}

const contracts = new Map<string, JobContract<object>>();

/** Declares a job. Boot fails in the worker unless it has exactly one handler. */
export function defineJob<Payload extends object>(
  name: string,
  payload: new () => Payload,
  options: { queue?: JobQueue } = {},
): JobContract<Payload> {
  if (contracts.has(name)) throw new Error(`The job ${name} is declared twice`);
  const contract = { name, payload, queue: options.queue ?? 'quick' };
  contracts.set(name, contract);
  return contract;
}

/** All jobs declared by the domains that this process has loaded. */
export const declaredJobs = (): readonly JobContract<object>[] => [...contracts.values()];

/** Reads and validates a payload against its contract. Throws: a payload that does not fit is a defect. */
export function readPayload<Payload extends object>(
  contract: JobContract<Payload>,
  payload: unknown,
): Payload {
  const instance = plainToInstance(contract.payload, payload);
  const faults = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true });
  if (faults.length > 0) {
    throw new Error(
      `Invalid payload of ${contract.name}: ${faults.map((fault) => fault.property).join(', ')}`,
    );
  }
  return instance;
}
