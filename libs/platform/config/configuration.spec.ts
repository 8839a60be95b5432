import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIGURATION_NAMES, ConfigurationError, readConfiguration } from './configuration';

const faultsOf = (environment: NodeJS.ProcessEnv): readonly string[] => {
  try {
    readConfiguration(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults;
    throw error;
  }
};

describe('the configuration', () => {
  it('has a default for all that a first start needs', () => {
    expect(readConfiguration({})).toMatchObject({ PORT: 3000, DATA_DIR: './var', SAMPLE_MODE: false });
  });

  it('names every fault at once', () => {
    const faults = faultsOf({ PORT: 'abc', REDIS_URL: 'http://x', SAMPLE_MODE: 'yes', LOG_LEVEL: 'loud' });
    for (const name of ['PORT', 'REDIS_URL', 'SAMPLE_MODE', 'LOG_LEVEL'])
      expect(faults.join('\n')).toContain(name);
  });

  it('never repeats a value, which may be a secret', () => {
    expect(faultsOf({ DATABASE_URL: 'mysql://user:hunter2@host/x' }).join()).not.toContain('hunter2');
  });

  it('refuses the sample and a missing mail server in production', () => {
    const faults = faultsOf({ NODE_ENV: 'production', SAMPLE_MODE: 'true' });
    expect(faults.join()).toContain('SAMPLE_MODE');
    expect(faultsOf({ NODE_ENV: 'production' }).join()).toContain('SMTP_URL');
  });

  it('is described whole in .env.example, whose values are valid', () => {
    const lines = readFileSync(join(__dirname, '../../../.env.example'), 'utf8').split('\n');
    const settings = lines.flatMap((line) =>
      /^#? ?([A-Z_]+)=(.*)$/.exec(line)?.slice(1, 3) ? [/^#? ?([A-Z_]+)=(.*)$/.exec(line)!.slice(1, 3)] : [],
    );
    expect(settings.map(([name]) => name).sort()).toEqual([...CONFIGURATION_NAMES].sort());
    expect(faultsOf(Object.fromEntries(settings) as NodeJS.ProcessEnv)).toEqual([]);
  });
});
