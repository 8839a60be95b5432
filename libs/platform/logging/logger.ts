import { AsyncLocalStorage } from 'node:async_hooks';
import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger as Pino } from 'pino';
import { DomainError, newId } from '#kernel';

interface LogContext {
  correlationId: string;
}

const context = new AsyncLocalStorage<LogContext>();

/** Runs `work` so that all it logs, and every job it causes, carries `correlationId` (a new one by default). */
export const withCorrelation = <T>(correlationId: string | undefined, work: () => T): T =>
  context.run({ correlationId: correlationId ?? newId() }, work);

/** The correlation id of the request or job that is under way; a new one outside of any. */
export const correlationId = (): string => context.getStore()?.correlationId ?? newId();

export type Logger = Pino;

/**
 * Structured logs, a JSON object a line. Callers give ids and figures; never bodies, e-mail addresses or tokens.
 * `redact` is the second line of defence, not the first.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => (context.getStore() ? { correlationId: context.getStore()?.correlationId } : {}),
      redact: {
        paths: ['email', 'token', 'body', 'cookie', '*.email', '*.token', '*.body', '*.cookie', '*.password'],
        remove: true,
      },
      serializers: { err: describeError },
    },
    ...(destination ? [destination] : []),
  );
}

/**
 * What a log may say of a defect: its class, code and stack frames, and its message only when it cannot hold what a
 * person typed: PostgreSQL quotes rows and refusals of the domain quote inputs, so theirs are left out.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code } = error as { code?: unknown };
  const mayQuote = 'severity' in error || error.name === 'QueryFailedError' || error instanceof DomainError;
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    ...(typeof code === 'string' && { code }),
    ...(!mayQuote && { message: error.message }),
    stack: frames?.slice(0, 12).join('\n'),
  };
}

/** Nest's own messages through the same structured log. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}
  log(message: unknown, context?: string): void {
    this.logger.debug({ context }, String(message));
  }
  warn(message: unknown, context?: string): void {
    this.logger.warn({ context }, String(message));
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.logger.error({ context: rest.at(-1) }, String(message));
  }
}
