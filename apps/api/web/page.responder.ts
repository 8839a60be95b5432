import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Viewers } from '#identity';
import { CONFIGURATION, type Configuration } from '#platform';
import { EXPLORER_PATH } from '../http/explorer';
import { requestContext } from '../http/session.cookie';
import { InProcessGraphql } from './in-process.transport';
import { themeOf } from './theme.cookie';
import { webBuild, type GraphqlAnswer, type PageSettings, type RenderingServer } from './web-application';

/** What a fault's page tells. */
export type PageFault = NonNullable<RenderingServer['fault']>;

/** Turns a request of this process into a page of the web application, and its answer into a reply. */
@Injectable()
export class PageResponder {
  private readonly settings: PageSettings;

  constructor(
    private readonly graphql: InProcessGraphql,
    private readonly viewers: Viewers,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {
    this.settings = pageSettings(configuration);
  }

  /** Answers with the page of the address, or with the page of a fault. */
  async answer(request: FastifyRequest, reply: FastifyReply, fault?: PageFault): Promise<void> {
    const { renderer, assets } = webBuild(this.configuration);
    const response = await renderer.respond(asWebRequest(request, this.settings.publicUrl), {
      transport: { execute: fault ? nobody : await this.executeFor(request, reply) },
      settings: this.settings,
      assets,
      theme: themeOf(request),
      fault,
    });
    void reply.status(response.status);
    for (const [name, value] of response.headers) void reply.header(name, value);
    await reply.send(await response.text());
  }

  private async executeFor(
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<RenderingServer['transport']['execute']> {
    const context = await requestContext(request, reply, this.viewers, this.configuration);
    return (document, variables) => this.graphql.execute(document, variables, context);
  }
}

/** A fault's page asks the API for nothing: what failed may be the API. */
const nobody = (): Promise<GraphqlAnswer> => Promise.resolve({ data: { viewer: null } });

const pageSettings = (configuration: Configuration): PageSettings => ({
  brand: configuration.BRAND,
  brandLines: configuration.BRAND_LINES.split('|').map((line) => line.trim()),
  operator: configuration.OPERATOR,
  publicUrl: configuration.PUBLIC_URL.replace(/\/$/, ''),
  isSample: configuration.SAMPLE_MODE,
  explorer: configuration.GRAPHQL_INTROSPECTION ? EXPLORER_PATH : null,
});

/** The same request in the terms of the Fetch standard, which the web application's router speaks. A form's fields keep their order. */
function asWebRequest(request: FastifyRequest, publicUrl: string): Request {
  const url = new URL(request.url.replace(/^\/+/, '/'), publicUrl);
  if (request.method !== 'POST') return new Request(url);
  return new Request(url, { method: 'POST', body: formOf(request.body) });
}

function formOf(body: unknown): URLSearchParams {
  const form = new URLSearchParams();
  if (typeof body !== 'object' || body === null) return form;
  for (const [name, value] of Object.entries(body)) {
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value as unknown]) {
      if (typeof one === 'string') form.append(name, one);
    }
  }
  return form;
}
