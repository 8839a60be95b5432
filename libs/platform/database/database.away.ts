/**
 * What Node.js and PostgreSQL say when the server is stopping, starting, full or unreachable (PostgreSQL's appendix A,
 * classes 08, 53 and 57P).
 */
const AWAY = /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|ETIMEDOUT|08...|53[34]00|57P0[1-3])$/;

/** What the pool says where it has no code. */
const POOL = /timeout exceeded when trying to connect|connection terminated|connection ended/i;

/** Where libraries keep the error that they wrap: TypeORM, Error.cause, graphql-js. */
const WRAPPED = ['driverError', 'cause', 'originalError', 'thrownValue'] as const;

/** Whether an error means that the database cannot be reached: a person may try again later, and nothing is wrong with what they asked. */
export function isDatabaseAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const told = error as Record<string, unknown>;
  const { code, message } = told;
  if (typeof code === 'string' && AWAY.test(code)) return true;
  if (typeof message === 'string' && POOL.test(message)) return true;
  return WRAPPED.some((name) => told[name] !== error && isDatabaseAway(told[name]));
}
