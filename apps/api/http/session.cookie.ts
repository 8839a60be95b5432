import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Viewers } from '#identity';
import type { RequestContext } from '#identity/graphql';
import type { Configuration } from '#platform';

const isSecure = (configuration: Configuration): boolean => configuration.PUBLIC_URL.startsWith('https://');

/** With https, the prefix by which browsers refuse the cookie to other hosts and paths (RFC 6265bis). */
const cookieName = (configuration: Configuration): string =>
  isSecure(configuration) ? '__Host-session' : 'session';

/** The session's token of a request, if its browser has one. */
export const sessionToken = (request: FastifyRequest, configuration: Configuration): string | undefined =>
  request.cookies[cookieName(configuration)];

/** Opens the browser's session, or closes it with a null token. Scripts cannot read the cookie; other sites cannot send it. */
export function setSessionCookie(
  reply: FastifyReply,
  configuration: Configuration,
  token: string | null,
  expiresAt?: Date,
): void {
  void reply.setCookie(cookieName(configuration), token ?? '', {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(configuration),
    expires: token ? expiresAt : new Date(0),
  });
}

/** The context of one GraphQL request. */
export async function requestContext(
  request: FastifyRequest,
  reply: FastifyReply,
  viewers: Viewers,
  configuration: Configuration,
): Promise<RequestContext> {
  const token = sessionToken(request, configuration);
  return {
    viewer: await viewers.ofToken(token),
    sessionToken: token,
    setSession: (opened, expiresAt) => {
      setSessionCookie(reply, configuration, opened, expiresAt);
    },
    loaders: new Map(),
  };
}
