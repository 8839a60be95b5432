import { QueryFailedError } from 'typeorm';
import { createLogger, withCorrelation } from './logger';

function capture(work: (logger: ReturnType<typeof createLogger>) => void): string {
  let text = '';
  work(createLogger('debug', { write: (line: string) => void (text += line) }));
  return text;
}

describe('structured logs', () => {
  it('carry the correlation id of the request', () => {
    expect(capture((logger) => withCorrelation('abc', () => logger.info('x')))).toContain(
      '"correlationId":"abc"',
    );
  });

  it('leave out e-mail addresses, tokens and bodies', () => {
    const text = capture((logger) =>
      logger.info({ email: 'canary@example.org', input: { body: 'canary', token: 'canary' } }, 'x'),
    );
    expect(text).not.toContain('canary');
  });

  it('do not repeat what the database quotes of a row', () => {
    const failure = new QueryFailedError(
      'INSERT …',
      ['canary'],
      Object.assign(new Error('canary'), { detail: 'canary' }),
    );
    expect(capture((logger) => logger.error({ err: failure }, 'x'))).not.toContain('canary');
  });
});
