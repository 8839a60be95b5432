/**
 * What Node.js and PostgreSQL say when the server is stopping, starting, full or unreachable (PostgreSQL's appendix A,
 * classes 08, 53 and 57P).
 */
const AWAY = /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|ETIMEDOUT|08...|53[34]00|57P0[1-3])$/;

/** What the pool says where it has no code. */
const POOL = /timeout exceeded when trying to connect|connection terminated|connection ended/i;

/** Whether an error means that the database cannot be reached: a person may try again later, and nothing is wrong with what they asked. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, driverError, cause } = error as Error & { code?: unknown; driverError?: unknown };
  return (
    (typeof code === 'string' && AWAY.test(code)) ||
    POOL.test(error.message) ||
    (driverError !== error && isDatabaseAway(driverError)) ||
    (cause !== error && isDatabaseAway(cause))
  );
}
