import type { Figures } from '../test/verify/check';

export interface BenchOptions {
  /** Comments to generate. */
  comments: number;
  /** Address of a migrated database that is kept between runs; absent, one is started for this run. */
  database?: string;
}

/** One benchmark; its last figure is the one that counts. */
export interface Bench {
  readonly name: string;
  /** One line: what is measured against what. */
  readonly measures: string;
  /** Throws ShortOf below its floor. */
  run(options: BenchOptions, log: (line: string) => void): Promise<Figures>;
}
