import type { DataSource } from 'typeorm';

/** Where the matrix is played: a running API with a database, and workers when they are asked for. */
export interface Ground {
  readonly url: string;
  readonly database: DataSource;
  /** Does `work` while a worker does jobs. */
  withWorker<T>(work: () => Promise<T>): Promise<T>;
  /** Does `work` while another API serves the same database as a demonstration, at the address that it is given. */
  withSampleApi<T>(work: (url: string) => Promise<T>): Promise<T>;
  /** What the processes have logged; null where they log to nobody. */
  log(): readonly string[] | null;
}
