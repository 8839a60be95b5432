import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Transactions, type Transaction } from '#platform';

/** Functions that PostgreSQL finds before its own ones: the recorded instant instead of the present one. */
const CLOCK_FUNCTIONS = ['now', 'clock_timestamp', 'statement_timestamp'];

/**
 * Brings acts of the past in through the very commands that people use: rules, locks, triggers and chained logs are all
 * in force, only the clock shows the instant that is recorded. A calendar that was kept then is thus kept here too.
 *
 * The clock is three SQL functions in a schema that exists inside this one transaction and that only it can see. What
 * writes its instant by a column's default is not reached: such an instant stays the one of the loading.
 *
 * For operator's tools that compose it in the place of Transactions, never for a process that serves: whoever holds it
 * can write any date. Not for two works at once.
 */
@Injectable()
export class RecordedTransactions extends Transactions {
  private whole: Transaction | null = null;
  private keepsJobs = false;

  /** Commands inside `together` become part of its transaction. */
  override run<T>(command: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.whole ? command(this.whole) : super.run(command);
  }

  /** Makes one transaction of all that `work` commands, through whatever services. */
  async together<T>(work: () => Promise<T>): Promise<T> {
    return super.run(async (transaction) => {
      const { manager } = transaction;
      await manager.query('CREATE SCHEMA recorded_time');
      for (const name of CLOCK_FUNCTIONS) {
        const functionSql = `recorded_time.${name}`;
        await manager.query(
          `CREATE FUNCTION ${functionSql}() RETURNS timestamptz LANGUAGE sql STABLE
           AS $$ SELECT current_setting('recorded_time.instant')::timestamptz $$`,
        );
      }
      this.whole = {
        manager,
        // What an act of the past set in motion was done then: nobody is written to about it today.
        enqueue: (contract, payload) =>
          this.keepsJobs ? transaction.enqueue(contract, payload) : Promise.resolve(newId()),
      };
      try {
        const result = await work();
        await manager.query('DROP SCHEMA recorded_time CASCADE');
        return result;
      } finally {
        this.whole = null;
      }
    });
  }

  /**
   * Does `work` as of an instant; inside `together` only. Its jobs are dropped unless `keepsJobs`; kept ones are written
   * at the present time and done after the commit.
   */
  async at<T>(instant: Date, work: () => Promise<T>, { keepsJobs = false } = {}): Promise<T> {
    if (!this.whole) throw new Error('An instant is recorded inside of `together` only');
    const { manager } = this.whole;
    await manager.query(
      `SELECT set_config('recorded_time.path', current_setting('search_path'), true),
         set_config('search_path', 'recorded_time, pg_catalog, ' || current_setting('search_path'), true),
         set_config('recorded_time.instant', $1, true)`,
      [instant.toISOString()],
    );
    this.keepsJobs = keepsJobs;
    const result = await work();
    this.keepsJobs = false;
    await manager.query(`SELECT set_config('search_path', current_setting('recorded_time.path'), true)`);
    return result;
  }
}
