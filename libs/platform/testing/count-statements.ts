import type { DataSource, QueryRunner } from 'typeorm';

/**
 * The SQL statements that `work` sends through this data source, in order, with its result. Transactions' own BEGIN and
 * COMMIT are part of them. Not for two works at once on one data source: their statements would be counted together.
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
      statements.push(String(parameters[0]));
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
