import { AltairFastify } from 'altair-fastify-plugin';
import type { FastifyInstance } from 'fastify';

/** Where the GraphQL explorer is served, all of its files by us. */
export const EXPLORER_PATH = '/explorateur';

/** The explorer brings inline scripts and styles of its own; it may reach nothing but this platform all the same. */
const EXPLORER_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'self'",
].join('; ');

/** Serves the GraphQL explorer. For development and the sample: it comes with introspection, which production has off. */
export async function serveExplorer(fastify: FastifyInstance): Promise<void> {
  fastify.addHook('onSend', (request, reply, _payload, done) => {
    if (request.url.startsWith(EXPLORER_PATH)) reply.header('content-security-policy', EXPLORER_POLICY);
    done();
  });
  await fastify.register(AltairFastify, {
    path: EXPLORER_PATH,
    baseURL: `${EXPLORER_PATH}/`,
    endpointURL: '/graphql',
    initialSettings: { 'banners.disable': true, theme: 'system' },
  });
}
