import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { withCorrelation, type Configuration } from '#platform';

/** A correlation id from a proxy is believed only in this form. */
const CORRELATION_ID = /^[\w-]{8,64}$/;

/** NUL, which PostgreSQL cannot store, or half of a surrogate pair, which no text holds. */
const UNSTORABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

const holdsUnstorable = (value: unknown): boolean =>
  typeof value === 'string'
    ? UNSTORABLE.test(value)
    : typeof value === 'object' && value !== null && Object.values(value).some(holdsUnstorable);

/**
 * What every request passes before anything of ours sees it: a correlation id, no state change asked for by another
 * site, no text that cannot be stored, and headers of a State's site.
 */
export function guardRequests(fastify: FastifyInstance, configuration: Configuration): void {
  const ownOrigin = new URL(configuration.PUBLIC_URL).origin;

  fastify.addHook('onRequest', (request, _reply, done) => {
    const given = configuration.TRUST_PROXY ? request.headers['x-correlation-id'] : undefined;
    withCorrelation(typeof given === 'string' && CORRELATION_ID.test(given) ? given : undefined, done);
  });

  fastify.addHook('onRequest', async (request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD') return;
    if (comesFromElsewhere(request, ownOrigin)) {
      await refuse(
        reply,
        403,
        'Cette demande vient d’un autre site : elle est refusée. Rouvrez la page depuis la plateforme.',
      );
    }
  });

  fastify.addHook('preValidation', async (request, reply) => {
    if (holdsUnstorable(request.body) || holdsUnstorable(request.query)) {
      await refuse(
        reply,
        400,
        'Le texte contient des caractères qui ne peuvent pas être enregistrés. Retirez-les et recommencez.',
      );
    }
  });

  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    done();
  });
}

/** By Fetch metadata where the browser sends it, else by Origin; a program without either has no cookie of ours to abuse. */
function comesFromElsewhere(request: FastifyRequest, ownOrigin: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const { origin } = request.headers;
  return origin !== undefined && origin !== ownOrigin && origin !== `${request.protocol}://${request.host}`;
}

async function refuse(reply: FastifyReply, status: number, message: string): Promise<void> {
  await reply.status(status).send({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
}
