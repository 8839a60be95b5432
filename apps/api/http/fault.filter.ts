import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { GqlContextType } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, NotAllowed, NotFound, SignInRequired, TooLarge, TooManyRequests } from '#kernel';
import { correlationId, isDatabaseAway, LOGGER, type Logger } from '#platform';
import { ExportFileMissing, ExportNotReady } from '#synthesis';
import { PageResponder } from '../web/page.responder';

const statusOf = (error: unknown): number => {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof NotFound) return 404;
  if (error instanceof SignInRequired) return 401;
  if (error instanceof NotAllowed) return 403;
  if (error instanceof TooLarge) return 413;
  if (error instanceof TooManyRequests) return 429;
  if (error instanceof ExportNotReady) return 409;
  if (error instanceof ExportFileMissing) return 410;
  if (error instanceof DomainError) return 400;
  if (isDatabaseAway(error)) return 503;
  const { statusCode } = error as { statusCode?: unknown };
  return typeof statusCode === 'number' && statusCode < 500 ? statusCode : 500;
};

/** For programs; people read the page of the fault. */
const SENTENCES: Record<number, string> = {
  400: 'Cette demande n’a pas la forme attendue.',
  404: 'Cette adresse n’existe pas.',
  413: 'Ce qui a été envoyé est trop volumineux.',
  415: 'Ce type de contenu n’est pas accepté ici.',
  503: 'Le service est momentanément indisponible. Réessayez dans quelques minutes.',
};

/** Seconds after which a refused client may try again. */
const RETRY_AFTER_SECONDS = 30;

/** Where programs ask: they are answered in JSON also when their request could not even be read. */
const API = '/graphql';

/** When even the page of a fault cannot be made. */
const LAST_RESORT = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Erreur</title>
<h1>Erreur inattendue</h1><p>Désolé, cette page ne peut pas être affichée. Réessayez dans quelques minutes.</p>
<p><a href="/">Accueil</a></p></html>`;

/** Every fault of a plain HTTP request, as a page that says what to do. GraphQL has its own answers to what it could read. */
@Catch()
export class FaultFilter implements ExceptionFilter {
  constructor(
    private readonly pages: PageResponder,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType<GqlContextType>() === 'graphql') throw error;
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const status = statusOf(error);
    const route = request.routeOptions.url;
    if (status >= 500) this.logger.error({ err: error, route }, 'defect in a page');
    if (status === 429 || status === 503) void reply.header('retry-after', RETRY_AFTER_SECONDS);
    const code = codeOf(error, status);
    if (route === API) {
      const message = error instanceof DomainError ? error.message : (SENTENCES[status] ?? unexpected());
      void reply.status(status).send({ errors: [{ message, extensions: { code } }] });
      return;
    }
    const fault = {
      ...{ status, code, message: error instanceof DomainError ? error.message : '' },
      ...(status >= 500 && { reference: correlationId() }),
    };
    this.pages.answer(request, reply, fault).catch((defect: unknown) => {
      this.logger.error({ err: defect, route }, 'no page for a fault');
      void reply.status(status).header('content-type', 'text/html; charset=utf-8').send(LAST_RESORT);
    });
  }
}

const codeOf = (error: unknown, status: number): string => {
  if (error instanceof DomainError) return error.code;
  if (status === 503) return 'UNAVAILABLE';
  return status >= 500 ? 'INTERNAL_SERVER_ERROR' : 'BAD_REQUEST';
};

const unexpected = (): string =>
  `Une erreur inattendue est survenue. Référence à indiquer : ${correlationId()}.`;
