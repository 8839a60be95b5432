export { countStatements } from './count-statements';
export { createTestDatabase, type TestDatabase } from './test-database';
export { hasRedis, startTestRedis } from './test-redis';
export { eventually } from './eventually';
