import { isDatabaseAway } from './database.away';

describe('a database that cannot be reached', () => {
  it('is told from its codes, also inside what TypeORM wraps', () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    expect(isDatabaseAway(refused)).toBe(true);
    expect(isDatabaseAway(Object.assign(new Error('query'), { driverError: refused }))).toBe(true);
    expect(isDatabaseAway(Object.assign(new Error('shutdown'), { code: '57P01' }))).toBe(true);
    expect(isDatabaseAway(new Error('timeout exceeded when trying to connect'))).toBe(true);
  });

  it('is not what a wrong statement says', () => {
    expect(isDatabaseAway(Object.assign(new Error('syntax'), { code: '42601' }))).toBe(false);
    expect(isDatabaseAway('ECONNREFUSED')).toBe(false);
  });
});
