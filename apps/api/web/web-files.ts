import compress from '@fastify/compress';
import files from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Configuration } from '#platform';
import { ASSETS_PATH, webBuild } from './web-application';

const YEAR_MS = 365 * 24 * 60 * 60 * 1_000;

/**
 * Serves the browser's build: its files are named by their content, so they are kept for a year, and were compressed when
 * they were built. Pages and answers of the API are compressed on their way.
 */
export async function serveWebFiles(fastify: FastifyInstance, configuration: Configuration): Promise<void> {
  const { folder } = webBuild(configuration);
  await fastify.register(compress, { global: true, threshold: 1_024, encodings: ['gzip'] });
  await fastify.register(files, {
    root: folder,
    prefix: ASSETS_PATH,
    preCompressed: true,
    immutable: true,
    maxAge: YEAR_MS,
    index: false,
    // The explorer brings its own registration of the same plugin.
    decorateReply: !fastify.hasReplyDecorator('sendFile'),
  });
  fastify.get('/favicon.svg', (_request, reply) =>
    reply.sendFile('favicon.svg', folder, { maxAge: 24 * 60 * 60 * 1_000, immutable: false }),
  );
  fastify.get('/favicon.ico', (_request, reply) => reply.redirect('/favicon.svg', 301));
}
