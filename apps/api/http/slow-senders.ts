import type { FastifyInstance } from 'fastify';

/**
 * Ends requests whose body is still on its way after `withinMs`, so that slow senders hold no connection. The server's own limit is one
 * for all requests, and files that people send from home take minutes: `except` names the routes that only that one ends.
 */
export function endSlowSenders(
  fastify: FastifyInstance,
  { withinMs, except }: { withinMs: number; except: readonly string[] },
): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { raw, headers, routeOptions } = request;
    const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
    if (hasBody && !except.includes(routeOptions.url ?? '')) {
      const late = setTimeout(() => {
        if (!raw.complete) raw.destroy();
      }, withinMs);
      raw.once('close', () => clearTimeout(late));
    }
    done();
  });
}
