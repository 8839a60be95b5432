export { createTestDatabase, type TestDatabase } from './test-database';
export { startTestRedis } from './test-redis';
export { eventually } from './eventually';
