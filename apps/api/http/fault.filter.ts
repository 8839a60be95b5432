import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { GqlContextType } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, NotAllowed, NotFound, SignInRequired, TooManyRequests } from '#kernel';
import { correlationId, LOGGER, type Logger } from '#platform';
import { html, page } from './page';

const statusOf = (error: unknown): number => {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof NotFound) return 404;
  if (error instanceof SignInRequired) return 401;
  if (error instanceof NotAllowed) return 403;
  if (error instanceof TooManyRequests) return 429;
  if (error instanceof DomainError) return 400;
  const { statusCode } = error as { statusCode?: unknown };
  return typeof statusCode === 'number' && statusCode < 500 ? statusCode : 500;
};

const SENTENCES: Record<number, string> = {
  400: 'Cette demande n’a pas la forme attendue.',
  404: 'Cette page n’existe pas ou n’est pas publique. Revenez à l’accueil pour la retrouver.',
  413: 'Ce qui a été envoyé est trop volumineux.',
  415: 'Ce type de contenu n’est pas accepté ici.',
};

/** Where programs ask: they are answered in JSON also when their request could not even be read. */
const API = '/graphql';

/** Every fault of a plain HTTP request, as a page that says what to do. GraphQL has its own answers to what it could read. */
@Catch()
export class FaultFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType<GqlContextType>() === 'graphql') throw error;
    const http = host.switchToHttp();
    const status = statusOf(error);
    const route = http.getRequest<FastifyRequest>().routeOptions.url;
    if (status >= 500) this.logger.error({ err: error, route }, 'defect in a page');
    const message =
      error instanceof DomainError
        ? error.message
        : (SENTENCES[status] ??
          `Une erreur inattendue est survenue. Référence à indiquer : ${correlationId()}.`);
    const reply = http.getResponse<FastifyReply>().status(status);
    if (route === API) {
      const code = status >= 500 ? 'INTERNAL_SERVER_ERROR' : 'BAD_REQUEST';
      void reply.send({ errors: [{ message, extensions: { code } }] });
      return;
    }
    void reply.header('content-type', 'text/html; charset=utf-8').send(
      page(
        status === 404 ? 'Page introuvable' : 'Demande refusée',
        html`<p>${message}</p>
          <p><a href="/">Accueil</a></p>`,
      ),
    );
  }
}
