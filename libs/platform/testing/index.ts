export { countStatements } from './count-statements';
export { createTestDatabase, type TestDatabase } from './test-database';
export { startTestRedis } from './test-redis';
export { eventually } from './eventually';
