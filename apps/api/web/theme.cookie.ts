import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Theme } from './web-application';

const COOKIE = 'theme';
const YEAR_SECONDS = 365 * 24 * 60 * 60;

const isTheme = (value: unknown): value is Theme =>
  value === 'light' || value === 'dark' || value === 'system';

/** The look that this browser asked for. */
export const themeOf = (request: FastifyRequest): Theme => {
  const chosen = request.cookies[COOKIE];
  return isTheme(chosen) ? chosen : 'system';
};

/** Keeps the look for this browser: a preference it asked for, which needs no consent (CNIL, 17 September 2020). */
export function keepTheme(reply: FastifyReply, theme: unknown): void {
  if (!isTheme(theme)) return;
  void reply.setCookie(COOKIE, theme, { path: '/', sameSite: 'lax', maxAge: YEAR_SECONDS });
}
