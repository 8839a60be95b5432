import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { JobDelivery } from '../jobs/job.delivery';
import type { JobContract } from '../jobs/job.contract';
import { insertJob } from '../jobs/job.store';

/** A command under way: what is written through it, and the jobs it causes, become true together or not at all. */
export interface Transaction {
  readonly manager: EntityManager;
  /**
   * Writes a job's record in this transaction; it is delivered after the commit. The payload holds ids only.
   * Throws when the payload is not valid: a defect of the caller.
   */
  enqueue<Payload extends object>(contract: JobContract<Payload>, payload: Payload): Promise<string>;
}

/** Runs commands, each as one transaction (READ COMMITTED). No mail, HTTP or queue call belongs inside. */
@Injectable()
export class Transactions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly delivery: JobDelivery,
  ) {}

  async run<T>(command: (transaction: Transaction) => Promise<T>): Promise<T> {
    const jobs: { id: string; contract: JobContract<object> }[] = [];
    const result = await this.dataSource.transaction((manager) =>
      command({
        manager,
        enqueue: async (contract, payload) => {
          const id = await insertJob(manager, contract, payload);
          jobs.push({ id, contract: contract });
          return id;
        },
      }),
    );
    for (const { id, contract } of jobs) this.delivery.announce(id, contract.queue);
    return result;
  }
}
