import 'reflect-metadata';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LOGGER, NestLogger, type Configuration, type Logger } from '#platform';
import { GRAPHQL_LIMITS } from '#platform/graphql';
import { ApiModule } from './api.module';
import { serveExplorer } from './http/explorer';
import { UPLOADS } from './http/imports.controller';
import { guardRequests } from './http/request-guard';
import { endSlowSenders } from './http/slow-senders';
import { serveWebFiles } from './web/web-files';
import { webBuild } from './web/web-application';

/** Milliseconds that a client may take to send a request, or stay silent in one. */
const REQUEST_TIMEOUT_MS = 15_000;
/** The same for a file for a doctrine: 20 MB at half a megabit a second. */
const UPLOAD_TIMEOUT_MS = 320_000;

/** Builds the HTTP process without listening. */
export async function createApi(configuration: Configuration): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: GRAPHQL_LIMITS.bodyBytes,
    requestTimeout: UPLOAD_TIMEOUT_MS,
    connectionTimeout: REQUEST_TIMEOUT_MS,
    http: { headersTimeout: REQUEST_TIMEOUT_MS },
    trustProxy: configuration.TRUST_PROXY,
  });
  const api = await NestFactory.create<NestFastifyApplication>(ApiModule.with(configuration), adapter, {
    bufferLogs: true,
    abortOnError: false,
  });
  api.useLogger(new NestLogger(api.get<Logger>(LOGGER)));
  await api.register(cookie);
  await api.register(helmet, contentPolicy(configuration));
  await api.register(multipart);
  const fastify = api.getHttpAdapter().getInstance();
  guardRequests(fastify, configuration);
  endSlowSenders(fastify, { withinMs: REQUEST_TIMEOUT_MS, except: [UPLOADS] });
  if (configuration.GRAPHQL_INTROSPECTION) await serveExplorer(fastify);
  await serveWebFiles(fastify, configuration);
  await api.init();
  return api;
}

/** Starts to listen. Throws when the port or the database cannot be had. */
export async function startApi(configuration: Configuration): Promise<NestFastifyApplication> {
  const api = await createApi(configuration);
  try {
    await api.listen({ port: configuration.PORT, host: configuration.HOST });
  } catch (error) {
    await api.close();
    throw error;
  }
  return api;
}

/** The policy of the pages, which the web application states; the explorer has one of its own. */
const contentPolicy = (configuration: Configuration) => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: webBuild(configuration).renderer.contentSecurityPolicy,
  },
  strictTransportSecurity: configuration.PUBLIC_URL.startsWith('https://') ? undefined : (false as const),
  referrerPolicy: { policy: 'same-origin' as const },
});
