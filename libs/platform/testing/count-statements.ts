import type { DataSource, QueryRunner } from 'typeorm';

/** The delivery of jobs notes what it handed over after a command is done, at a moment of its own. */
const DELIVERY_SQL = 'UPDATE job SET delivered_at';

/**
 * The SQL statements that `work` sends through this data source, in order, with its result. Transactions' own BEGIN and COMMIT are
 * part of them, the delivery of earlier jobs is not. Not for two works at once on one data source: their statements would be
 * counted together.
 */
export async function countStatements<T>(
  dataSource: DataSource,
  work: () => Promise<T>,
): Promise<{ result: T; statements: string[] }> {
  const statements: string[] = [];
  const create = dataSource.createQueryRunner.bind(dataSource);
  dataSource.createQueryRunner = (...args): QueryRunner => {
    const runner = create(...args);
    const query = runner.query.bind(runner) as (...parameters: unknown[]) => Promise<never>;
    runner.query = (...parameters: unknown[]) => {
      const text = String(parameters[0]);
      if (!text.startsWith(DELIVERY_SQL)) statements.push(text);
      return query(...parameters);
    };
    return runner;
  };
  try {
    return { result: await work(), statements };
  } finally {
    dataSource.createQueryRunner = create;
  }
}
